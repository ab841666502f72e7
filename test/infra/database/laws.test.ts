import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as vocabulary from '../../../src/domain/vocabulary.ts';
import { useDatabase } from '../../support/database.ts';

const id = randomUUID();
const AT = '2026-11-23T08:00:00Z';

/** One row in each table that a law speaks of, as bare SQL: the laws hold for whoever writes. */
const ROWS = `
  INSERT INTO country VALUES ('FR', 'FRA', '{}', 'EUR', '{fr}', 'Europe/Paris', '{6,7}', 'test', '2026-01-01');
  INSERT INTO member (id, kind, reference, name, country_iso2) VALUES ('${id}', 'member-state', 'MS-FR', 'France', 'FR');
  INSERT INTO contact (id, member_id, email, name, role) VALUES ('${id}', '${id}', 'a@example.org', 'A', 'cto');
  INSERT INTO questionnaire (id, slug) VALUES ('${id}', 'q');
  INSERT INTO questionnaire_version VALUES ('${id}', '${id}', 1, '{}', repeat('0', 64), '{en}', '{}', '${AT}');
  INSERT INTO meeting (id, slug, kind, title, starts_on, ends_on, place, study_period)
    VALUES ('${id}', 'm', 'cto', 'M', '2026-12-01', '2026-12-02', 'Geneva', '2025-2028');
  INSERT INTO round (id, slug, meeting_id, questionnaire_version_id, state, audience, closes_on, send_window)
    VALUES ('${id}', 'r', '${id}', '${id}', 'open', '{}', '2026-11-30', '{}');
  INSERT INTO addressee VALUES
    ('${id}', '${id}', '${id}', 'member-state', 'France', 'FR', 'EUR', '{}', 'fr', 'Europe/Paris', '{}', '${AT}');
  INSERT INTO response (id, addressee_id) VALUES ('${id}', '${id}');
  INSERT INTO answer (id, response_id, question, value, attribution, contact_id, platform, language, event_id, answered_at)
    VALUES ('${id}', '${id}', 'need', '"spectrum"', 'none', '${id}', 'web', 'fr', 'e1', '${AT}');
  INSERT INTO agenda_version VALUES ('${id}', '${id}', 1, '{}', repeat('0', 64), '${AT}');
  INSERT INTO audit (at, actor, action, subject) VALUES ('${AT}', 'system', 'round.opened', 'round:${id}');`;

describe('the laws of the rows', () => {
  const database = useDatabase();
  let client: pg.Client;

  beforeAll(async () => {
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(ROWS);
  });
  afterAll(() => client.end());

  it.each([
    `UPDATE audit SET reason = 'later'`,
    'DELETE FROM audit',
    `UPDATE questionnaire_version SET definition = '{"pages": []}'`,
    'DELETE FROM questionnaire_version',
    `UPDATE agenda_version SET content = '[]'`,
    'DELETE FROM agenda_version',
    `UPDATE answer SET value = '"other"'`,
    'UPDATE answer SET value = NULL, current = false',
    `UPDATE answer SET attribution = 'attributed'`,
    'DELETE FROM answer',
  ])('what is written stays written: %s', async (statement) => {
    await expect(client.query(statement)).rejects.toThrow(/is append-only/);
  });

  it('an answer may be superseded, and a question has one current answer', async () => {
    const another = `INSERT INTO answer
      (id, response_id, question, attribution, contact_id, platform, language, event_id, answered_at)
      VALUES ('${randomUUID()}', '${id}', 'need', 'none', '${id}', 'web', 'fr', 'e2', '${AT}')`;
    await expect(client.query(another)).rejects.toThrow(/answer_current_key/);
    await client.query(`UPDATE answer SET current = false WHERE id = '${id}'`);
    await client.query(another);
  });

  it('a category held since ever is held once', async () => {
    const spell = () =>
      client.query(
        `INSERT INTO category_spell (id, country_iso2, category, source, as_of) VALUES ($1, 'FR', 'sids', 'test', '2026-01-01')`,
        [randomUUID()],
      );
    await spell();
    await expect(spell()).rejects.toThrow(/category_spell_from_ever_key/);
  });

  it.each([
    ['staff_role_check', vocabulary.STAFF_ROLES],
    ['country_region_check', vocabulary.REGIONS],
    ['addressee_region_check', vocabulary.REGIONS],
    ['category_spell_category_check', vocabulary.CATEGORIES],
    ['category_override_category_check', vocabulary.CATEGORIES],
    ['addressee_categories_check', vocabulary.CATEGORIES],
    ['member_kind_check', vocabulary.MEMBER_KINDS],
    ['addressee_kind_check', vocabulary.MEMBER_KINDS],
    ['contact_role_check', vocabulary.CONTACT_ROLES],
    ['meeting_kind_check', vocabulary.MEETING_KINDS],
    ['round_state_check', vocabulary.ROUND_STATES],
    ['response_status_check', vocabulary.RESPONSE_STATUSES],
    ['answer_attribution_check', vocabulary.ATTRIBUTIONS],
  ])('%s allows what the vocabulary knows, and nothing else', async (name, list) => {
    const found = await client.query<{ definition: string }>(
      'SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conname = $1',
      [name],
    );
    const allowed = found.rows[0]?.definition.match(/'[^']+'/g)?.map((word) => word.slice(1, -1));
    expect(allowed?.toSorted()).toEqual([...list].sort());
  });

  it('a value outside its list is refused', async () => {
    await expect(client.query(`UPDATE round SET state = 'reopened'`)).rejects.toThrow(
      /round_state_check/,
    );
    await expect(client.query(`UPDATE country SET weekend = '{0}'`)).rejects.toThrow(
      /country_weekend_check/,
    );
  });
});
