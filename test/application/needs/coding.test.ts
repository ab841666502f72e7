import { describe, expect, it } from 'vitest';
import { attachWords } from '../../../src/application/needs/attach-words.ts';
import {
  mergeNeeds,
  moveNeed,
  renameNeed,
  setNeedAside,
  undoAct,
} from '../../../src/application/needs/change-needs.ts';
import { codingHistory } from '../../../src/application/needs/coding-history.ts';
import { listNeeds } from '../../../src/application/needs/list-needs.ts';
import { listWords } from '../../../src/application/needs/list-words.ts';
import { makeNeed } from '../../../src/application/needs/make-need.ts';
import { showNeed } from '../../../src/application/needs/show-need.ts';
import { splitNeed } from '../../../src/application/needs/split-need.ts';
import { suggestNeeds } from '../../../src/application/needs/suggest-needs.ts';
import { takeNeeds } from '../../../src/application/needs/take-needs.ts';
import { translateAnswer } from '../../../src/application/needs/translate-answer.ts';
import { addConclusion } from '../../../src/application/outcomes/add-conclusion.ts';
import { proposeItem } from '../../../src/application/outcomes/change-items.ts';
import { acceptItem } from '../../../src/application/outcomes/decide-items.ts';
import { endNeed } from '../../../src/application/outcomes/end-need.ts';
import { listConclusions, listEndings } from '../../../src/application/outcomes/list-outcomes.ts';
import { traceMeeting } from '../../../src/application/outcomes/trace-meeting.ts';
import type { Actor } from '../../../src/application/ports.ts';
import { ADMINISTRATOR, must } from '../../support/parley.ts';
import { say } from '../../support/spoken-round.ts';
import { as, codeOf } from '../outcomes/world.ts';
import { ARABIC, BACKBONE, EXTRA, FIBRE, MEMBERS, NONE } from './members.ts';
import { MEETING, ROUND, useSaid } from './world.ts';

const world = useSaid(MEMBERS);
const officer = as('officer');
const at = { meeting: MEETING };
const why = { reason: 'they ask for the same' };

/** The need behind which the words of this member stand. */
async function needOf(start: string): Promise<number> {
  const { needs } = must(await listNeeds(world.parley, { ...at, state: 'all' }, officer));
  const found = needs.find(({ first }) => first?.words?.startsWith(start));
  if (found === undefined) throw new Error(`no need says "${start}"`);
  return found.number;
}

const show = async (need: number, actor: Actor = officer) =>
  must(await showNeed(world.parley, { ...at, need }, actor));

