import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { present } from '../../src/conversation/present.ts';
import { upgrade } from '../../src/conversation/upgrade.ts';
import {
  type Act,
  ALL,
  answer,
  fresh,
  kindsOf,
  needs,
  play,
  typed,
  wordsOf,
} from './support/play.ts';
import { CHAT, CLOSES, OPENED, said, TYPED } from './support/world.ts';

const colleague = { name: 'Amina Said', email: 'amina@example.org' };

describe('handing over', () => {
  const one = typed('handover Amina Said <Amina@example.org>');
  const chat = () => fresh({ capabilities: CHAT });

  it('happens after a yes, and the contact can go on', () => {
    const asked = play(chat(), one);
    expect(kindsOf(asked.step)).toEqual(['say']);
    expect(said(asked.step)[0]).toMatchObject({
      kind: 'notice',
      paragraphs: [expect.stringContaining('Amina Said (amina@example.org)')],
      actions: [{ command: 'done' }, { command: 'back' }],
    });
    for (const yes of [typed('yes'), typed('نعم'), { kind: 'commanded', command: 'done' } as Act]) {
      const { step, world } = play(asked.world, yes);
      expect(step.effects[0]).toEqual({ kind: 'hand-over', colleague });
      expect(wordsOf(step)).toContain('receives an invitation at amina@example.org');
      expect(world.state).toMatchObject({ awaiting: null, colleague: null, cursor: 'priorities' });
      expect(kindsOf(play(world, answer('attends', true)).step)).toContain('record');
    }
  });

  it('is given up by a no, by going back, by skipping and by answering', () => {
    const { world } = play(chat(), one);
    for (const act of [typed('no'), typed('back'), typed('skip'), answer('priorities', 'cloud')]) {
      const { step } = play(world, act);
      expect(step.effects.some(({ kind }) => kind === 'hand-over')).toBe(false);
      expect(step.state).toMatchObject({ awaiting: null, colleague: null });
    }
  });

  it('asks for name and address one after the other, in either order', () => {
    const named = play(chat(), typed('handover'), typed('Amina Said'));
    expect(wordsOf(named.step)).toContain('At which e-mail address do we reach Amina Said?');
    const first = play(named.world, typed('amina@example.org'), typed('yes'));
    expect(first.step.effects[0]).toEqual({ kind: 'hand-over', colleague });
    const { step } = play(
      ...([chat(), typed('handover'), typed('amina@example.org')] as const),
      ...[typed('Amina Said'), typed('yes')],
    );
    expect(step.effects[0]).toEqual({ kind: 'hand-over', colleague });
  });

  it('takes another address instead, but no other words, once it asks for the yes', () => {
    const { world } = play(chat(), one);
    const unclear = play(world, typed('go ahead then'));
    expect(unclear.step.outcome).toBe('not-understood');
    expect(unclear.step.state.colleague).toEqual(colleague);
    const other = play(world, typed('amina.said@example.org'));
    expect(other.step.state.colleague).toEqual({ ...colleague, email: 'amina.said@example.org' });
  });

  it('says what is wrong with an address, and takes nobody’s own', () => {
    for (const [words, why] of [
      ['Amina amina@example', 'complete e-mail address'],
      ['a@example.org b@example.org', 'complete e-mail address'],
      ['Me <WANJIRU@example.org>', 'your own address'],
      ['…', 'name of your colleague'],
    ] as const) {
      const { step } = play(chat(), typed('handover'), typed(words));
      expect(step.outcome).toBe('not-understood');
      expect(wordsOf(step)).toContain(why);
      expect(step.state).toMatchObject({ awaiting: 'colleague', colleague: { email: '' } });
    }
  });

  it('takes no old button for a yes', () => {
    const { world } = play(chat(), one);
    const old = { kind: 'commanded', command: 'done', promptId: 'c0nv.0' } as const;
    expect(play(world, old).step.outcome).toBe('stale');
    expect(play(world, { ...typed('yes'), promptId: 'c0nv.0' }).step.outcome).toBe('stale');
    const { step } = play(chat(), { kind: 'commanded', command: 'done' });
    expect(kindsOf(step)).toEqual(['say']);
  });

  it('is kindly refused after sending, declining and the closing time, also between question and yes', () => {
    const { world } = play(chat(), one);
    for (const [status, words] of [
      ['submitted', 'already been sent'],
      ['declined', 'has been declined'],
    ] as const) {
      const over = play(fresh({ answers: ALL, status }), one);
      expect([over.step.outcome, kindsOf(over.step)]).toEqual(['nothing', ['say']]);
      expect(wordsOf(over.step)).toContain(words);
      const response = { ...world.situation.response, status };
      const meanwhile = { ...world, situation: { ...world.situation, response } };
      expect(kindsOf(play(meanwhile, typed('yes')).step)).toEqual(['say']);
      expect(kindsOf(play(meanwhile, { kind: 'commanded', command: 'done' }).step)).toEqual([
        'say',
      ]);
    }
    const round = { ...world.situation.round, closesAt: OPENED - 1, lateUntil: CLOSES };
    const late = play({ ...world, situation: { ...world.situation, round } }, typed('yes'));
    expect(kindsOf(late.step)).toEqual(['say']);
    expect(wordsOf(late.step)).toContain('we can invite nobody else');
  });

  it('is asked no further once somebody else has sent the reply', () => {
    const { world } = play(chat(), typed('handover'));
    const response = { status: 'submitted' as const, answers: ALL };
    const shared = { ...world.situation, response };
    const kept = upgrade(needs, shared, world.state);
    expect(kept).toMatchObject({ awaiting: null, colleague: null });
    const { step } = play({ ...world, situation: shared }, typed('Amina Said'));
    expect(step.state.colleague).toBeNull();
  });

  it('changes nothing while the round is closed', () => {
    const closed = fresh({ round: { state: 'closed' } });
    for (const act of [typed('snooze'), one, typed('handover')]) {
      const { step } = play(closed, act);
      expect([step.outcome, kindsOf(step)]).toEqual(['closed', ['say']]);
      expect(step.state.awaiting).toBeNull();
    }
  });

  it('keeps what was being put together', () => {
    const { step, world } = play(chat(), answer('priorities', 'cloud'), typed('handover'));
    expect(step.effects[0]).toMatchObject({ kind: 'record', question: 'priorities' });
    expect(world.situation.response.answers['priorities']).toEqual(['cloud']);
  });

  it('offers fields where a channel has them, with what was written', () => {
    const { world, step } = play(fresh(), {
      kind: 'commanded',
      command: 'handover',
      argument: 'Amina Said amina@example',
    });
    expect(said(step).at(-1)).toMatchObject({
      tone: 'problem',
      colleague: { name: 'Amina Said', email: 'amina@example' },
    });
    expect(present(needs, world.situation, world.state)).toMatchObject({
      colleague: { name: '', email: '' },
    });
  });

  it('can be done without any button', () => {
    const { step } = play(fresh({ capabilities: TYPED }), one);
    expect(wordsOf(step)).toContain('Answer “Yes” or “No”');
  });
});

