import type { AgendaRound, AgendaRows } from '../../application/agenda/rows.ts';
import type { AgendaContent, Text, ToRemind } from '../../domain/agenda/content.ts';
import type { BallotRow, ChosenGroup } from '../../domain/agenda/input.ts';
import type { AddresseeCount } from '../../domain/agenda/participation.ts';
import type { ReleasedGroup } from '../../domain/disclosure/release.ts';
import type { Database } from '../database/prisma.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { type NeedPartRow, needRows } from './need-rows.ts';

/** The current answers of a round's submitted responses, without hidden, empty and taken-back ones. */
const answersOf = (round: string, questions?: readonly string[]): Prisma.Sql => Prisma.sql`
  SELECT n.id, n.response_id, n.question, n.value, n.attribution, n.language,
         r.late, a.name, a.country_iso2, a.region, a.categories
  FROM addressee a
  JOIN response r ON r.addressee_id = a.id AND r.status = 'submitted'
  JOIN answer n ON n.response_id = r.id AND n.current
  WHERE a.round_id = ${round}::uuid AND NOT n.question = ANY (r.hidden)
    AND n.value IS NOT NULL AND n.value NOT IN ('null', '[]', '{}', '""')
    ${questions === undefined ? Prisma.empty : Prisma.sql`AND n.question = ANY (${[...questions]}::text[])`}`;

/** Reads a round's answers for the agenda; groups and options are counted by PostgreSQL. */
export function agendaRows(db: Database): AgendaRows {
  return {
    ...roundRead(db),
    ...answersRead(db),
    ...membersRead(db),
    ...versionRows(db),
  };
}

function roundRead(db: Database): Pick<AgendaRows, 'lockRound'> {
  return {
    lockRound: async (slug) => {
      const rows = await db.$queryRaw<AgendaRound[]>`
        SELECT o.id, o.slug, o.state, o.threshold,
               (o.opened_at AT TIME ZONE 'UTC')::date::text AS "openedOn",
               o.closes_on::text AS "closesOn",
               jsonb_build_object('kind', m.kind, 'number', m.number, 'title', m.title,
                 'startsOn', m.starts_on::text, 'endsOn', m.ends_on::text,
                 'place', m.place, 'studyPeriod', m.study_period) AS meeting,
               jsonb_build_object('version', v.number, 'sha256', v.sha256,
                 'definition', v.definition) AS questionnaire
        FROM round o
        JOIN meeting m ON m.id = o.meeting_id
        JOIN questionnaire_version v ON v.id = o.questionnaire_version_id
        WHERE o.slug = ${slug} FOR UPDATE OF o`;
      return rows[0];
    },
  };
}

