import type { RoundStatus } from '../../application/rounds/round-status.ts';
import { statusTable } from '../../cli/commands/round-status-lines.ts';
import type { Played } from './play.ts';
import type { Tally } from './tally.ts';

export interface DemoReport {
  readonly seconds: number;
  readonly seed: number;
  readonly tally: Tally;
  readonly played: Played;
  readonly restarts: number;
  /** Acknowledged answers that the database does not have: must be 0. */
  readonly lost: number;
  readonly kept: boolean;
  readonly agendas: readonly string[];
}

/** Every promise that the demo can check, as it came out. */
export function reportOf(facts: Omit<DemoReport, 'lost' | 'kept'>): DemoReport {
  const { tally, played } = facts;
  const lost = Math.max(0, played.acknowledged - tally.events);
  const kept = lost === 0 && tally.doubled === 0 && tally.remindedAfterAnswer === 0;
  return { ...facts, lost, kept };
}

export function summaryLines(report: DemoReport, statuses: readonly RoundStatus[]): string[] {
  const { tally, played, restarts, seconds } = report;
  return [
    '',
    ...statuses.flatMap((status) => [
      `${status.round.slug}: who answered`,
      ...statusTable(status.progress),
      '',
    ]),
    `In ${seconds} s: ${tally.asked} members asked, ${tally.submitted} answered (${tally.late} of them late), ${tally.partial} left halfway, ${tally.declined} declined, ${tally.noReply} did not reply.`,
    `${played.acknowledged} answers were acknowledged to members: ${report.lost} lost, ${tally.doubled} stored twice, though ${played.doubleClicks} buttons were clicked twice and ${played.retries} requests tried again${restarts > 0 ? ` (the server was killed ${restarts} times)` : ''}.`,
    `${tally.invitationsSent} invitations and ${tally.remindersSent} reminders went out; ${tally.remindedAfterAnswer} to somebody who had answered or declined.`,
    `${played.colleagues} members shared one response between colleagues.`,
    report.kept ? 'Every promise held.' : 'A PROMISE WAS BROKEN: see above.',
  ];
}
