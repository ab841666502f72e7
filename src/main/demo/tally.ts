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
  /** Of them those that came in through the pages. */
  readonly eventsOnPages: number;
  readonly invitationsSent: number;
  readonly remindersSent: number;
  /** Reminders that went out after their member had answered or declined: must be 0. */
  readonly remindedAfterAnswer: number;
}

/**
 * `ended`: who sent or declined, and when its acknowledgement had come. A response is dated by the moment of the click, but
 * before the acknowledgement nobody was promised anything.
 */
export async function takeTally(
  prisma: PrismaClient,
  rounds: readonly string[],
  ended: readonly { readonly email: string; readonly at: number }[],
): Promise<Tally> {
  const [row] = await prisma.$queryRaw<Tally[]>`
    WITH asked AS (
      SELECT p.*, d.id AS member_in_round FROM response p
      JOIN addressee d ON d.id = p.addressee_id JOIN round r ON r.id = d.round_id
      WHERE r.slug = ANY(${rounds})),
    sent AS (
      SELECT v.kind FROM delivery v
      JOIN asked p ON p.member_in_round = v.addressee_id WHERE v.state = 'sent'),
    told AS (
      SELECT p.addressee_id, to_timestamp(e.at / 1000) AS at
      FROM unnest(${ended.map(({ email }) => email)}::text[],
                  ${ended.map(({ at }) => at)}::double precision[]) AS e (email, at)
      JOIN contact k ON k.email = e.email JOIN addressee d ON d.member_id = k.member_id
      JOIN asked p ON p.addressee_id = d.id)
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
      (SELECT count(*)::int FROM inbound_event e JOIN conversation c ON c.id = e.conversation_id
       JOIN asked p ON p.id = c.response_id
       WHERE e.kind = 'answered' AND c.platform = 'page') AS "eventsOnPages",
      (SELECT count(*)::int FROM sent WHERE kind = 'invitation') AS "invitationsSent",
      (SELECT count(*)::int FROM sent WHERE kind = 'reminder') AS "remindersSent",
      (SELECT count(*)::int FROM delivery_attempt t JOIN delivery v ON v.id = t.delivery_id
       JOIN asked p ON p.member_in_round = v.addressee_id
       WHERE v.kind = 'reminder'
         AND t.started_at > COALESCE(
           (SELECT max(told.at) FROM told WHERE told.addressee_id = p.member_in_round),
           p.submitted_at, p.declined_at)) AS "remindedAfterAnswer"`;
  if (row === undefined) throw new Error('the database gave no tally');
  return row;
}

/** What the database holds of one chat. */
export interface ChatTally {
  readonly platform: string;
  /** Members who answered, with answers from there among them; of them, those with answers from the pages, too. */
  readonly submitted: number;
  readonly submittedOnPagesToo: number;
  readonly invitationsSent: number;
  readonly remindersSent: number;
}

/** The same, of each of these chats. */
export async function takeChatTallies(
  prisma: PrismaClient,
  rounds: readonly string[],
  platforms: readonly string[],
): Promise<readonly ChatTally[]> {
  return prisma.$queryRaw<ChatTally[]>`
    WITH asked AS (
      SELECT p.id, p.status, d.id AS member_in_round FROM response p
      JOIN addressee d ON d.id = p.addressee_id JOIN round r ON r.id = d.round_id
      WHERE r.slug = ANY(${rounds})),
    told AS (
      SELECT p.id, p.status, array_agg(DISTINCT a.platform) AS ways
      FROM asked p JOIN answer a ON a.response_id = p.id GROUP BY 1, 2),
    sent AS (
      SELECT v.kind, v.platform FROM delivery v
      JOIN asked p ON p.member_in_round = v.addressee_id WHERE v.state = 'sent')
    SELECT
      chat AS "platform",
      (SELECT count(*)::int FROM told
       WHERE status = 'submitted' AND chat = ANY(told.ways)) AS "submitted",
      (SELECT count(*)::int FROM told
       WHERE status = 'submitted' AND chat = ANY(told.ways)
         AND 'page' = ANY(told.ways)) AS "submittedOnPagesToo",
      (SELECT count(*)::int FROM sent
       WHERE kind = 'invitation' AND platform = chat) AS "invitationsSent",
      (SELECT count(*)::int FROM sent
       WHERE kind = 'reminder' AND platform = chat) AS "remindersSent"
    FROM unnest(${platforms}::text[]) AS chat`;
}

/** A question whose answer somebody was told has been taken. */
export interface Acknowledged {
  readonly email: string;
  readonly question: string;
}

/** Those of them that the database does not have from that chat: there must be none. */
export async function missingFrom(
  prisma: PrismaClient,
  chat: string,
  acknowledged: readonly Acknowledged[],
): Promise<readonly Acknowledged[]> {
  return prisma.$queryRaw<Acknowledged[]>`
    SELECT t.email, t.question
    FROM unnest(${acknowledged.map(({ email }) => email)}::text[],
                ${acknowledged.map(({ question }) => question)}::text[]) AS t (email, question)
    WHERE NOT EXISTS (
      SELECT 1 FROM answer a JOIN contact k ON k.id = a.contact_id
      WHERE k.email = t.email AND a.question = t.question AND a.platform = ${chat})`;
}
