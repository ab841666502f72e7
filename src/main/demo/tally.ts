import type { PrismaClient } from '../../infra/database/prisma.ts';

/** What the database holds at the end, counted by plain SQL, independent of the code that wrote it. */
export interface Tally {
  readonly asked: number;
  readonly submitted: number;
  readonly late: number;
  readonly partial: number;
  readonly declined: number;
  readonly noReply: number;
  readonly answers: number;
  readonly events: number;
  /** Events that were stored more than once: must be 0. */
  readonly doubled: number;
  readonly invitationsSent: number;
  readonly remindersSent: number;
  /** Reminders that went out after their member had answered or declined: must be 0. */
  readonly remindedAfterAnswer: number;
}

export async function takeTally(prisma: PrismaClient, rounds: readonly string[]): Promise<Tally> {
  const [row] = await prisma.$queryRaw<Tally[]>`
    WITH asked AS (
      SELECT p.*, d.id AS member_in_round FROM response p
      JOIN addressee d ON d.id = p.addressee_id JOIN round r ON r.id = d.round_id
      WHERE r.slug = ANY(${rounds}))
    SELECT
      (SELECT count(*)::int FROM asked) AS "asked",
      (SELECT count(*)::int FROM asked WHERE status = 'submitted') AS "submitted",
      (SELECT count(*)::int FROM asked WHERE status = 'submitted' AND late) AS "late",
      (SELECT count(*)::int FROM asked WHERE status = 'partial') AS "partial",
      (SELECT count(*)::int FROM asked WHERE status = 'declined') AS "declined",
      (SELECT count(*)::int FROM asked WHERE status = 'not-started') AS "noReply",
      (SELECT count(*)::int FROM answer a JOIN asked p ON p.id = a.response_id WHERE a.current) AS "answers",
      (SELECT count(*)::int FROM inbound_event e JOIN conversation c ON c.id = e.conversation_id
       JOIN asked p ON p.id = c.response_id WHERE e.kind = 'answered') AS "events",
      (SELECT count(*)::int FROM (
         SELECT a.event_id, a.question FROM answer a JOIN asked p ON p.id = a.response_id
         GROUP BY 1, 2 HAVING count(*) > 1) AS twice) AS "doubled",
      (SELECT count(*)::int FROM delivery v JOIN asked p ON p.member_in_round = v.addressee_id
       WHERE v.kind = 'invitation' AND v.state = 'sent') AS "invitationsSent",
      (SELECT count(*)::int FROM delivery v JOIN asked p ON p.member_in_round = v.addressee_id
       WHERE v.kind = 'reminder' AND v.state = 'sent') AS "remindersSent",
      (SELECT count(*)::int FROM delivery_attempt t JOIN delivery v ON v.id = t.delivery_id
       JOIN asked p ON p.member_in_round = v.addressee_id
       WHERE v.kind = 'reminder'
         AND t.started_at > COALESCE(p.submitted_at, p.declined_at)) AS "remindedAfterAnswer"`;
  if (row === undefined) throw new Error('the database gave no tally');
  return row;
}
