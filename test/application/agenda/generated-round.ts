import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { v7 } from 'uuid';
import type {
  Attribution,
  Category,
  Region,
  ResponseStatus,
} from '../../../src/domain/vocabulary.ts';
import { insertAnswers } from './insert-answers.ts';
import { WORDS } from './words.ts';

interface Country {
  readonly iso2: string;
  readonly iso3: string;
  readonly membership: string;
  readonly region: Region;
  readonly names: Record<string, string>;
  readonly languages: string[];
  readonly timeZone: string;
  readonly weekend: number[];
}

export interface GeneratedAnswer {
  readonly id: string;
  readonly question: string;
  readonly value: unknown;
  readonly level: Attribution;
  readonly language: string;
}

/** One addressee and all that it said, as the test knows it. */
export interface GeneratedMember {
  readonly addressee: string;
  readonly response: string;
  readonly name: string;
  readonly country: string;
  readonly region: Region;
  readonly categories: readonly Category[];
  status: ResponseStatus;
  late: boolean;
  readonly hidden: string[];
  answers: GeneratedAnswer[];
}

export interface GeneratedRound {
  readonly id: string;
  readonly slug: string;
  readonly members: GeneratedMember[];
}

/** Small and seeded: the same seed gives the same round, except for its ids. */
export function randomness(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const read = async <Value>(path: string): Promise<Value> =>
  JSON.parse(await readFile(path, 'utf8')) as Value;

interface Definition {
  readonly title: unknown;
  readonly pages: readonly {
    readonly elements: readonly { name: string; choices?: { value: string }[] }[];
  }[];
}

/** Puts a whole closed round of the 151 developing Member States into an empty database. */
export async function generateRound(url: string, seed: number): Promise<GeneratedRound> {
  const countries = await read<Country[]>('data/reference/countries.json');
  const spells = await read<{ countryIso2: string; category: Category; validTo: string | null }[]>(
    'data/reference/category-spells.json',
  );
  const definition = await read<Definition>('data/questionnaires/administrations.json');
  const elements = definition.pages.flatMap((page) => page.elements);
  const topics =
    elements.find(({ name }) => name === 'priorities')?.choices?.map((c) => c.value) ?? [];
  const random = randomness(seed);
  const categoriesOf = (iso2: string): Category[] => {
    const own = spells.filter((spell) => spell.countryIso2 === iso2).map((s) => s.category);
    return own.length === 0 ? [] : [...new Set<Category>(['developing', ...own])];
  };
  const developing = countries.filter(
    ({ iso2, membership }) =>
      membership === 'member-state' && categoriesOf(iso2).includes('developing'),
  );
  const members = developing.map((country) =>
    generateMember({ country, categories: categoriesOf(country.iso2), topics, random }),
  );
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const round = await insertFrame(client, { developing, definition });
    await insertMembers(client, round.id, members);
    return { ...round, members };
  } finally {
    await client.end();
  }
}

function generateMember(input: {
  readonly country: Country;
  readonly categories: Category[];
  readonly topics: readonly string[];
  readonly random: () => number;
}): GeneratedMember {
  const { country, categories, topics, random } = input;
  const dice = random();
  const quiet = country.region === 'CIS' ? 0.45 : country.region === 'EUR' ? 0.6 : 0.62;
  const status =
    dice < quiet
      ? 'submitted'
      : dice < quiet + 0.08
        ? 'partial'
        : dice < quiet + 0.13
          ? 'declined'
          : 'not-started';
  const member: GeneratedMember = {
    addressee: v7(),
    response: v7(),
    name: country.names['en'] ?? country.iso2,
    country: country.iso2,
    region: country.region,
    categories,
    status,
    late: status === 'submitted' && random() < 0.1,
    hidden: [],
    answers: [],
  };
  if (status === 'submitted' || status === 'partial') {
    member.answers = generateAnswers({ member, country, topics, random });
    if (random() < 0.08) member.hidden.push('need2', 'need2_topic');
  }
  return member;
}

function generateAnswers(input: {
  readonly member: GeneratedMember;
  readonly country: Country;
  readonly topics: readonly string[];
  readonly random: () => number;
}): GeneratedAnswer[] {
  const { member, country, topics, random } = input;
  const levels: Attribution[] = ['attributed', 'country', 'group', 'group', 'none', 'none'];
  const level = levels[Math.floor(random() * levels.length)] ?? 'none';
  const language = country.languages[0] ?? 'en';
  const answers: GeneratedAnswer[] = [];
  const add = (question: string, value: unknown, of: Attribution = level): void => {
    answers.push({ id: v7(), question, value, level: of, language });
  };
  add('attribution', level);
  const lean = member.region.charCodeAt(1) % topics.length;
  const liking = topics.map((topic, i) => ({
    topic,
    liking: random() + (i === 9 || i === 11 ? 0.7 : 0) + ((i + lean) % 5 === 0 ? 0.35 : 0),
  }));
  const order = liking.sort((a, b) => b.liking - a.liking).map(({ topic }) => topic);
  add('priorities', order.slice(0, 2 + Math.floor(random() * 4)));
  const own = WORDS[language] ?? WORDS['en'] ?? [];
  if (random() < 0.8) {
    const words = own[Math.floor(random() * own.length)];
    add('need1', words?.need ?? 'A need');
    add('need1_topic', words?.topic ?? topics[0]);
    if (words?.benefit) add('need1_benefit', words.benefit);
    add('need1_urgency', 1 + Math.floor(random() * 5));
    const again = random() < 0.4;
    add('second_need', again);
    if (again) {
      const second = own[Math.floor(random() * own.length)];
      add('need2', second?.need ?? 'Another need');
      add('need2_topic', second?.topic ?? topics[1]);
    }
  }
  const barriers = ['money', 'people', 'language', 'connectivity', 'laboratories', 'visas-travel'];
  add(
    'barriers',
    barriers
      .filter(() => random() < 0.4)
      .concat(random() < 0.3 ? ['procedures'] : ['money'])
      .filter((b, i, all) => all.indexOf(b) === i),
  );
  if (random() < 0.7)
    add(
      'bodies_out_of_reach',
      ['3gpp', 'ietf', 'ieee'].filter(() => random() < 0.6).concat('etsi'),
    );
  add('service', {
    finding: 'well',
    applying: 'partly',
    training: random() < 0.5 ? 'poorly' : 'well',
  });
  if (random() < 0.4) add('industry_ask', own[0]?.ask ?? 'Open interfaces');
  if (random() < 0.3) add('company', '=cmd()', 'none');
  return answers;
}

