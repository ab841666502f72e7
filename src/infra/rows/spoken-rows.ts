import type {
  CodedRound,
  CodingRows,
  SpokenAnswer,
  StatementRow,
  TranslationRow,
} from '../../application/needs/rows.ts';
import type { AnswerId } from '../../domain/ids.ts';
import type { Database } from '../database/prisma.ts';
import { Prisma } from '../generated/prisma/client.ts';

/** What counts now and is in words: of a submitted response, shown to its member, neither empty nor taken back. */
const COUNTS = Prisma.sql`r.status = 'submitted' AND NOT n.question = ANY (r.hidden)
  AND n.current AND jsonb_typeof(n.value) = 'string' AND btrim(n.value #>> '{}') <> ''`;

const SPOKEN = Prisma.sql`
  SELECT n.id::text AS answer, o.slug AS round, n.question, n.value #>> '{}' AS words, n.language,
         n.attribution AS level, (r.late OR n.late) AS late, d.name AS member,
         d.country_iso2 AS country, d.region
  FROM answer n
  JOIN response r ON r.id = n.response_id
  JOIN addressee d ON d.id = r.addressee_id
  JOIN round o ON o.id = d.round_id`;

type SpokenPart =
  | 'findRound'
  | 'rounds'
  | 'statedAnswers'
  | 'statements'
  | 'findSpoken'
  | 'unstated'
  | 'translations'
  | 'insertTranslation';

/** Members' answers as the words behind needs. */
export function spokenRows(db: Database): Pick<CodingRows, SpokenPart> {
  return { ...roundsRead(db), ...statementsRead(db), ...answersRead(db), ...translationRows(db) };
}

const ROUND = Prisma.sql`
  SELECT o.id::text, o.slug, o.state, m.slug AS meeting, v.definition, o.threshold
  FROM round o JOIN meeting m ON m.id = o.meeting_id
  JOIN questionnaire_version v ON v.id = o.questionnaire_version_id`;

function roundsRead(db: Database): Pick<CodingRows, 'findRound' | 'rounds'> {
  return {
    findRound: async (slug) => {
      const rows = await db.$queryRaw<CodedRound[]>`${ROUND} WHERE o.slug = ${slug}`;
      return rows[0];
    },
    rounds: (meeting) =>
      db.$queryRaw<CodedRound[]>`${ROUND} WHERE m.id = ${meeting}::uuid ORDER BY o.id`,
  };
}

function statementsRead(db: Database): Pick<CodingRows, 'statedAnswers' | 'statements'> {
  return {
    statedAnswers: async (meeting) => {
      const rows = await db.$queryRaw<{ answer: AnswerId }[]>`
        SELECT DISTINCT c.id::text AS answer
        FROM need n JOIN need_statement s ON s.need_id = n.id AND s.excerpt = ''
        JOIN answer a ON a.id = s.answer_id
        JOIN answer c ON c.response_id = a.response_id AND c.question = a.question AND c.current
        WHERE n.meeting_id = ${meeting}::uuid`;
      return new Set(rows.map(({ answer }) => answer));
    },
    statements: (meeting, numbers) => {
      const asked =
        numbers === undefined
          ? Prisma.empty
          : Prisma.sql`AND need.number = ANY (${[...numbers]}::int[])`;
      return db.$queryRaw<StatementRow[]>`
        SELECT need.number AS need, a.id::text AS answer, s.excerpt,
               CASE WHEN s.excerpt <> '' THEN jsonb_build_object(
                 'from', strpos(a.value #>> '{}', s.excerpt) - 1,
                 'length', char_length(s.excerpt)) END AS part,
               now.id::text AS current, now.value #>> '{}' AS words,
               coalesce(now.language, a.language) AS language,
               coalesce(now.attribution, a.attribution) AS level,
               (r.late OR coalesce(now.late, a.late)) AS late,
               o.slug AS round, a.question, d.name AS member, d.country_iso2 AS country, d.region
        FROM need JOIN need_statement s ON s.need_id = need.id
        JOIN answer a ON a.id = s.answer_id
        JOIN response r ON r.id = a.response_id
        JOIN addressee d ON d.id = r.addressee_id
        JOIN round o ON o.id = d.round_id
        LEFT JOIN LATERAL (
          SELECT n.id, n.value, n.language, n.attribution, n.late FROM answer n
          WHERE n.response_id = a.response_id AND n.question = a.question AND ${COUNTS}) now ON true
        WHERE need.meeting_id = ${meeting}::uuid ${asked}
        ORDER BY need.number, now.value #>> '{}', s.excerpt COLLATE "C", a.id`;
    },
  };
}

function answersRead(db: Database): Pick<CodingRows, 'findSpoken' | 'unstated'> {
  return {
    findSpoken: async (meeting, answer) => {
      const rows = await db.$queryRaw<SpokenAnswer[]>`
        ${SPOKEN} WHERE o.meeting_id = ${meeting}::uuid AND n.id::text = ${answer} AND ${COUNTS}`;
      return rows[0];
    },
    // By the words, and not by who said them.
    unstated: (round, questions) => db.$queryRaw<SpokenAnswer[]>`
      ${SPOKEN} WHERE o.id = ${round}::uuid AND n.question = ANY (${[...questions]}::text[])
        AND ${COUNTS}
        AND NOT EXISTS (
          SELECT FROM need_statement s JOIN answer a ON a.id = s.answer_id
          WHERE a.response_id = n.response_id AND a.question = n.question)
      ORDER BY n.question, n.value #>> '{}', n.id`,
  };
}

function translationRows(db: Database): Pick<CodingRows, 'translations' | 'insertTranslation'> {
  return {
    translations: (meeting, answers) => {
      const asked =
        answers === undefined
          ? Prisma.sql`IN (
              SELECT n.id FROM answer n JOIN response r ON r.id = n.response_id
              JOIN addressee d ON d.id = r.addressee_id JOIN round o ON o.id = d.round_id
              WHERE o.meeting_id = ${meeting}::uuid)`
          : Prisma.sql`= ANY (${[...answers]}::uuid[])`;
      return db.$queryRaw<TranslationRow[]>`
        SELECT DISTINCT ON (t.answer_id, t.language)
               t.answer_id::text AS answer, t.language, t.text, t.origin, s.name AS by
        FROM answer_translation t LEFT JOIN staff s ON s.id = t.staff_id WHERE t.answer_id ${asked}
        ORDER BY t.answer_id, t.language, t.at DESC, t.id DESC`;
    },
    insertTranslation: async ({ id, answer, language, text, origin, staff, at }) => {
      await db.$executeRaw`
        INSERT INTO answer_translation (id, answer_id, language, text, origin, staff_id, at)
        VALUES (${id}::uuid, ${answer}::uuid, ${language}, ${text}, ${origin}, ${staff}::uuid,
                ${new Date(at)})`;
    },
  };
}
