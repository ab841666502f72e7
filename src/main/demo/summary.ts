import type { RoundStatus } from '../../application/rounds/round-status.ts';
import { statusTable } from '../../cli/commands/round-status-lines.ts';
import type { ChannelNews } from './chat/channel.ts';
import type { PlayedInChat } from './chat/share.ts';
import type { CycleReport } from './cycle/cycle.ts';
import type { HeldMeeting } from './cycle/hold-meeting.ts';
import type { Played } from './play.ts';
import type { Acknowledged, ChatTally, Tally } from './tally.ts';

/** One chat: what the people in it saw, and what the database holds. */
export interface InChat {
  readonly name: string;
  /** What forms are in it. */
  readonly forms: string;
  readonly played: PlayedInChat;
  readonly tally: ChatTally;
  /** Acknowledged there, and not in the database. */
  readonly lost: readonly Acknowledged[];
}

export interface DemoReport {
  readonly seconds: number;
  readonly seed: number;
  readonly tally: Tally;
  readonly played: Played;
  /** None: everybody answered by the pages. */
  readonly inChats: readonly InChat[];
  /** What channels of staff were told. */
  readonly channels: readonly ChannelNews[];
  readonly restarts: number;
  /** Acknowledged answers that the database does not have: must be 0. */
  readonly lost: number;
  readonly kept: boolean;
  readonly agendas: readonly string[];
  /** What became of the answers, on days that lie ahead. */
  readonly cycle: CycleReport;
}

type Facts = Omit<DemoReport, 'lost' | 'kept'>;

/** Every promise that the demo can check, as it came out. */
export function reportOf(facts: Facts): DemoReport {
  const lost = lostOf(facts);
  const { doubled, remindedAfterAnswer } = facts.tally;
  const unheard = sum(facts.inChats, ({ played }) => played.unheard);
  const isTold = facts.channels.every(({ messages, sent }) => messages === sent);
  const kept = lost === 0 && doubled === 0 && remindedAfterAnswer === 0 && unheard === 0 && isTold;
  return { ...facts, lost, kept };
}

/** On the pages each acknowledged answer is an event of its own; in a chat a second click is one, too, so answers are looked for one by one. */
function lostOf({ tally, played, inChats }: Facts): number {
  const heard = sum(inChats, (one) => one.played.acknowledged.length + one.played.repeated);
  const onPages = played.acknowledged - heard;
  return Math.max(0, onPages - tally.eventsOnPages) + sum(inChats, (one) => one.lost.length);
}

export function summaryLines(report: DemoReport, statuses: readonly RoundStatus[]): string[] {
  const { tally, played, restarts, seconds, inChats, channels } = report;
  return [
    '',
    ...statuses.flatMap((status) => [
      `${status.round.slug}: who answered`,
      ...statusTable(status.progress),
      '',
    ]),
    `In ${seconds} s: ${tally.asked} members asked, ${tally.submitted} answered (${tally.late} of them late), ${tally.partial} left halfway, ${tally.declined} declined, ${tally.noReply} did not reply.`,
    `${played.acknowledged} answers were acknowledged to members: ${report.lost} lost, ${tally.doubled} stored twice, though ${played.doubleClicks} buttons were clicked twice and ${played.retries} requests tried again${restarts > 0 ? ` (the server was killed ${restarts} times)` : ''}.`,
    ...inChats.flatMap(chatLines),
    ...channels.map(channelLine),
    `${tally.invitationsSent} invitations and ${tally.remindersSent} reminders went out${byWays(report)}; ${tally.remindedAfterAnswer} to somebody who had answered or declined.`,
    `${played.colleagues} members shared one response between colleagues.`,
    ...report.cycle.held.map(heldLine),
    ...report.cycle.traces.flatMap(traceLines),
    report.kept ? 'Every promise held.' : 'A PROMISE WAS BROKEN: see above.',
  ];
}

function heldLine({ meeting, needs, items, conclusions, told }: HeldMeeting): string {
  return `${meeting}, as if it had been held: ${needs} needs, ${items.length} items of the day (${items.join('; ')}), ${conclusions} conclusions; every need has ended, and ${told} members will be told of theirs.`;
}

function traceLines({ meeting, done, missing }: CycleReport['traces'][number]): string[] {
  return [
    `Its trace by the clauses of Resolution 68 (parley report trace ${meeting}) finds ${done} things done, and missing:`,
    ...missing.map((line) => `  - ${line}`),
  ];
}

function chatLines({ name, forms, played, tally, lost }: InChat): string[] {
  const { acknowledged, ways, toChat, toPages, called, unheard, waited, people } = played;
  const silence =
    unheard === 0
      ? []
      : [`${unheard} messages that were owed in ${name} never came (${waited.join('; ')}).`];
  const inForms = ways.form === 0 ? '' : ` and ${ways.form} sent from ${forms}`;
  return [
    `In ${name}: ${people} people joined (${languagesOf(played)}); ${tally.submitted} of the members who answered did so there (${tally.submittedOnPagesToo} of them on the pages, too), with ${acknowledged.length} answers; ${ways.typed} replies were typed${inForms}. ${toChat} went on in ${name} after the pages, ${toPages} on the pages after ${name}, ${called} from a reminder's button.`,
    ...lost.map(({ email, question }) => `Lost in ${name}: what ${email} answered to ${question}.`),
    ...silence,
  ];
}

function languagesOf({ languages }: PlayedInChat): string {
  return Object.entries(languages)
    .sort(([, one], [, other]) => other - one)
    .map(([language, count]) => `${language} ${count}`)
    .join(', ');
}

function channelLine({ chat, channel, milestones, messages, sent, waits }: ChannelNews): string {
  if (messages !== sent) {
    return `In ${chat} ${sent} messages for #${channel} were sent, and ${messages} came.`;
  }
  const how = waits
    ? `their message to #${channel} waits for the Bureau's working hours`
    : `#${channel}, to which staff subscribed, was told of them in ${messages} message${messages === 1 ? '' : 's'}`;
  return `In ${chat} ${milestones} milestones of the rounds were reached: ${how}.`;
}

function byWays({ tally, inChats }: DemoReport): string {
  if (inChats.length === 0) return '';
  const invited = sum(inChats, (one) => one.tally.invitationsSent);
  const reminded = sum(inChats, (one) => one.tally.remindersSent);
  const ways = [
    `by letter ${tally.invitationsSent - invited} and ${tally.remindersSent - reminded}`,
    ...inChats.map(
      (one) => `in ${one.name} ${one.tally.invitationsSent} and ${one.tally.remindersSent}`,
    ),
  ];
  return ` (${ways.join(', ')})`;
}

function sum<Item>(items: readonly Item[], count: (item: Item) => number): number {
  return items.reduce((total, item) => total + count(item), 0);
}
