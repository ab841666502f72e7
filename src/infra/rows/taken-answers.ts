import type { AgendaRows, TracedAnswers } from '../../application/agenda/rows.ts';
import type { StaffTrace } from '../../domain/agenda/content.ts';
import type { AnsweredGroup, BallotRow, ChosenGroup } from '../../domain/agenda/input.ts';
import { RESPONSES } from '../../domain/agenda/ledger.ts';
import type { Database } from '../database/prisma.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { isGiven } from './given-value.ts';

type Taken = Pick<AgendaRows, 'take' | 'answered' | 'chosen' | 'ballots'>;

/**
 * The answers that an agenda counts, taken down in one pass into tables that are gone with the transaction: grouped by who
 * gave them, by value where values are counted, and by which earlier versions took them down. All figures are sums over them.
 */
export function takenRows(db: Database): Taken {
  return {
    take: async (round, counted) => {
      await takeWho(db, round);
      await takeSeen(db, round);
      await db.$executeRaw`
        CREATE TEMPORARY TABLE agenda_now ON COMMIT DROP AS
        SELECT question, alike, level, taken, value, array_agg(id) AS answers, count(*)::int AS count
        FROM (
          SELECT n.id, question, alike, attribution AS level,
                 CASE WHEN question = ANY (${[...counted]}::text[]) THEN value END AS value
          FROM agenda_who JOIN answer n ON ${isCounted}
          UNION ALL SELECT response_id, ${RESPONSES}, alike, 'none', NULL FROM agenda_who
        ) given
        LEFT JOIN (SELECT id, taken FROM agenda_seen) seen USING (id)
        GROUP BY question, alike, level, taken, value`;
    },
    answered: () => db.$queryRaw<AnsweredGroup[]>`
      SELECT question, region, categories, level, true AS now, coalesce(taken, '{}') AS taken,
             sum(count)::int AS count
      FROM agenda_now JOIN (${alikes}) w USING (alike) GROUP BY 1, 2, 3, 4, 6
      UNION ALL
      SELECT question, region, categories, level, false, taken, count(*)::int
      FROM agenda_seen
      LEFT JOIN (SELECT unnest(answers) AS id, true AS now FROM agenda_now) still USING (id)
      WHERE now IS NULL GROUP BY 1, 2, 3, 4, 6
      ORDER BY 1, 2, 3, 4, 6, 5`,
    chosen: (questions) => db.$queryRaw<ChosenGroup[]>`
      SELECT question, option, region, categories, sum(count)::int AS count
      FROM agenda_now JOIN (${alikes}) w USING (alike), LATERAL (${optionsChosen}) AS picked
      WHERE question = ANY (${[...questions]}::text[])
      GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
    ballots: async (questions) => ballotsIn(await packedBallots(db, questions)),
  };
}

/** Who has submitted, and who of them look alike. */
async function takeWho(db: Database, round: string): Promise<void> {
  // a million answers are grouped in memory; with less, PostgreSQL sorts them on disk
  await db.$executeRaw`SET LOCAL work_mem = '64MB'`;
  await db.$executeRaw`SET LOCAL hash_mem_multiplier = 16`;
  await db.$executeRaw`
    CREATE TEMPORARY TABLE agenda_who ON COMMIT DROP AS
    SELECT r.id AS response_id, r.hidden, a.region, a.categories,
           dense_rank() OVER (ORDER BY a.region, a.categories)::int AS alike
    FROM addressee a JOIN response r ON r.addressee_id = a.id AND r.status = 'submitted'
    WHERE a.round_id = ${round}::uuid`;
  await db.$executeRaw`ANALYZE agenda_who`;
}

/** What earlier versions took down, and whose it is; an answer's owner and level never change. */
async function takeSeen(db: Database, round: string): Promise<void> {
  await db.$executeRaw`
    CREATE TEMPORARY TABLE agenda_seen ON COMMIT DROP AS
    SELECT id, min(question) AS question, min(region) AS region, min(categories) AS categories,
           min(level) AS level, array_agg(number ORDER BY number) AS taken
    FROM (
      SELECT told.id, v.number, e.question, e.region, e.categories, e.level
      FROM agenda_version v JOIN agenda_release e ON e.version_id = v.id,
           unnest(e.answers) AS told (id)
      WHERE v.round_id = ${round}::uuid) told
    GROUP BY id`;
  await db.$executeRaw`ANALYZE agenda_seen`;
}

/** Current answers of a response, without hidden, empty and taken-back ones. */
const isCounted = Prisma.sql`n.response_id = agenda_who.response_id AND n.current
  AND NOT n.question = ANY (agenda_who.hidden)
  AND ${isGiven}`;

const alikes = Prisma.sql`SELECT DISTINCT alike, region, categories FROM agenda_who`;

const optionsChosen = Prisma.sql`
  SELECT e AS option FROM jsonb_array_elements_text(
    CASE jsonb_typeof(value) WHEN 'array' THEN value ELSE '[]' END) e
  UNION ALL
  SELECT key || '/' || cell FROM jsonb_each_text(
    CASE jsonb_typeof(value) WHEN 'object' THEN value ELSE '{}' END) AS t(key, cell)
  UNION ALL
  SELECT value #>> '{}' WHERE jsonb_typeof(value) NOT IN ('array', 'object')`;

/** Ballots of members who look alike, a line each: how many, and their order as JSON. */
interface PackedBallots extends Pick<BallotRow, 'question' | 'region' | 'categories'> {
  readonly lines: string;
}

function packedBallots(db: Database, questions: readonly string[]): Promise<PackedBallots[]> {
  return db.$queryRaw<PackedBallots[]>`
    SELECT question, region, categories, lines
    FROM (
      SELECT question, alike, string_agg(count || ' ' || value::text, E'\n') AS lines
      FROM agenda_now
      WHERE question = ANY (${[...questions]}::text[]) AND jsonb_typeof(value) = 'array'
      GROUP BY 1, 2
    ) packed JOIN (${alikes}) w USING (alike)
    ORDER BY 1, 2, 3`;
}

/** Unpacked one at a time: as objects a hundred thousand of them would fill the memory. */
function ballotsIn(packed: readonly PackedBallots[]): Iterable<BallotRow> {
  return {
    *[Symbol.iterator]() {
      for (const { lines, ...owners } of packed) {
        for (let from = 0; from < lines.length; ) {
          const space = lines.indexOf(' ', from);
          const end = lines.indexOf('\n', space);
          const until = end < 0 ? lines.length : end;
          const order = JSON.parse(lines.slice(space + 1, until)) as string[];
          yield { ...owners, order, count: Number(lines.slice(from, space)) };
          from = until + 1;
        }
      }
    },
  };
}

/** Keeps the answers that were taken as those of a version. Few with one value go together, so that rows are not many. */
export async function keepTaken(
  db: Database,
  version: string,
  questions: readonly string[],
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO agenda_release (version_id, question, part, region, categories, level, answers)
    SELECT ${version}::uuid, question, row_number() OVER (PARTITION BY question), region, categories,
           level, answers
    FROM (
      SELECT question, alike, level, answers FROM agenda_now WHERE count >= ${FEW}
      UNION ALL
      SELECT question, alike, level, array_agg(id) FROM agenda_now, unnest(answers) AS id
      WHERE count < ${FEW} GROUP BY 1, 2, 3
    ) kept JOIN (${alikes}) w USING (alike)
    WHERE question = ANY (${[...questions]}::text[])`;
}

const FEW = 100;

/** The answers of a version's releases by question and value. A response has no value. */
export function tracedRows(
  db: Database,
  slug: string,
  releases: StaffTrace['releases'],
): Promise<TracedAnswers[]> {
  const told = Object.entries(releases);
  return db.$queryRaw<TracedAnswers[]>`
    SELECT question, value, array_agg(id::text ORDER BY id) AS answers
    FROM (
      SELECT e.question, n.value, told.id
      FROM round o JOIN agenda_version v ON v.round_id = o.id
      JOIN agenda_release e ON e.version_id = v.id
      JOIN unnest(${told.map(([question]) => question)}::text[],
                  ${told.map(([, { taken }]) => taken)}::int[]) AS mine (question, number)
        ON mine.question = e.question AND mine.number = v.number
      CROSS JOIN unnest(e.answers) AS told (id)
      LEFT JOIN answer n ON n.id = told.id
      WHERE o.slug = ${slug}
    ) t
    GROUP BY 1, 2 ORDER BY 1, 2`;
}
