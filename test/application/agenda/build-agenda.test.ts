import pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildAgenda } from '../../../src/application/agenda/build-agenda.ts';
import type { AgendaVersion } from '../../../src/application/agenda/rows.ts';
import { tracedFigures } from '../../../src/application/agenda/traced-figures.ts';
import type { Actor } from '../../../src/application/ports.ts';
import type { RankedItem } from '../../../src/domain/agenda/content.ts';
import type { StaffId } from '../../../src/domain/ids.ts';
import { CATEGORIES, REGIONS } from '../../../src/domain/vocabulary.ts';
import { useDatabase } from '../../support/database.ts';
import { agendaDeps, type OpenedDeps } from './deps.ts';
import { type GeneratedMember, type GeneratedRound, generateRound } from './generated-round.ts';
import { insertAnswers } from './insert-answers.ts';

const database = useDatabase();
const officer: Actor = { kind: 'staff', id: v7() as StaffId, role: 'officer', name: 'Officer' };
let opened: OpenedDeps;
let round: GeneratedRound;

beforeAll(async () => {
  opened = agendaDeps(database.url);
  round = await generateRound(database.url, 68);
});
afterAll(() => opened.close());

async function built() {
  const result = await buildAgenda(opened.deps, { round: round.slug }, officer);
  if (!result.ok) throw new Error(`refused: ${result.code}`);
  return result.value;
}

