import type { NewAct } from '../../application/needs/rows.ts';
import type { Database } from '../database/prisma.ts';

/**
 * Writes the needs of an act as they are after it. The part of an answer that a statement means is cut from the answer by
 * the database itself; PostgreSQL counts code points, as the domain does.
 */
export async function writeNeeds(db: Database, act: NewAct): Promise<void> {
  const { meeting, at, newId } = act;
  const { before, after } = act.change;
  const known = new Set(before.map(({ number }) => number));
  const kept = new Set(after.map(({ number }) => number));
  const touched = [...new Set([...known, ...kept])];
  const gone = [...known].filter((number) => !kept.has(number));
  await db.$executeRaw`
    DELETE FROM need_statement s USING need n
    WHERE n.id = s.need_id AND n.meeting_id = ${meeting}::uuid
      AND n.number = ANY (${touched}::int[])`;
  if (gone.length > 0) {
    await db.$executeRaw`
      DELETE FROM need WHERE meeting_id = ${meeting}::uuid AND number = ANY (${gone}::int[])`;
  }
  const made = after.filter(({ number }) => !known.has(number));
  if (made.length > 0) {
    const rows = made.map(({ number }) => ({ id: newId(), number }));
    await db.$executeRaw`
      INSERT INTO need (id, meeting_id, number, title, created_at)
      SELECT id, ${meeting}::uuid, number, '', ${new Date(at)}
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, number int)`;
  }
  const needs = JSON.stringify(after);
  await db.$executeRaw`
    UPDATE need n SET title = r.title, topic = r.topic, set_aside = r."setAside",
      merged_into = (SELECT t.id FROM need t
                     WHERE t.meeting_id = ${meeting}::uuid AND t.number = r."mergedInto")
    FROM jsonb_to_recordset(${needs}::jsonb)
      AS r(number int, title text, topic text, "mergedInto" int, "setAside" text)
    WHERE n.meeting_id = ${meeting}::uuid AND n.number = r.number`;
  await db.$executeRaw`
    INSERT INTO need_statement (need_id, answer_id, excerpt)
    SELECT n.id, a.id, CASE WHEN jsonb_typeof(s->'part') = 'object'
      THEN substr(a.value #>> '{}', (s->'part'->>'from')::int + 1, (s->'part'->>'length')::int)
      ELSE '' END
    FROM jsonb_to_recordset(${needs}::jsonb) AS r(number int, statements jsonb)
    JOIN need n ON n.meeting_id = ${meeting}::uuid AND n.number = r.number,
    LATERAL jsonb_array_elements(r.statements) s
    JOIN answer a ON a.id = (s->>'answer')::uuid`;
}
