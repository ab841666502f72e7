import type {
  NamingAnswer,
  NominationRow,
  NominationRows,
} from '../../application/nominations/rows.ts';
import type { Database } from '../database/prisma.ts';
import { isGiven } from './given-value.ts';

/** Who was nominated from answers. What is read leaves the database as one JSON document a row. */
export function nominationRows(db: Database): NominationRows {
  return {
    list: async (meeting) => {
      const rows = await db.$queryRaw<{ nomination: NominationRow }[]>`
        SELECT jsonb_build_object(
          'id', n.id, 'number', n.number, 'kind', n.kind, 'response', n.response_id,
          'coding', n.coding, 'answer', n.answer_id, 'words', btrim(w.value #>> '{}'),
          'said', n.said, 'state', n.state, 'withdrawn', n.withdrawn,
          'agreement', CASE WHEN n.agreed_on IS NOT NULL THEN jsonb_build_object(
            'how', n.agreed_how, 'on', n.agreed_on, 'email', n.email) END,
          'by', jsonb_build_object('reference', m.reference, 'name', a.name,
            'countryIso2', a.country_iso2, 'region', a.region),
          'entry', CASE WHEN e.id IS NOT NULL THEN jsonb_build_object(
            'number', e.number, 'name', e.name, 'came', EXISTS (
              SELECT FROM attendance t WHERE t.entry_id = e.id AND t.current
                AND t.presence <> 'absent')) END,
          'reason', n.reason, 'decidedBy', s.name,
          'decidedAt', floor(extract(epoch FROM n.decided_at) * 1000)) AS nomination
        FROM nomination n
        JOIN answer w ON w.id = n.answer_id
        JOIN response r ON r.id = n.response_id
        JOIN addressee a ON a.id = r.addressee_id
        JOIN member m ON m.id = a.member_id
        LEFT JOIN register_entry e ON e.id = n.entry_id
        LEFT JOIN staff s ON s.id = n.staff_id
        WHERE n.meeting_id = ${meeting}::uuid ORDER BY n.number`;
      return rows.map(({ nomination }) => nomination);
    },
    answers: (round, questions) => db.$queryRaw<NamingAnswer[]>`
      SELECT r.id::text AS response, n.question, n.id::text AS answer, n.value, n.language,
             jsonb_build_object('reference', m.reference, 'name', a.name,
               'countryIso2', a.country_iso2, 'region', a.region) AS by
      FROM answer n
      JOIN response r ON r.id = n.response_id AND r.status = 'submitted'
      JOIN addressee a ON a.id = r.addressee_id
      JOIN member m ON m.id = a.member_id
      WHERE a.round_id = ${round}::uuid AND n.current AND ${isGiven}
        AND n.question = ANY (${[...questions]}::text[]) AND NOT n.question = ANY (r.hidden)
      ORDER BY r.id, n.question`,
    insert: async (meeting, fresh, at) => {
      await db.$executeRaw`
        INSERT INTO nomination (id, meeting_id, number, response_id, coding, kind, answer_id, said, taken_at)
        SELECT id, ${meeting}::uuid, number, response, coding, kind, answer, said, ${new Date(at)}
        FROM jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) AS x(
          id uuid, number int, response uuid, coding text, kind text, answer uuid, said boolean)`;
    },
    save: async (id, nomination, decision) => {
      const { state, withdrawn, answer, said, agreement } = nomination;
      const { entry = null, reason = null, staff = null, at } = decision ?? {};
      await db.$executeRaw`
        UPDATE nomination SET state = ${state}, withdrawn = ${withdrawn}, answer_id = ${answer}::uuid,
          said = ${said}, agreed_how = ${agreement?.how ?? null},
          agreed_on = ${agreement?.on ?? null}::text::date, email = ${agreement?.email ?? null},
          entry_id = ${entry}::uuid, reason = ${reason}, staff_id = ${staff}::uuid,
          decided_at = ${at === undefined ? null : new Date(at)}
        WHERE id = ${id}::uuid`;
    },
  };
}