async function asStored<Value>(work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const submitted = (): GeneratedMember[] =>
  round.members.filter((member) => member.status === 'submitted');
const answerOf = (member: GeneratedMember, question: string) =>
  member.hidden.includes(question)
    ? undefined
    : member.answers.find((answer) => answer.question === question);

/** Borda over one region or all, one ballot at a time, in halves. */
function recount(members: readonly GeneratedMember[], options: readonly string[]) {
  const points = new Map(options.map((option) => [option, 0]));
  for (const member of members) {
    const order = answerOf(member, 'priorities')?.value;
    if (!Array.isArray(order)) continue;
    const rest = (options.length - order.length - 1) / 2;
    for (const option of options) {
      const place = order.indexOf(option);
      const own = place < 0 ? rest : options.length - place - 1;
      points.set(option, (points.get(option) ?? 0) + own);
    }
  }
  return points;
}

const plain = (item: RankedItem): number => {
  const [numerator = '0', denominator = '1'] = item.points.split('/');
  return Number(numerator) / Number(denominator);
};

describe('build-agenda', () => {
  it('counts who was asked and who replied on the frozen list', async () => {
    const { participation } = (await built()).content.published;
    expect(participation.total.addressed).toBe(151);
    for (const region of REGIONS) {
      const here = round.members.filter((member) => member.region === region);
      expect(participation.regions[region]).toEqual({
        addressed: here.length,
        submitted: here.filter((m) => m.status === 'submitted').length,
        late: here.filter((m) => m.status === 'submitted' && m.late).length,
        partial: here.filter((m) => m.status === 'partial').length,
        declined: here.filter((m) => m.status === 'declined').length,
        silent: here.filter((m) => m.status === 'not-started').length,
      });
    }
    for (const category of CATEGORIES) {
      const here = round.members.filter((member) => member.categories.includes(category));
      expect(participation.categories[category].addressed).toBe(here.length);
    }
  });

  it('ranks as a second, simpler count over the same answers does', async () => {
    const { rankings } = (await built()).content.published;
    const [ranking] = rankings;
    const options = ranking?.overall?.items.map((item) => item.option) ?? [];
    expect(options).toHaveLength(16);
    const lists = [
      { members: submitted(), items: ranking?.overall?.items ?? [] },
      ...(ranking?.groups ?? []).map(({ group, list }) => ({
        members: submitted().filter(
          (m) => m.region === group || m.categories.some((category) => category === group),
        ),
        items: list.items,
      })),
    ];
    expect(lists.length).toBeGreaterThan(3);
    for (const { members, items } of lists) {
      const points = recount(members, options);
      for (const item of items) expect(plain(item)).toBe(points.get(item.option));
      const descending = items.map(plain);
      expect(descending).toEqual([...descending].sort((a, b) => b - a));
    }
  });

  it('counts options, bodies and matrix rows as a second count does, without hidden answers', async () => {
    const { counts } = (await built()).content.published;
    for (const question of ['barriers', 'bodies_out_of_reach', 'need1_urgency', 'second_need']) {
      const table = counts.find((one) => one.question === question);
      const all = table?.groups.find(({ group }) => group === 'all');
      const given = submitted().flatMap((member) => answerOf(member, question) ?? []);
      expect(all?.answered).toBe(given.length);
      table?.options.forEach(({ code }, i) => {
        const chosen = given.filter(({ value }) =>
          Array.isArray(value) ? value.includes(code) : String(value) === code,
        );
        expect(all?.counts[i]).toBe(chosen.length);
      });
    }
    const service = counts.find((one) => one.question === 'service');
    const at = service?.options.findIndex(({ code }) => code === 'finding/well') ?? -1;
    expect(service?.groups[0]?.counts[at]).toBe(submitted().length);
    expect(counts.some(({ question }) => question === 'attribution')).toBe(false);
    expect(JSON.stringify(counts)).not.toContain('=cmd()');
  });

  it('prints words as their owners allow, and never a name that was not given away', async () => {
    const { published, staff } = (await built()).content;
    for (const { quotations } of published.needs) {
      for (const { source, words } of quotations) {
        const owners = submitted().filter((member) =>
          ['need1', 'need2'].some((question) => answerOf(member, question)?.value === words),
        );
        expect(owners.length).toBeGreaterThan(0);
        if (source.kind === 'member' || source.kind === 'region') continue;
        const owner = owners.find((member) => member.country === source.country);
        const level = owner && answerOf(owner, 'need1')?.level;
        expect(['attributed', ...(source.kind === 'country' ? ['country'] : [])]).toContain(level);
      }
    }
    const ids = new Set(round.members.flatMap((member) => member.answers.map(({ id }) => id)));
    const text = JSON.stringify(published);
    expect([...ids].filter((id) => text.includes(id))).toEqual([]);
    expect(staff.needs.length).toBe(
      submitted().filter((m) => answerOf(m, 'need1')).length +
        submitted().filter((m) => answerOf(m, 'need2')).length,
    );
  });

  it('leads from every figure and need to the answers behind it', async () => {
    const version = await built();
    const { published, staff } = version.content;
    const traced = await opened.deps.store.transaction(({ agenda }) =>
      tracedFigures(agenda, round.slug, version),
    );
    const figures = new Map(traced.map(({ figure, answers }) => [figure, answers]));
    expect(figures.get('responses')).toEqual(
      submitted()
        .map(({ response }) => response)
        .sort(),
    );
    const ballots = submitted().flatMap((member) => answerOf(member, 'priorities')?.id ?? []);
    expect(figures.get('ranking:priorities')).toEqual(ballots.sort());
    for (const { question, options, groups } of published.counts) {
      options.forEach(({ code }, i) => {
        const all = groups.find(({ group }) => group === 'all');
        if (all === undefined) return;
        const answers = figures.get(`counts:${question}/${code}`) ?? [];
        expect(answers).toHaveLength(all.counts[i] ?? -1);
      });
    }
    for (const need of staff.needs) {
      const owner = round.members.find((member) => member.name === need.member);
      for (const id of need.answers) expect(owner?.answers.map((a) => a.id)).toContain(id);
    }
  });

  it('lets figures wait when a single answer has been taken back', async () => {
    const before = (await built()).content.published.counts;
    const owner = submitted().find((member) => answerOf(member, 'barriers')?.level === 'none');
    const old = owner && answerOf(owner, 'barriers');
    if (!owner || !old) throw new Error('the seed has an answer about barriers');
    const none = { ...old, id: v7(), value: null };
    await asStored((client) => insertAnswers(client, owner.response, [none]));
    owner.answers = owner.answers.map((answer) => (answer === old ? none : answer));
    const after = (await built()).content.published.counts;
    const barriers = (tables: typeof after) => tables.find((one) => one.question === 'barriers');
    expect(barriers(after)).toEqual({ ...barriers(before), heldBack: true });
    expect(after.filter((table) => table.heldBack)).toHaveLength(1);
  });

  it('gives the same version for the same rows, and the next number for other rows', async () => {
    const [first, again] = [await built(), await built()];
    expect(again.fresh).toBe(false);
    expect([again.number, again.sha256]).toEqual([first.number, first.sha256]);
    const member = round.members.find((one) => one.status === 'partial');
    if (member === undefined) throw new Error('the seed has a partial response');
    await asStored((client) =>
      client.query(`UPDATE response SET status = 'submitted', late = true WHERE id = $1`, [
        member.response,
      ]),
    );
    member.status = 'submitted';
    member.late = true;
    const next = await built();
    expect(next.fresh).toBe(true);
    expect(next.number).toBe(first.number + 1);
    // one late answer only: participation tells of it, the figures wait
    const before = first.content.published;
    const after = next.content.published;
    expect(after.participation.total.submitted).toBe(before.participation.total.submitted + 1);
    expect(after.rankings[0]).toEqual({ ...before.rankings[0], heldBack: true });
    expect(after.needs.flatMap((section) => section.quotations)).toEqual(
      before.needs.flatMap((section) => section.quotations),
    );
    expect((await built()).number).toBe(next.number);
    // figures that wait lead to the answers that they were made of
    const ballotsOf = (version: AgendaVersion) =>
      opened.deps.store.transaction(async ({ agenda }) =>
        (await tracedFigures(agenda, round.slug, version)).find(
          ({ figure }) => figure === 'ranking:priorities',
        ),
      );
    expect(next.content.staff.releases['priorities']?.taken).toBe(
      first.content.staff.releases['priorities']?.taken,
    );
    expect(await ballotsOf(next)).toEqual(await ballotsOf(first));
  });

  it('keeps what it took down', async () => {
    await built();
    await expect(
      asStored((client) => client.query('UPDATE agenda_release SET level = level')),
    ).rejects.toThrow('append-only');
  });

  it('takes back words that their owner took back, also from figures that wait', async () => {
    const before = await built();
    const traced = before.content.staff.needs.find(
      (need) => need.coding === 'need1' && need.quotation?.source.kind === 'attributed',
    );
    const owner = round.members.find((member) => member.name === traced?.member);
    const old = owner?.answers.find(({ id }) => id === traced?.answers[0]);
    if (!owner || !old) throw new Error('the seed has an attributed need');
    const none = { ...old, id: v7(), value: null };
    await asStored((client) => insertAnswers(client, owner.response, [none]));
    owner.answers = owner.answers.map((answer) => (answer === old ? none : answer));
    const after = await built();
    const printed = (content: typeof after.content): string[] =>
      content.staff.needs.flatMap((need) => (need.quotation ? (need.answers[0] ?? '') : ''));
    expect(printed(before.content)).toContain(old.id);
    expect(printed(after.content)).not.toContain(old.id);
  });

  it('refuses an open round, an unknown one, and whoever may not build', async () => {
    const viewer: Actor = { ...officer, role: 'viewer' };
    expect(await buildAgenda(opened.deps, { round: round.slug }, viewer)).toMatchObject({
      ok: false,
      code: 'not-allowed',
    });
    expect(await buildAgenda(opened.deps, { round: 'nowhere' }, officer)).toMatchObject({
      ok: false,
      code: 'round-unknown',
    });
    const setState = (state: string) =>
      asStored((client) =>
        client.query('UPDATE round SET state = $1 WHERE id = $2', [state, round.id]),
      );
    await setState('open');
    expect(await buildAgenda(opened.deps, { round: round.slug }, officer)).toMatchObject({
      ok: false,
      code: 'not-closed',
    });
    await setState('closed');
  });

  it('numbers versions one after another when two people build at once', async () => {
    const results = await Promise.all([built(), built(), built()]);
    expect(new Set(results.map(({ number }) => number)).size).toBe(1);
  });
});
