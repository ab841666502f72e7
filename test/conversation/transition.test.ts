import { describe, expect, it } from 'vitest';
import { begin } from '../../src/conversation/begin.ts';
import { present } from '../../src/conversation/present.ts';
import { ALL, answer, fresh, kindsOf, needs, play, wordsOf } from './support/play.ts';
import { CHAT, OPENED, PAGES, situation, turn, worldOf } from './support/world.ts';

describe('begin', () => {
  it('goes on where colleagues stopped', () => {
    const state = begin(
      needs,
      situation({ answers: { priorities: ['cloud'], barriers: ['cost'] } }),
    );
    expect(state).toMatchObject({ phase: 'asking', cursor: 'attends', turn: 0 });
  });

  it('lands in the review when nothing is open, and finished when the response was sent', () => {
    const full = {
      ...ALL,
      barriers: ['none'],
      engineers: 1,
      urgency: 1,
      formats: { guide: 'well' },
      attribution: 'country',
    };
    expect(begin(needs, situation({ answers: full })).phase).toBe('reviewing');
    expect(begin(needs, situation({ answers: ALL, status: 'submitted' })).phase).toBe('finished');
  });
});

describe('an answer to an older prompt', () => {
  const moved = play(fresh(), answer('priorities', ['cloud']), answer('barriers', ['cost'])).world;

  it('is recorded, is said to be, and leaves the contact where it is', () => {
    const { step, world } = play(moved, answer('priorities', ['security'], 'c0nv.0'));
    expect(step.outcome).toBe('taken');
    expect(world.situation.response.answers['priorities']).toEqual(['security']);
    expect(wordsOf(step)).toContain('Recorded for the earlier question');
    expect(world.state.cursor).toBe('attends');
  });

  it('changes and says nothing when it is the same again', () => {
    const { step, world } = play(moved, answer('priorities', ['cloud'], 'c0nv.0'));
    expect(step).toMatchObject({ state: moved.state, effects: [], outcome: 'nothing' });
    expect(world).toEqual(moved);
  });

  it('is not recorded when its question is not asked any more', () => {
    const { step } = play(moved, answer('arrival', '2027-04-03', 'c0nv.0'));
    expect(step.outcome).toBe('stale');
    expect(kindsOf(step)).toEqual(['say']);
  });

  it('that is a command shows where the conversation is instead of doing something else', () => {
    for (const command of ['skip', 'back', 'submit'] as const) {
      const { step, world } = play(moved, { kind: 'commanded', command, promptId: 'c0nv.0' });
      expect(step.outcome).toBe('stale');
      expect(world.state).toMatchObject({ cursor: 'attends', skipped: [] });
    }
  });
});

describe('colleagues', () => {
  it('are told of, when they answered the question that is being asked', () => {
    const start = play(fresh(), answer('priorities', ['cloud'])).world;
    const answers = { ...start.situation.response.answers, barriers: ['travel'] };
    const response = { ...start.situation.response, answers };
    const shared = { ...start, situation: { ...start.situation, response } };
    const { step } = play(shared, answer('barriers', ['cost']));
    expect(wordsOf(step)).toContain('A colleague had answered this question meanwhile: “Travel”');
    expect(step.effects[0]).toMatchObject({ kind: 'record', value: ['cost'] });
    expect(wordsOf(play(shared, answer('barriers', ['travel'])).step)).not.toContain('colleague');
  });

  it('may hide the question that is being asked: the conversation moves on', () => {
    const world = play(fresh({ answers: { attends: true } }), {
      kind: 'commanded',
      command: 'change',
      argument: '4',
    }).world;
    expect(world.state.cursor).toBe('arrival');
    const response = { status: 'partial' as const, answers: { attends: false } };
    const prompt = present(needs, { ...world.situation, response }, world.state);
    expect(prompt).toMatchObject({ kind: 'question', question: 'engineers' });
  });
});

describe('attribution', () => {
  it('is the narrower of the setting and the choice, and earlier answers follow the choice', () => {
    const { step, world } = play(
      fresh(),
      answer('need', 'Training'),
      answer('attends', false),
      answer('attribution', 'group'),
    );
    expect(world.levels).toEqual({ need: 'group', attends: 'group', attribution: 'group' });
    expect(kindsOf(step).filter((kind) => kind === 'record')).toHaveLength(3);
    const wider = play(world, answer('attribution', 'attributed'));
    expect(wider.world.levels).toEqual({
      need: 'attributed',
      attends: 'country',
      attribution: 'country',
    });
  });

  it('is none before the member has chosen', () => {
    expect(play(fresh(), answer('need', 'Training')).world.levels).toEqual({ need: 'none' });
  });

  it('is told before the answer, with the threshold', () => {
    const start = situation({ capabilities: PAGES, answers: { attribution: 'group' } });
    const prompt = present(needs, start, begin(needs, start));
    expect(prompt).toMatchObject({ attribution: expect.stringContaining('at least 5 members') });
  });
});

describe('hiding', () => {
  it('lists what is answered and not asked any more, and gives it back', () => {
    const start = play(fresh(), answer('attends', true), answer('arrival', '2027-04-03')).world;
    const hidden = play(start, answer('attends', false));
    expect(hidden.step.effects).toContainEqual({ kind: 'hide', questions: ['arrival'] });
    const shown = play(hidden.world, answer('attends', true));
    expect(shown.step.effects).toContainEqual({ kind: 'hide', questions: [] });
    expect(shown.world.situation.response.answers['arrival']).toBe('2027-04-03');
  });
});

describe('words that arrive later than others that were written after them', () => {
  const capabilities = { ...CHAT, proactive: true };
  const said = (text: string, at: number) => ({ kind: 'typed' as const, text, at: OPENED + at });
  const begun = turn(needs, worldOf(needs, situation({ capabilities })), said('start', 0)).world;
  const moved = turn(needs, begun, { ...answer('priorities', ['cloud']), at: OPENED + 60_000 });

  it('answer no question that has been asked since, and are told so', () => {
    const late = turn(needs, moved.world, said('cost', 59_999));
    expect(late.step.outcome).toBe('stale');
    expect(kindsOf(late.step)).toEqual(['say']);
    expect(wordsOf(late.step)).toContain('before our last message');
    expect(late.world.state.cursor).toBe(moved.world.state.cursor);
    const inTime = turn(needs, late.world, said('1', 60_000));
    expect(kindsOf(inTime.step)).not.toEqual(['say']);
  });

  it('are no reason for declining either, but a command is still one', () => {
    const declining = turn(needs, moved.world, said('decline', 70_000)).world;
    expect(turn(needs, declining, said('An answer', 65_000)).step.outcome).toBe('stale');
    const asked = turn(needs, moved.world, said('review', 10));
    expect(asked.world.state.phase).toBe('reviewing');
  });
});

describe('a question that was answered where messages can be edited', () => {
  it('shows the answer and a way to change it, in place of the prompt that was answered', () => {
    const begun = play(fresh(), answer('priorities', ['cloud'], 'c0nv.0'));
    const [replaced] = begun.step.effects.filter(({ kind }) => kind === 'replace');
    expect(replaced).toMatchObject({
      promptId: 'c0nv.0',
      prompt: { tone: 'done', actions: [{ command: 'change', argument: 'priorities' }] },
    });
    expect(JSON.stringify(replaced)).toContain('✓');
    const fixed = situation({ capabilities: { ...CHAT, edit: false } });
    const other = turn(needs, worldOf(needs, fixed), {
      ...answer('priorities', ['cloud']),
      at: OPENED,
    });
    expect(kindsOf(other.step)).not.toContain('replace');
  });
});