describe('the coding of a round', () => {
  it('takes each answer that the questionnaire calls a need, once, in an order that tells nobody’s', async () => {
    expect(codeOf(await takeNeeds(world.parley, { round: ROUND }, as('viewer')))).toBe(
      'not-allowed',
    );
    expect(codeOf(await takeNeeds(world.parley, { round: 'no-round' }, officer))).toBe(
      'round-unknown',
    );
    const taken = must(await takeNeeds(world.parley, { round: ROUND }, officer));
    expect(taken).toEqual({ act: 1, needs: [1, 2, 3, 4] });
    expect(must(await takeNeeds(world.parley, { round: ROUND }, officer))).toEqual({
      ...{ act: null, needs: [] },
    });
    const { needs, counts } = must(await listNeeds(world.parley, at, officer));
    expect(counts).toEqual({ all: 4, standing: 4, uncoded: 4 });
    const shown = needs.map(({ topic, first }) => [topic, first?.words]);
    expect(shown).toEqual([
      ['rural-networks', BACKBONE],
      ['rural-networks', FIBRE],
      [null, NONE],
      [null, ARABIC],
    ]);
  });

  it('shows words as their members wrote them, and who they are only as far as they allow', async () => {
    const arabic = await show(await needOf('نحتاج'));
    expect(arabic.statements[0]).toMatchObject({ words: ARABIC, direction: 'rtl', language: 'ar' });
    const fibre = await needOf('Nous');
    expect((await show(fibre)).statements[0]).toMatchObject({ member: 'Sénégal', late: true });
    const unnamed = (await show(fibre, as('viewer'))).statements[0];
    expect(unnamed).toMatchObject({
      ...{
        words: null,
        state: 'withheld',
        member: null,
        country: null,
        region: null,
        late: false,
        answer: null,
      },
    });
    const viewed = must(await listNeeds(world.parley, { ...at, region: 'AFR' }, as('viewer')));
    expect(viewed.needs.map(({ first }) => first?.words)).toEqual([BACKBONE]);
    const told = JSON.stringify([
      await show(fibre, as('viewer')),
      must(await codingHistory(world.parley, at, as('viewer'))),
      must(await listNeeds(world.parley, at, as('viewer'))),
      must(await listWords(world.parley, at, as('viewer'))),
      must(
        await suggestNeeds(world.parley, { ...at, need: await needOf('A fibre') }, as('viewer')),
      ),
    ]);
    expect(told).not.toContain(await world.answerOf('Sénégal', 'need1'));
    for (const hidden of ['Sénégal', FIBRE, '"fr"']) expect(told).not.toContain(hidden);
    const filtered = must(await listNeeds(world.parley, { ...at, region: 'AFR' }, officer));
    expect(filtered.needs).toHaveLength(2);
  });

  it('suggests what is alike across languages once a translation stands beside the words, and says why', async () => {
    const [fibre, backbone] = [await needOf('Nous'), await needOf('A fibre')];
    const suggested = async () =>
      must(await suggestNeeds(world.parley, { ...at, need: backbone }, officer));
    const before = await suggested();
    const text = 'We need optical fibre and a backbone network in rural areas.';
    const order = { ...at, need: fibre, language: 'en' as const, text };
    expect(codeOf(await translateAnswer(world.parley, order, as('viewer')))).toBe('not-allowed');
    expect(codeOf(await translateAnswer(world.parley, { ...order, text: ' ' }, officer))).toBe(
      'bad-input',
    );
    expect(codeOf(await translateAnswer(world.parley, { ...order, language: 'fr' }, officer))).toBe(
      'translation-same-language',
    );
    must(await translateAnswer(world.parley, order, officer));
    const [first] = await suggested();
    expect(first).toMatchObject({ number: fibre });
    expect(first?.common).toEqual(expect.arrayContaining(['backbone', 'fibre', 'rural']));
    expect(first?.score).toBeGreaterThan(before.find((one) => one.number === fibre)?.score ?? 0);
    const [statement] = (await show(fibre)).statements;
    expect(statement).toMatchObject({ words: FIBRE, language: 'fr' });
    expect(statement?.translations).toMatchObject([{ language: 'en', text, origin: 'human' }]);
    expect((await show(backbone)).mergedInto).toBeNull();
  });

  it('merges with the reason, keeps every word, and takes the act back exactly', async () => {
    const [fibre, backbone] = [await needOf('Nous'), await needOf('A fibre')];
    const before = must(await listNeeds(world.parley, { ...at, state: 'all' }, officer));
    const order = { ...at, into: backbone, needs: [fibre] };
    expect(codeOf(await mergeNeeds(world.parley, { ...order, reason: ' ' }, officer))).toBe(
      'bad-input',
    );
    expect(
      codeOf(await mergeNeeds(world.parley, { ...order, ...why, needs: [backbone] }, officer)),
    ).toBe('merge-with-itself');
    expect(codeOf(await mergeNeeds(world.parley, { ...order, ...why }, as('viewer')))).toBe(
      'not-allowed',
    );
    const merged = must(await mergeNeeds(world.parley, { ...order, ...why }, officer));
    const one = await show(backbone);
    expect(one.statements.map(({ words }) => words).sort()).toEqual([BACKBONE, FIBRE]);
    expect(await show(fibre)).toMatchObject({ mergedInto: backbone, statements: [] });
    const seen = merged.act - 1;
    const late = { ...at, need: backbone, title: 'Backbone', seen };
    expect(codeOf(await renameNeed(world.parley, late, officer))).toBe('need-changed-since');
    const undo = { ...at, act: merged.act, reason: 'too early' };
    expect(codeOf(await undoAct(world.parley, { ...undo, reason: '' }, officer))).toBe('bad-input');
    const undone = must(await undoAct(world.parley, undo, officer));
    expect(must(await listNeeds(world.parley, { ...at, state: 'all' }, officer))).toEqual(before);
    expect(codeOf(await undoAct(world.parley, undo, officer))).toBe('act-undone-already');
    const [newest, earlier] = must(await codingHistory(world.parley, at, officer));
    expect(newest).toMatchObject({ number: undone.act, kind: 'undone', reason: 'too early' });
    expect(earlier).toMatchObject({ kind: 'merged', reason: why.reason, undoneBy: undone.act });
    must(await mergeNeeds(world.parley, { ...order, ...why }, officer));
  });

  it('splits a part of the words off, verbatim, and the whole words stay', async () => {
    const backbone = await needOf('A fibre');
    const order = { ...at, need: backbone, title: 'Training', reason: 'two things' };
    const wrong = { ...order, excerpt: 'trained people' };
    expect(codeOf(await splitNeed(world.parley, wrong, officer))).toBe('excerpt-not-found');
    const parted = must(
      await splitNeed(world.parley, { ...order, excerpt: 'trained  staff' }, officer),
    );
    const [training = 0] = parted.made;
    const [statement] = (await show(training)).statements;
    expect(statement).toMatchObject({ words: 'trained staff', whole: BACKBONE, state: 'as-coded' });
    expect((await show(backbone)).statements.map(({ words }) => words)).toContain(BACKBONE);
    must(
      await mergeNeeds(world.parley, { ...at, into: backbone, needs: [training], ...why }, officer),
    );
    const whole = (await show(backbone)).statements.map(({ words }) => words).sort();
    expect(whole, 'a part beside the whole is the same words twice').toEqual([BACKBONE, FIBRE]);
  });

  it('brings in by hand what no coding names, and never the same words twice', async () => {
    const answer = await world.answerOf('Kenya', 'anything_else');
    const words = must(await listWords(world.parley, at, officer));
    expect(words).toMatchObject([{ words: EXTRA, member: 'Kenya', answer }]);
    const backbone = await needOf('A fibre');
    const part = { ...at, need: backbone, answer, excerpt: 'fibre to the border' };
    expect(codeOf(await attachWords(world.parley, { ...part, answer: 'x' }, officer))).toBe(
      'answer-unknown',
    );
    must(await attachWords(world.parley, part, officer));
    expect(codeOf(await attachWords(world.parley, part, officer))).toBe('statement-there-already');
    const made = { ...at, answer, excerpt: 'More meetings by distance', topic: 'none-such' };
    expect(codeOf(await makeNeed(world.parley, { ...made, title: 'Remote' }, officer))).toBe(
      'topic-unknown',
    );
    must(await makeNeed(world.parley, { ...made, topic: '', title: 'Remote' }, officer));
    expect(must(await listWords(world.parley, at, officer))).toEqual([]);
    const own = await world.answerOf('Kenya', 'need1');
    const again = { ...at, need: backbone, answer: own, excerpt: '' };
    expect(codeOf(await attachWords(world.parley, again, officer))).toBe('statement-there-already');
  });

  it('follows the member: changed words show as such, count once, and those taken back are gone', async () => {
    const backbone = await needOf('A fibre');
    const response = await world.responseOf('Kenya');
    const newer = 'A fibre backbone for rural areas and islands.';
    const level = 'attributed' as const;
    await say(world.parley.prisma, response, {
      question: 'need1',
      words: newer,
      language: 'en',
      level,
    });
    const states = (await show(backbone)).statements.map(({ words, state }) => [words, state]);
    expect(states).toContainEqual([newer, 'changed']);
    const current = await world.answerOf('Kenya', 'need1');
    const again = { ...at, need: backbone, answer: current, excerpt: '' };
    expect(codeOf(await attachWords(world.parley, again, officer))).toBe('statement-there-already');
    expect(must(await takeNeeds(world.parley, { round: ROUND }, officer)).needs).toEqual([]);
    const peru = await needOf('None');
    const aside = { ...at, need: peru, reason: 'says that there is none' };
    must(await setNeedAside(world.parley, aside, officer));
    expect(codeOf(await renameNeed(world.parley, { ...at, need: peru, title: 'x' }, officer))).toBe(
      'need-set-aside',
    );
    const gone = { question: 'need1', words: null, language: 'en', level: 'group' as const };
    await say(world.parley.prisma, await world.responseOf('Peru'), gone);
    expect(await show(peru)).toMatchObject({ statements: [{ state: 'taken-back', words: null }] });
  });

  it('leads from the answer to the outcome in one chain, which merging does not break', async () => {
    const { parley } = world;
    const [backbone, labs] = [await needOf('A fibre'), await needOf('نحتاج')];
    must(await renameNeed(parley, { ...at, need: backbone, title: 'Rural backbone' }, officer));
    must(await renameNeed(parley, { ...at, need: labs, title: 'Test laboratories' }, officer));
    must(await moveNeed(parley, { ...at, need: labs, topic: 'conformity-testing' }, officer));
    const item = { title: 'Connectivity and testing', needs: [labs] };
    const { number } = must(await proposeItem(parley, MEETING, item, officer));
    must(await acceptItem(parley, { meeting: MEETING, item: number }, officer));
    const acts = must(await codingHistory(parley, { ...at, need: labs }, officer));
    const taking = acts.find(({ kind }) => kind === 'taken')?.number ?? 0;
    expect(codeOf(await undoAct(parley, { ...at, act: taking, reason: 'x' }, officer))).toBe(
      'act-touched-later',
    );
    world.clock.set('2027-05-19T08:00:00Z');
    const texts = { title: 'Backbone', text: 'The group asks for guidance.' };
    const rest = { callToAction: null, addressee: null, otherBodies: null, topic: null };
    must(await mergeNeeds(parley, { ...at, into: backbone, needs: [labs], ...why }, officer));
    const conclusion = { ...texts, ...rest, items: [number], needs: [labs] };
    must(await addConclusion(parley, MEETING, conclusion, officer));
    const remote = must(await listNeeds(parley, at, officer)).needs.find(
      ({ title }) => title === 'Remote',
    );
    const away = { ...at, into: remote?.number ?? 0, needs: [backbone], ...why };
    expect(codeOf(await mergeNeeds(parley, away, officer))).toBe('need-ended');
    const endings = must(await listEndings(parley, MEETING, officer));
    const of = (need: number) => endings.find((one) => one.number === need);
    expect(of(backbone)).toMatchObject({
      ...{ items: [number], conclusions: [1], ending: { kind: 'reflected' } },
    });
    const [concluded] = must(await listConclusions(parley, MEETING, officer));
    expect(concluded).toMatchObject({ items: [number], needs: [backbone] });
    // What was set aside is no need, and ends by that.
    const open = endings.filter(({ mergedInto, ending }) => mergedInto === null && !ending);
    expect(open.map(({ number: one }) => one)).toEqual([remote?.number]);
    const [aside] = must(await listNeeds(parley, { ...at, state: 'set-aside' }, officer)).needs;
    const end = { ...at, ending: 'not-raised', reason: 'nothing to discuss' } as const;
    const none = { ...end, need: aside?.number ?? 0 };
    expect(codeOf(await endNeed(parley, none, officer))).toBe('need-unknown');
    must(await endNeed(parley, { ...end, need: remote?.number ?? 0 }, officer));
    const trace = must(await traceMeeting(parley, { meeting: MEETING }, ADMINISTRATOR));
    const ended = trace.clauses.flatMap(({ done }) => done).map(({ code }) => code);
    expect(ended).toContain('needs-ended');
    const answers = (await show(backbone)).statements.map(({ answer }) => answer);
    expect(answers).toContain(await world.answerOf('Egypt', 'need1'));
  });
});