function answersRead(
  db: Database,
): Pick<AgendaRows, 'responses' | 'answered' | 'chosen' | 'ballots' | 'needs'> {
  return {
    responses: (round) => db.$queryRaw<Omit<ReleasedGroup, 'level'>[]>`
      SELECT a.region, a.categories, array_agg(r.id::text ORDER BY r.id) AS answers
      FROM addressee a JOIN response r ON r.addressee_id = a.id AND r.status = 'submitted'
      WHERE a.round_id = ${round}::uuid GROUP BY 1, 2 ORDER BY 1, 2`,
    answered: (round) => db.$queryRaw<(ReleasedGroup & { question: string })[]>`
      WITH given AS (${answersOf(round)})
      SELECT question, region, categories, attribution AS level,
             array_agg(id::text ORDER BY id) AS answers
      FROM given GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
    chosen: (round, questions) => db.$queryRaw<ChosenGroup[]>`
      WITH given AS (${answersOf(round, questions)})
      SELECT question, picked.option, region, categories, attribution AS level,
             array_agg(id::text ORDER BY id) AS answers
      FROM given, LATERAL (
        SELECT e AS option FROM jsonb_array_elements_text(
          CASE jsonb_typeof(value) WHEN 'array' THEN value ELSE '[]' END) e
        UNION ALL
        SELECT key || '/' || cell FROM jsonb_each_text(
          CASE jsonb_typeof(value) WHEN 'object' THEN value ELSE '{}' END) AS t(key, cell)
        UNION ALL
        SELECT value #>> '{}' WHERE jsonb_typeof(value) NOT IN ('array', 'object')
      ) picked
      GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`,
    ballots: (round, questions) => db.$queryRaw<BallotRow[]>`
      WITH given AS (${answersOf(round, questions)})
      SELECT question, id::text AS answer, region, categories, value AS "order"
      FROM given WHERE jsonb_typeof(value) = 'array' ORDER BY id`,
    needs: async (round, questions) =>
      needRows(
        await db.$queryRaw<NeedPartRow[]>`
          WITH given AS (${answersOf(round, questions)})
          SELECT response_id::text AS response, question, id::text AS answer, value,
                 attribution AS level, language, late, name AS member, country_iso2 AS country,
                 region
          FROM given ORDER BY response_id, question`,
      ),
  };
}

function membersRead(db: Database): Pick<AgendaRows, 'addressees' | 'countries' | 'toRemind'> {
  return {
    addressees: (round) => db.$queryRaw<AddresseeCount[]>`
      SELECT a.region, a.categories, coalesce(r.status, 'not-started') AS status,
             coalesce(r.late, false) AS late, count(*)::int AS count
      FROM addressee a LEFT JOIN response r ON r.addressee_id = a.id
      WHERE a.round_id = ${round}::uuid GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
    countries: async (codes) => {
      const rows = await db.$queryRaw<{ iso2: string; names: Text }[]>`
        SELECT iso2, names FROM country WHERE iso2 = ANY (${[...codes]}::text[]) ORDER BY iso2`;
      return Object.fromEntries(rows.map(({ iso2, names }) => [iso2, names]));
    },
    toRemind: (round) => db.$queryRaw<ToRemind[]>`
      SELECT a.name AS member, a.country_iso2 AS country, a.region, a.categories
      FROM addressee a LEFT JOIN response r ON r.addressee_id = a.id
      WHERE a.round_id = ${round}::uuid AND coalesce(r.status, 'not-started') <> ALL
            (ARRAY['submitted', 'declined'])
        AND EXISTS (
          SELECT FROM contact c
          WHERE c.member_id = a.member_id AND c.active AND c.stopped_at IS NULL
            AND NOT EXISTS (
              SELECT FROM contact_wish w
              WHERE w.round_id = a.round_id AND w.contact_id = c.id AND w.stopped_at IS NOT NULL))
      ORDER BY a.region, a.country_iso2, a.name, a.id`,
  };
}

interface StoredVersion {
  readonly number: number;
  readonly content: AgendaContent;
  readonly sha256: string;
  readonly builtAt: Date;
}

function versionRows(db: Database): Pick<AgendaRows, 'versions' | 'findVersion' | 'insertVersion'> {
  const dated = ({ builtAt, ...version }: StoredVersion) => ({
    ...version,
    builtAt: builtAt.getTime(),
  });
  return {
    versions: async (round) => {
      const rows = await db.$queryRaw<StoredVersion[]>`
        SELECT number, content, sha256, built_at AS "builtAt"
        FROM agenda_version WHERE round_id = ${round}::uuid ORDER BY number`;
      return rows.map(dated);
    },
    findVersion: async (slug, number) => {
      const rows = await db.$queryRaw<StoredVersion[]>`
        SELECT v.number, v.content, v.sha256, v.built_at AS "builtAt"
        FROM agenda_version v JOIN round o ON o.id = v.round_id
        WHERE o.slug = ${slug} AND (${number === 'latest'} OR v.number = ${number === 'latest' ? 0 : number})
        ORDER BY v.number DESC LIMIT 1`;
      return rows.map(dated)[0];
    },
    insertVersion: async ({ id, round, number, content, sha256, builtAt, builtBy }) => {
      await db.$executeRaw`
        INSERT INTO agenda_version (id, round_id, number, content, sha256, built_at, built_by)
        VALUES (${id}::uuid, ${round}::uuid, ${number}, ${JSON.stringify(content)}::jsonb, ${sha256},
                ${new Date(builtAt)}, ${builtBy}::uuid)`;
    },
  };
}
