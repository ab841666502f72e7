import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildAgenda } from '../../../src/application/agenda/build-agenda.ts';
import { listNeeds } from '../../../src/application/needs/list-needs.ts';
import { takeNeeds } from '../../../src/application/needs/take-needs.ts';
import { changeItem, proposeItem } from '../../../src/application/outcomes/change-items.ts';
import { acceptItem, dropItem } from '../../../src/application/outcomes/decide-items.ts';
import { orderItems } from '../../../src/application/outcomes/order-items.ts';
import { advancePaper } from '../../../src/application/papers/advance-paper.ts';
import { draftPaper } from '../../../src/application/papers/draft-paper.ts';
import { exportPaper } from '../../../src/application/papers/export-paper.ts';
import { showDay } from '../../../src/application/papers/show-day.ts';
import type { PublishedAgenda } from '../../../src/domain/agenda/content.ts';
import { LANGUAGES } from '../../../src/domain/language.ts';
import type { DayContent } from '../../../src/domain/papers/content.ts';
import { REGIONS } from '../../../src/domain/vocabulary.ts';
import { openWord, wordText } from '../../infra/documents/word-package.ts';
import { useDatabase } from '../../support/database.ts';
import { must, openParley, settableClock, type TestParley } from '../../support/parley.ts';
import { type GeneratedRound, generateRound } from '../agenda/generated-round.ts';
import { insertAnswers } from '../agenda/insert-answers.ts';
import { as, codeOf } from '../outcomes/world.ts';

const database = useDatabase();
const clock = settableClock('2027-02-20T08:00:00Z');
const officer = as('officer');
const approver = as('approver');
let parley: TestParley;
let round: GeneratedRound;
let meeting: string;
let topics: string[];
let folder: string;
let published: PublishedAgenda;

beforeAll(async () => {
  parley = openParley(database.url, clock);
  round = await generateRound(database.url, 68);
  meeting = round.slug; // both have the same name
  folder = await mkdtemp(join(tmpdir(), 'parley-day-'));
  const built = must(await buildAgenda(parley, { round: round.slug }, officer));
  must(await takeNeeds(parley, { round: round.slug }, officer));
  const { needs } = must(await listNeeds(parley, { meeting }, officer));
  published = built.content.published;
  const ranked = published.rankings[0]?.overall?.items ?? [];
  topics = ranked.map(({ option }) => option).slice(0, 3);
  for (const topic of topics) {
    const numbers = needs.filter((need) => need.topic === topic).map(({ number }) => number);
    const item = { title: `On ${topic}`, topic, minutes: 30, needs: numbers };
    must(await proposeItem(parley, meeting, item, officer));
  }
});
afterAll(async () => {
  await parley.close();
  await rm(folder, { recursive: true, force: true });
});

const accept = async (item: number) => must(await acceptItem(parley, { meeting, item }, officer));
async function drafted(kind: DayContent['kind']): Promise<DayContent> {
  must(await draftPaper(parley, { kind, scope: meeting }, officer));
  const paper = await parley.store.transaction(({ papers }) =>
    papers.find({ kind, scope: meeting }),
  );
  return paper?.content as DayContent;
}

