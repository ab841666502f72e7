import type { AgendaRound, AgendaRows } from '../../application/agenda/rows.ts';
import type { AgendaContent, Text, ToRemind } from '../../domain/agenda/content.ts';
import type { AddresseeCount } from '../../domain/agenda/participation.ts';
import type { Database } from '../database/prisma.ts';
import { Prisma } from '../generated/prisma/client.ts';
import { readNeeds } from './need-rows.ts';
import { keepTaken, takenRows, tracedRows } from './taken-answers.ts';

/** Reads a round's answers for the agenda; what is counted is counted by PostgreSQL. */
export function agendaRows(db: Database): AgendaRows {
  return {
    ...roundRead(db),
    ...takenRows(db),
    needs: (round, words, questions) => readNeeds(db, round, words, questions),
    ...membersRead(db),
    ...versionRows(db),
  };
}

function roundRead(db: Database): Pick<AgendaRows, 'lockRound' | 'findRound'> {
  const named = async (slug: string, lock: Prisma.Sql): Promise<AgendaRound | undefined> => {
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
      WHERE o.slug = ${slug} ${lock}`;
    return rows[0];
  };
  return {
    lockRound: (slug) => named(slug, Prisma.sql`FOR UPDATE OF o`),
    findRound: (slug) => named(slug, Prisma.empty),
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

function versionRows(
  db: Database,
): Pick<AgendaRows, 'versions' | 'findVersion' | 'insertVersion' | 'traced'> {
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
    insertVersion: async ({ id, round, number, content, sha256, builtAt, builtBy, taken }) => {
      await db.$executeRaw`
        INSERT INTO agenda_version (id, round_id, number, content, sha256, built_at, built_by)
        VALUES (${id}::uuid, ${round}::uuid, ${number}, ${JSON.stringify(content)}::jsonb, ${sha256},
                ${new Date(builtAt)}, ${builtBy}::uuid)`;
      await keepTaken(db, id, taken);
    },
    traced: (slug, releases) => tracedRows(db, slug, releases),
  };
}
