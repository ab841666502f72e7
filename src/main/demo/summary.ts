import type { RoundStatus } from '../../application/rounds/round-status.ts';
import { statusTable } from '../../cli/commands/round-status-lines.ts';
import type { PrismaClient } from '../../infra/database/prisma.ts';
import type { ChatShare, PlayedInChat } from './chats/share.ts';
import type { Played } from './play.ts';
import { ROUNDS } from './rounds.ts';
import { type ChatTally, type Tally, takeChatTally } from './tally.ts';

/** What the people in one chat did, and what the database has of it. */
export interface ChatReport {
  readonly title: string;
  readonly played: PlayedInChat;
  readonly tally: ChatTally;
}

export interface DemoReport {
  readonly seconds: number;
  readonly seed: number;
  readonly tally: Tally;
  readonly played: Played;
  /** None: nobody was in a chat. */
  readonly inChats: readonly ChatReport[];
  readonly restarts: number;
  /** Acknowledged answers that the database does not have: must be 0. */
  readonly lost: number;
  readonly kept: boolean;
  readonly agendas: readonly string[];
}

/** Every promise that the demo can check, as it came out. */
export function reportOf(facts: Omit<DemoReport, 'lost' | 'kept'>): DemoReport {
  const lost = lostOf(facts);
  const { doubled, remindedAfterAnswer } = facts.tally;
  const isHeard = facts.inChats.every((chat) => chat.played.unheard === 0);
  const kept = lost === 0 && doubled === 0 && remindedAfterAnswer === 0 && isHeard;
  return { ...facts, lost, kept };
}

/** On the pages each acknowledged answer is an event of its own; in a chat a second click is one, too, so questions are counted. */
function lostOf({ tally, played, inChats }: Omit<DemoReport, 'lost' | 'kept'>): number {
  let onPages = played.acknowledged;
  let lost = 0;
  for (const { played: inChat, tally: kept } of inChats) {
    onPages -= inChat.acknowledged + inChat.repeated;
    lost += Math.max(0, inChat.acknowledged - kept.answered);
  }
  return lost + Math.max(0, onPages - tally.eventsOnPages);
}

/** What each chat's people did. */
export function chatReports(
  prisma: PrismaClient,
  chats: readonly ChatShare[],
): Promise<readonly ChatReport[]> {
  return Promise.all(
    chats.map(async ({ name, title, played }) => {
      return { title, played, tally: await takeChatTally(prisma, ROUNDS, name) };
    }),
  );
}

export function summaryLines(report: DemoReport, statuses: readonly RoundStatus[]): string[] {
  const { tally, played, restarts, seconds, inChats } = report;
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
    `${tally.invitationsSent} invitations and ${tally.remindersSent} reminders went out${ways(report)}; ${tally.remindedAfterAnswer} to somebody who had answered or declined.`,
    `${played.colleagues} members shared one response between colleagues.`,
    report.kept ? 'Every promise held.' : 'A PROMISE WAS BROKEN: see above.',
  ];
}

/** By which way how many went. */
function ways({ tally, inChats }: DemoReport): string {
  if (inChats.length === 0) return '';
  const sum = (of: (tally: ChatTally) => number) =>
    inChats.reduce((total, chat) => total + of(chat.tally), 0);
  const invitations = tally.invitationsSent - sum((one) => one.invitationsSent);
  const reminders = tally.remindersSent - sum((one) => one.remindersSent);
  const others = inChats.map(
    ({ title, tally: one }) => `, in ${title} ${one.invitationsSent} and ${one.remindersSent}`,
  );
  return ` (by letter ${invitations} and ${reminders}${others.join('')})`;
}

function chatLines({ title, played, tally }: ChatReport): string[] {
  const { acknowledged, typed, toChat, toPages, called, unheard, waited, people } = played;
  const silence =
    unheard === 0
      ? []
      : [`${unheard} messages that were owed in ${title} never came (${waited.join('; ')}).`];
  return [
    `In ${title}: ${people} people joined; ${tally.submitted} of the members who answered did so there (${tally.submittedOnBoth} of them on the pages, too), with ${acknowledged} answers, ${typed} of them typed. ${toChat} went on in ${title} after the pages, ${toPages} on the pages after ${title}, ${called} from a reminder's button.`,
    ...silence,
  ];
}
