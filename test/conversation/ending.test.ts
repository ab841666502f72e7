import { describe, expect, it } from 'vitest';
import { begin } from '../../src/conversation/begin.ts';
import { present, presentQuestion, presentReview } from '../../src/conversation/present.ts';
import { upgrade } from '../../src/conversation/upgrade.ts';
import { ALL, answer, fresh, kindsOf, needs, play, typed, wordsOf } from './support/play.ts';
import { questionnaireOf } from './support/questionnaires.ts';
import { CLOSES, compiled, OPENED, said, situation, turn, worldOf } from './support/world.ts';

describe('submitting', () => {
  it('goes to the first required question that is open', () => {
    const { step } = play(fresh({ answers: { priorities: ['cloud'] } }), typed('submit'));
    expect(kindsOf(step)).toEqual(['say']);
    expect(step.state.cursor).toBe('attends');
    expect(wordsOf(step)).toContain('2 required questions are');
  });

  it('sends nothing that is empty', () => {
    const empty = compiled(questionnaireOf([{ type: 'text', name: 'a' }]));
    const world = worldOf(empty, situation());
    const { step } = turn(empty, world, { kind: 'commanded', command: 'submit', at: OPENED });
    expect(kindsOf(step)).toEqual(['say']);
    expect(step.state.cursor).toBe('a');
  });

  it('stays submitted while answers are changed, without sending again', () => {
    const sent = play(fresh({ answers: ALL }), typed('submit'));
    expect(kindsOf(sent.step)).toEqual(['submit', 'say']);
    const edited = play(sent.world, typed('review'), answer('need', 'Better training'));
    expect(kindsOf(edited.step)).toEqual(['record', 'say']);
    expect(edited.world.situation.response.status).toBe('submitted');
    expect(wordsOf(edited.step)).toContain('The response remains sent');
    expect(kindsOf(play(edited.world, typed('submit')).step)).toEqual(['say']);
  });

  it('goes to an answer that others have made wrong since', () => {
    const pair = compiled(
      questionnaireOf([
        { type: 'text', name: 'low', inputType: 'number' },
        {
          type: 'text',
          name: 'high',
          inputType: 'number',
          validators: [
            { type: 'expression', expression: '{high} > {low}', text: 'Above the first.' },
          ],
        },
      ]),
    );
    const world = worldOf(pair, situation({ answers: { low: 9, high: 4 } }));
    const { step } = turn(pair, world, { kind: 'commanded', command: 'submit', at: OPENED });
    expect(step.state.cursor).toBe('high');
    expect(said(step)[0]).toMatchObject({ problem: 'Above the first.' });
  });
});

describe('time', () => {
  it('is each member’s own: late answers are taken while staff allow it, and said to be late', () => {
    const round = { closesAt: OPENED - 1, lateUntil: CLOSES };
    const late = play(fresh({ round }), answer('attends', true));
    expect(late.step.outcome).toBe('taken');
    expect(wordsOf(late.step)).toContain('The closing time has passed');
    const closed = play(fresh({ round: { closesAt: OPENED - 1 } }), answer('attends', true));
    expect(closed.step.outcome).toBe('closed');
    expect(kindsOf(closed.step)).toEqual(['say']);
  });

  it('does not keep anybody from stopping the messages', () => {
    const { step } = play(fresh({ round: { state: 'closed' } }), typed('stop'));
    expect(step.effects[0]).toEqual({ kind: 'stop', scope: 'round' });
  });
});

describe('declining', () => {
  it('asks for a reason, takes one with the command, and is taken back by answering', () => {
    const asked = play(fresh(), typed('decline'));
    expect(kindsOf(asked.step)).toEqual(['say']);
    const declined = play(asked.world, typed('No mandate'));
    expect(declined.step.effects[0]).toEqual({ kind: 'decline', reason: 'No mandate' });
    expect(
      play(fresh(), { kind: 'commanded', command: 'decline', argument: 'No time' }).step.effects[0],
    ).toEqual({
      kind: 'decline',
      reason: 'No time',
    });
    const back = play(declined.world, answer('attends', true));
    expect(back.world.situation.response.status).toBe('partial');
    expect(wordsOf(back.step)).toContain('takes that back');
  });
});

describe('what is put together in steps', () => {
  const steps = worldOf(needs, situation());

  it('becomes the answer when the contact turns elsewhere', () => {
    const { world, step } = play(steps, answer('priorities', 'cloud'), typed('review'));
    expect(world.situation.response.answers['priorities']).toEqual(['cloud']);
    expect(step.effects[0]).toMatchObject({ kind: 'record', question: 'priorities' });
  });

  it('is taken back pick by pick', () => {
    const { world } = play(
      steps,
      answer('priorities', 'cloud'),
      answer('priorities', 'climate'),
      typed('back'),
    );
    expect(world.state.draft?.picked).toEqual(['cloud']);
  });

  it('is not undone by a double click', () => {
    const once = play(steps, typed('skip'), answer('barriers', 'cost', 'c0nv.1'));
    const twice = play(once.world, answer('barriers', 'cost', 'c0nv.1'));
    expect(twice.world.state.draft?.picked).toEqual(['cost']);
  });

  it('asks for the words of "other"', () => {
    const other = play(steps, typed('skip'), answer('barriers', 'other'), {
      kind: 'commanded',
      command: 'done',
    });
    expect(other.step.state.awaiting).toBe('other-words');
    const { world } = play(other.world, typed('Paperwork'));
    expect(world.situation.response.answers).toMatchObject({
      barriers: ['other'],
      'barriers-Comment': 'Paperwork',
    });
    const changed = play(world, answer('barriers', ['cost']));
    expect(changed.world.situation.response.answers['barriers-Comment']).toBeUndefined();
  });
});

describe('texts', () => {
  it('hold answers as plain words that are never read again', () => {
    const { step } = play(fresh(), answer('need', '{priorities} <b>&amp;</b>'));
    expect(said(step).at(-1)).toMatchObject({
      title: 'How urgent is “{priorities} <b>&amp;</b>”?',
    });
  });
});

describe('upgrade', () => {
  it('makes a legal state of anything', () => {
    const start = situation();
    const good = begin(needs, start);
    for (const stored of [
      null,
      7,
      'x',
      [],
      {},
      { version: 2, turn: 9 },
      { ...good, phase: 'lost' },
      { ...good, cursor: 4 },
    ]) {
      expect(upgrade(needs, start, stored)).toMatchObject({
        version: 1,
        phase: 'asking',
        cursor: 'priorities',
      });
    }
    expect(upgrade(needs, start, { version: 2, turn: 9 }).turn).toBe(9);
    expect(upgrade(needs, start, { ...good, cursor: 'gone', skipped: ['gone'] })).toEqual(good);
    expect(upgrade(needs, start, good)).toEqual(good);
  });
});

describe('present', () => {
  it('shows a question or the review wherever the conversation stands', () => {
    const { situation: start, state } = fresh({ answers: ALL });
    expect(presentQuestion(needs, start, state, 'need')).toMatchObject({
      question: 'need',
      control: { value: 'Training' },
    });
    expect(presentQuestion(needs, start, state, 'arrival')).toBeUndefined();
    expect(presentReview(needs, start, state).items.map(({ number }) => number)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8,
    ]);
  });

  it('shows a paused or closed round kindly', () => {
    for (const round of [
      { state: 'paused' as const },
      { state: 'closed' as const },
      { state: 'draft' as const },
    ]) {
      const { situation: start, state } = fresh({ round });
      expect(present(needs, start, state)).toMatchObject({ kind: 'notice', tone: 'info' });
    }
  });
});