describe('the digest for the chair', () => {
  it('is made before the meeting begins, once an item is accepted', async () => {
    const draft = () => draftPaper(parley, { kind: 'digest', scope: meeting }, officer);
    expect(codeOf(await draft())).toBe('day-empty');
    await accept(1);
    await accept(2);
    expect(codeOf(await draft())).toBe('done');
  });

  it('tells of each item who is behind it, as a second count of the published words does', async () => {
    const { items } = await drafted('digest');
    const agenda = published;
    expect(items.map(({ topic }) => topic?.code)).toEqual(topics.slice(0, 2));
    for (const { topic, behind, quotations, ranks } of items) {
      const printed = agenda.needs
        .filter((section) => section.topic === topic?.code)
        .flatMap((section) => section.quotations);
      expect(printed.length).toBeGreaterThan(0);
      expect(quotations.map(({ words }) => words).sort()).toEqual(
        printed.map(({ words }) => words).sort(),
      );
      for (const region of REGIONS) {
        const inRegion = printed.filter(({ source }) =>
          source.kind === 'region'
            ? source.region === region
            : 'country' in source &&
              round.members.some((m) => m.country === source.country && m.region === region),
        );
        expect(behind.regions[region]).toBe(inRegion.length);
      }
      const named = printed.flatMap(({ source }) => ('country' in source ? source.country : []));
      expect(behind.countries).toEqual([...new Set(named)].sort());
      const ldc = round.members.filter(({ categories }) => categories.includes('ldc'));
      expect(behind.categories.ldc).toBe(
        named.filter((code) => ldc.some(({ country }) => country === code)).length,
      );
      const own = agenda.rankings[0]?.overall?.items.find(({ option }) => option === topic?.code);
      expect(ranks[0]).toMatchObject({ place: own?.place, stability: own?.stability });
    }
  });

  it('has what stands behind no item, too, and says all in six languages', async () => {
    const { elsewhere, items } = await drafted('digest');
    const printed = published.needs.flatMap(({ quotations }) => quotations).length;
    const placed = items.reduce((sum, { quotations }) => sum + quotations.length, 0);
    expect(elsewhere.length).toBe(printed - placed);
    const order = { kind: 'digest', scope: meeting, languages: LANGUAGES, folder } as const;
    must(await exportPaper(parley, order, officer));
    const html = await readFile(join(folder, 'digest.en.html'), 'utf8');
    expect(html).toMatch(/Place \d+ of 16, ranked by \d+ members/);
    expect(html).toMatch(/Agreed across regions|Regions differ/);
    const arabic = await readFile(join(folder, 'digest.ar.html'), 'utf8');
    expect(arabic).toContain('dir="rtl"');
    expect(arabic).toContain('ملخص الاحتياجات للرئيس');
    const word = wordText(openWord(await readFile(join(folder, 'digest-E.docx'))));
    expect(JSON.stringify(word)).toContain('Action for the chair');
  });

  it('leaves out what was taken back since the agenda was built', async () => {
    const before = await drafted('digest');
    const gone = before.items[0]?.quotations.find(({ source }) => source.kind === 'attributed');
    const where = gone !== undefined && 'country' in gone.source ? gone.source.country : '';
    const answer = round.members
      .filter(({ country }) => country === where)
      .flatMap((member) => member.answers.map((one) => ({ member, one })))
      .find(({ one }) => one.value === gone?.words);
    if (!gone || !answer) throw new Error('the seed has an attributed need on its first topic');
    const none = { ...answer.one, id: v7(), value: null };
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await insertAnswers(client, answer.member.response, [none]);
    await client.end();
    const after = await drafted('digest');
    const said = after.items[0]?.quotations ?? [];
    expect(said).toHaveLength((before.items[0]?.quotations.length ?? 0) - 1);
    for (const one of [...said, ...after.elsewhere]) {
      expect([one.words, one.source]).not.toEqual([gone.words, gone.source]);
    }
    expect(after.published.flatMap(({ needs }) => needs)).toEqual([]);
  });
});

describe('the day as staff make it', () => {
  it('shows of each item what the papers tell, and the ranked topics and needs that wait', async () => {
    const day = must(await showDay(parley, meeting, as('viewer')));
    const { items } = await drafted('digest');
    expect(day.items.map(({ number, state }) => [number, state])).toEqual([
      ...[[1, 'accepted'] as const, [2, 'accepted'] as const, [3, 'proposed'] as const],
    ]);
    for (const item of items) {
      const shown = day.items.find(({ number }) => number === item.number);
      const { behind, ranks, quotations } = item;
      expect(shown).toMatchObject({ behind, ranks, quotations, label: item.topic?.label });
    }
    const ranked = published.rankings[0]?.overall?.items.map(({ option }) => option) ?? [];
    const { needs } = must(await listNeeds(parley, { meeting }, officer));
    const waiting = day.waiting.map(({ code }) => code);
    expect(waiting.slice(0, ranked.length - 3)).toEqual(ranked.slice(3));
    const placed = new Set(day.items.flatMap((item) => item.needs));
    const free = needs.filter(({ number }) => !placed.has(number)).map(({ number }) => number);
    const told = day.waiting.flatMap((topic) => topic.needs);
    expect(told.toSorted((a, b) => a - b)).toEqual(free);
    expect(day.rounds).toEqual([{ slug: round.slug, number: 1 }]);
  });

  it('takes a topic whose item is left out back among those that wait', async () => {
    must(await dropItem(parley, { meeting, item: 3 }, 'no time', officer));
    const day = must(await showDay(parley, meeting, officer));
    expect(day.waiting[0]?.code).toBe(topics[2]);
    expect(day.leftOut.map(({ number }) => number)).toEqual([3]);
    must(await acceptItem(parley, { meeting, item: 3 }, officer));
    must(await dropItem(parley, { meeting, item: 3 }, 'no time', officer));
  });
});

describe('the meeting’s agenda', () => {
  it('has no words, and says what has changed since it was approved', async () => {
    const key = { kind: 'agenda', scope: meeting } as const;
    const first = await drafted('agenda');
    expect(first).toMatchObject({ since: null, changes: [], published: [], elsewhere: [] });
    expect(first.items.every(({ quotations }) => quotations.length === 0)).toBe(true);
    must(await advancePaper(parley, { ...key, act: 'submit' }, officer));
    must(await advancePaper(parley, { ...key, act: 'approve' }, approver));
    await accept(3);
    must(await orderItems(parley, meeting, [3, 2], officer));
    must(await dropItem(parley, { meeting, item: 1 }, 'no time', officer));
    must(await changeItem(parley, { meeting, item: 2 }, { presenter: 'Chair' }, officer));
    const second = await drafted('agenda');
    expect(second.since?.number).toBe(1);
    expect(second.changes.map(({ kind, number }) => `${kind} A${number}`)).toEqual([
      ...['new A3', 'replanned A2', 'left-out A1'],
    ]);
    expect(second.items.map(({ number }) => number)).toEqual([3, 2]);
  });
});