describe('what is offered', () => {
  const commandsOf = (act: Act, changed: Parameters<typeof fresh>[0] = {}) =>
    said(play(fresh({ capabilities: CHAT, ...changed }), act).step).flatMap((prompt) =>
      prompt.actions.map(({ command }) => command),
    );

  it('holds both wherever the reply is waited for, and neither elsewhere', () => {
    for (const act of [typed('help'), typed('review')]) {
      expect(commandsOf(act)).toEqual(expect.arrayContaining(['snooze', 'handover']));
      const sent = commandsOf(act, { answers: ALL, status: 'submitted' });
      expect(sent).not.toContain('snooze');
      expect(sent).not.toContain('handover');
    }
    expect(commandsOf(typed('decline'))).toContain('handover');
  });

  it('is understood, and not taken for a reason, while a reason for declining is asked for', () => {
    const { world } = play(fresh(), typed('decline'));
    expect(play(world, typed('snooze')).step.effects[0]).toMatchObject({ kind: 'snooze' });
    expect(play(world, typed('handover')).step.state.awaiting).toBe('colleague');
  });
});

describe('whatever a contact says', () => {
  const words = fc.constantFrom(
    ...['handover', 'handover Amina Said <amina@example.org>', 'amina@example.org', 'Amina Said'],
    ...[
      'wanjiru@example.org',
      'amina@',
      'yes',
      'да',
      'no',
      'done',
      'back',
      'skip',
      'maybe',
      'help',
    ],
    ...['snooze', 'snooze 500', 'snooze until 3/4/2027', 'decline', 'submit', 'review', 'snooze 3'],
  );
  const times = fc.integer({ min: OPENED, max: CLOSES });

  it('is put off to a day between now and closing, and handed over only after a yes to who it is', () => {
    let handed = 0;
    fc.assert(
      fc.property(fc.array(words, { minLength: 8, maxLength: 16 }), times, (list, at) => {
        let world = fresh({ capabilities: CHAT });
        for (const text of list) {
          const { step, world: after } = play(world, { ...typed(text), at });
          for (const effect of step.effects) {
            if (effect.kind === 'snooze') {
              expect(effect.until).toBeGreaterThan(at);
              expect(effect.until).toBeLessThan(CLOSES);
            }
            if (effect.kind === 'hand-over') {
              handed += 1;
              expect(['yes', 'да', 'done']).toContain(text);
              const { colleague } = effect;
              expect(world.state).toMatchObject({ awaiting: 'colleague', colleague });
              expect(colleague.email).toBe('amina@example.org');
              expect(['Amina Said', 'maybe']).toContain(colleague.name);
            }
          }
          world = after;
        }
      }),
      { numRuns: 300 },
    );
    expect(handed).toBeGreaterThan(20);
  }, 60_000);
});