async function insertFrame(
  client: pg.Client,
  { developing, definition }: { developing: Country[]; definition: Definition },
): Promise<{ id: string; slug: string }> {
  await client.query(
    `INSERT INTO country (iso2, iso3, names, region, languages, time_zone, weekend, source, as_of)
     SELECT c->>'iso2', c->>'iso3', c->'names', c->>'region',
            ARRAY(SELECT jsonb_array_elements_text(c->'languages')), c->>'timeZone',
            ARRAY(SELECT e::int FROM jsonb_array_elements_text(c->'weekend') e), 'test', '2026-11-22'
     FROM jsonb_array_elements($1::jsonb) c ON CONFLICT DO NOTHING`,
    [JSON.stringify(developing)],
  );
  const [questionnaire, version, meeting, round] = [v7(), v7(), v7(), v7()];
  const slug = `cto-9-${round.slice(-6)}`;
  const json = JSON.stringify(definition);
  const sha256 = createHash('sha256').update(json).digest('hex');
  await client.query(`INSERT INTO questionnaire (id, slug) VALUES ($1, $2)`, [questionnaire, slug]);
  await client.query(
    `INSERT INTO questionnaire_version (id, questionnaire_id, number, definition, sha256, languages,
       title, published_at) VALUES ($1, $2, 3, $3, $4, '{en}', $5, now())`,
    [version, questionnaire, json, sha256, JSON.stringify(definition.title)],
  );
  await client.query(
    `INSERT INTO meeting (id, slug, kind, number, title, starts_on, ends_on, place, study_period)
     VALUES ($1, $2, 'cto', 9, 'Ninth CTO group meeting', '2027-03-08', '2027-03-09', 'Geneva', '2025-2028')`,
    [meeting, slug],
  );
  await client.query(
    `INSERT INTO round (id, slug, meeting_id, questionnaire_version_id, state, audience, closes_on,
       send_window, opened_at, closed_at)
     VALUES ($1, $2, $3, $4, 'closed', '{}', '2027-02-12', '{}', '2027-01-11T08:00Z', '2027-02-13T11:00Z')`,
    [round, slug, meeting, version],
  );
  return { id: round, slug };
}

async function insertMembers(
  client: pg.Client,
  round: string,
  members: readonly GeneratedMember[],
): Promise<void> {
  const contact = v7();
  const firstMember = v7();
  const rows = members.map((member, i) => ({ ...member, member: i === 0 ? firstMember : v7() }));
  const json = JSON.stringify(rows);
  await client.query(
    `INSERT INTO member (id, kind, reference, name, country_iso2, weekend)
     SELECT (m->>'member')::uuid, 'member-state', 'MS-' || (m->>'member'), m->>'name', m->>'country', '{}'
     FROM jsonb_array_elements($1::jsonb) m`,
    [json],
  );
  await client.query(
    `INSERT INTO contact (id, member_id, email, name, role)
     SELECT CASE WHEN m->>'member' = $2 THEN $3::uuid ELSE gen_random_uuid() END,
            (m->>'member')::uuid, 'focal@example.org', 'Focal point', 'focal-point'
     FROM jsonb_array_elements($1::jsonb) m`,
    [json, firstMember, contact],
  );
  await client.query(
    `INSERT INTO addressee (id, round_id, member_id, kind, name, country_iso2, region, categories,
       language, time_zone, weekend, closes_at)
     SELECT (m->>'addressee')::uuid, $2, (m->>'member')::uuid, 'member-state', m->>'name',
            m->>'country', m->>'region', ARRAY(SELECT jsonb_array_elements_text(m->'categories')),
            'en', 'UTC', '{6,7}', '2027-02-12T23:00Z'
     FROM jsonb_array_elements($1::jsonb) m`,
    [json, round],
  );
  await client.query(
    `INSERT INTO response (id, addressee_id, status, hidden, late)
     SELECT (m->>'response')::uuid, (m->>'addressee')::uuid, m->>'status',
            ARRAY(SELECT jsonb_array_elements_text(m->'hidden')), (m->>'late')::boolean
     FROM jsonb_array_elements($1::jsonb) m`,
    [json],
  );
  for (const { response, answers } of members)
    await insertAnswers(client, response, answers, contact);
}
