import type { RoundStatus } from '../../application/rounds/round-status.ts';
import { statusTable } from '../../cli/commands/round-status-lines.ts';
import type { Played } from './play.ts';
import type { PlayedInSlack } from './slack/share.ts';
import type { Tally } from './tally.ts';

export interface DemoReport {
  readonly seconds: number;
  readonly seed: number;
  readonly tally: Tally;
  readonly played: Played;
  /** null: nobody was in Slack. */
  readonly inSlack: PlayedInSlack | null;
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
  const unheard = facts.inSlack?.unheard ?? 0;
  const kept = lost === 0 && doubled === 0 && remindedAfterAnswer === 0 && unheard === 0;
  return { ...facts, lost, kept };
}

/** On the pages each acknowledged answer is an event of its own; in Slack a second click is one, too, so questions are counted. */
function lostOf({ tally, played, inSlack }: Omit<DemoReport, 'lost' | 'kept'>): number {
  const { acknowledged: questions, repeated } = inSlack ?? { acknowledged: 0, repeated: 0 };
  const onPages = played.acknowledged - questions - repeated;
  return (
    Math.max(0, onPages - tally.eventsOnPages) + Math.max(0, questions - tally.answeredInSlack)
  );
}

export function summaryLines(report: DemoReport, statuses: readonly RoundStatus[]): string[] {
  const { tally, played, restarts, seconds, inSlack } = report;
  return [
    '',
    ...statuses.flatMap((status) => [
      `${status.round.slug}: who answered`,
      ...statusTable(status.progress),
      '',
    ]),
    `In ${seconds} s: ${tally.asked} members asked, ${tally.submitted} answered (${tally.late} of them late), ${tally.partial} left halfway, ${tally.declined} declined, ${tally.noReply} did not reply.`,
    `${played.acknowledged} answers were acknowledged to members: ${report.lost} lost, ${tally.doubled} stored twice, though ${played.doubleClicks} buttons were clicked twice and ${played.retries} requests tried again${restarts > 0 ? ` (the server was killed ${restarts} times)` : ''}.`,
    ...slackLines(report),
    `${tally.invitationsSent} invitations and ${tally.remindersSent} reminders went out${inSlack === null ? '' : ` (by letter ${tally.invitationsSent - tally.invitationsInSlack} and ${tally.remindersSent - tally.remindersInSlack}, in Slack ${tally.invitationsInSlack} and ${tally.remindersInSlack})`}; ${tally.remindedAfterAnswer} to somebody who had answered or declined.`,
    `${played.colleagues} members shared one response between colleagues.`,
    report.kept ? 'Every promise held.' : 'A PROMISE WAS BROKEN: see above.',
  ];
}

function slackLines({ tally, inSlack }: DemoReport): string[] {
  if (inSlack === null) return [];
  const { acknowledged, typed, toSlack, toPages, called, unheard, waited, people } = inSlack;
  const silence =
    unheard === 0
      ? []
      : [`${unheard} messages that were owed in Slack never came (${waited.join('; ')}).`];
  return [
    `In Slack: ${people} people joined; ${tally.submittedInSlack} of the members who answered did so there (${tally.submittedOnBoth} of them on the pages, too), with ${acknowledged} answers, ${typed} of them typed. ${toSlack} went on in Slack after the pages, ${toPages} on the pages after Slack, ${called} from a reminder's button.`,
    ...silence,
  ];
}
