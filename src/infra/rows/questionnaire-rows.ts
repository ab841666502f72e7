import type {
  QuestionnaireRows,
  QuestionnaireSummary,
  QuestionnaireVersion,
} from '../../application/questionnaires/rows.ts';
import type { Database } from '../database/prisma.ts';
import { Prisma } from '../generated/prisma/client.ts';

export function questionnaireRows(db: Database): QuestionnaireRows {
  return {
    lock: async ({ id, slug }) => {
      await db.$executeRaw`
        INSERT INTO questionnaire (id, slug) VALUES (${id}::uuid, ${slug})
        ON CONFLICT (slug) DO NOTHING`;
      const [row] = await db.$queryRaw<{ id: string }[]>`
        SELECT id FROM questionnaire WHERE slug = ${slug} FOR UPDATE`;
      if (row === undefined) throw new Error(`the questionnaire "${slug}" is gone`);
      return row.id;
    },
    versions: (questionnaireId) => db.$queryRaw`
      SELECT id, number, sha256 FROM questionnaire_version
      WHERE questionnaire_id = ${questionnaireId}::uuid ORDER BY number`,
    insert: async (version) => {
      const { definition } = version;
      await db.$executeRaw`
        INSERT INTO questionnaire_version (id, questionnaire_id, number, definition, sha256,
          languages, title, published_at, published_by)
        VALUES (${version.id}::uuid, ${version.questionnaireId}::uuid, ${version.number},
          ${JSON.stringify(definition)}::jsonb, ${version.sha256}, ${[...version.languages]}::text[],
          ${JSON.stringify(definition.title)}::jsonb, ${new Date(version.publishedAt)},
          ${version.publishedBy}::uuid)`;
    },
    find: async (slug, number) => {
      const wanted = number === undefined ? Prisma.empty : Prisma.sql`AND v.number = ${number}`;
      const rows = await selectVersions(db, Prisma.sql`WHERE q.slug = ${slug} ${wanted}`);
      return rows[0];
    },
    findById: async (id) => (await selectVersions(db, Prisma.sql`WHERE v.id = ${id}::uuid`))[0],
    list: async () => {
      const rows = await db.$queryRaw<Dated<QuestionnaireSummary>[]>`
        SELECT v.id, q.slug, v.number, v.sha256, v.languages, v.title,
               v.published_at AS "publishedAt", v.published_by AS "publishedBy"
        FROM questionnaire_version v JOIN questionnaire q ON q.id = v.questionnaire_id
        ORDER BY q.slug, v.number DESC`;
      return rows.map(undated);
    },
  };
}

type Dated<Row> = Omit<Row, 'publishedAt'> & { readonly publishedAt: Date };

async function selectVersions(
  db: Database,
  where: Prisma.Sql,
): Promise<readonly QuestionnaireVersion[]> {
  const rows = await db.$queryRaw<Dated<QuestionnaireVersion>[]>`
    SELECT v.id, q.slug, v.number, v.definition, v.sha256, v.languages,
           v.published_at AS "publishedAt", v.published_by AS "publishedBy"
    FROM questionnaire_version v JOIN questionnaire q ON q.id = v.questionnaire_id
    ${where} ORDER BY v.number DESC LIMIT 1`;
  return rows.map(undated);
}

function undated<Row extends { readonly publishedAt: Date }>({ publishedAt, ...row }: Row) {
  return { ...row, publishedAt: publishedAt.getTime() };
}
