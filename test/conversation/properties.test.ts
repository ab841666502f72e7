import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Step } from '../../src/conversation/effect.ts';
import type { ConversationEvent } from '../../src/conversation/event.ts';
import { transition } from '../../src/conversation/transition.ts';
import { upgrade } from '../../src/conversation/upgrade.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import type { Capabilities } from '../../src/platform/capabilities.ts';
import { COMMAND_NAMES, type Prompt } from '../../src/platform/prompt.ts';
import { NEEDS } from './support/needs.ts';
import {
  applied,
  CHAT,
  CLOSES,
  compiled,
  OPENED,
  PAGES,
  said,
  situation,
  TYPED,
  turn,
  type World,
  worldOf,
} from './support/world.ts';

const QUESTIONNAIRE = compiled(NEEDS);
const NAMES = [...QUESTIONNAIRE.byName.keys()];
const WORDS = [
  ...['1', '2, 1', '3', 'cloud', 'yes', 'no', 'oui', 'other: solar power', 'other', 'none', '٣'],
  ...['1 April 2027', '3/4/2027', '1,200', 'Training for regulators', 'help', 'back', 'skip'],
  ...['review', 'submit', 'start', 'change 2', 'change 99', 'language fr', 'decline', 'stop all'],
  ...['snooze', 'remind me in 3 days', 'snooze until 2027-03-20', '/snooze soon', 'handover'],
  ...[
    'handover Amina Said <amina@example.org>',
    'amina@example.org',
    'Amina',
    'wanjiru@example.org',
  ],
  ...['more', 'done', '/submit', '"help"', '', '   ', '\u0000\ud800', 'envoyer', '提交', 'إرسال'],
];
const VALUES: readonly unknown[] = [
  ...['cloud', 'cost', 'other', 'none', 'true', '2027-04-01', '12', 'group', '', 'words'],
  ...[['cloud', 'security'], ['cost', 'travel'], ['none', 'cost'], [], null, true, 42, Number.NaN],
  ...[
    { cloud: 1, security: '2' },
    { cloud: 1, security: 1 },
    { value: 'other', words: 'w' },
  ],
  { value: ['cost', 'other'], words: 'Time' },
];

/** An act, and which prompt it answers: none named, the latest, or one from some turns ago. */
interface Act {
  readonly act: Pick<ConversationEvent, 'kind'> & Record<string, unknown>;
  readonly behind: number | null;
}

const act: fc.Arbitrary<Act> = fc.record({
  act: fc.oneof(
    fc.record({
      kind: fc.constant('typed' as const),
      text: fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'binary' })),
    }),
    fc.record({
      kind: fc.constant('answered' as const),
      question: fc.constantFrom(...NAMES, 'unknown', '__proto__'),
      value: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...VALUES) }, fc.anything()),
    }),
    fc.record({
      kind: fc.constant('commanded' as const),
      command: fc.constantFrom(...COMMAND_NAMES),
      argument: fc.constantFrom(
        ...['', '1', '3', 'need', 'fr', 'all', 'no mandate', '2027-03-20', '3/4/2027'],
        ...['Amina Said amina@example.org', 'amina@example.org', 'amina@'],
      ),
    }),
  ),
  behind: fc.constantFrom(null, 0, 0, 1, 3),
});
const acts = fc.array(act, { minLength: 1, maxLength: 25 });
const channel = fc.constantFrom(PAGES, CHAT, TYPED);

function eventOf(world: World, { act: what, behind }: Act, at: number): ConversationEvent {
  const promptId =
    behind === null ? {} : { promptId: `c0nv.${Math.max(0, world.state.turn - behind)}` };
  return { at, ...promptId, ...what } as ConversationEvent;
}

function play(
  start: World,
  list: readonly Act[],
  look: (before: World, step: Step, event: ConversationEvent, after: World) => void,
): World {
  let world = start;
  for (const [index, one] of list.entries()) {
    const event = eventOf(world, one, OPENED + index);
    const { step, world: after } = turn(QUESTIONNAIRE, world, event);
    look(world, step, event, after);
    world = after;
  }
  return world;
}

const freshOn = (capabilities: Capabilities) => worldOf(QUESTIONNAIRE, situation({ capabilities }));
const RUNS = { numRuns: 300 };

describe('the engine, whatever a contact does', () => {
  it('takes every event in every state and always ends in a legal one', () => {
    fc.assert(
      fc.property(acts, channel, (list, capabilities) => {
        play(freshOn(capabilities), list, (_, step, event, after) => {
          expect(upgrade(QUESTIONNAIRE, after.situation, step.state)).toEqual(step.state);
          const isSilent = step.outcome === 'nothing' && step.effects.length === 0;
          expect(isSilent || said(step).length > 0, JSON.stringify(event)).toBe(true);
        });
      }),
      RUNS,
    );
  }, 60_000);

  it('comes to the same state when the same events are replayed, also through JSON between turns', () => {
    fc.assert(
      fc.property(acts, channel, (list, capabilities) => {
        const first = play(freshOn(capabilities), list, () => undefined);
        let world = freshOn(capabilities);
        for (const [index, one] of list.entries()) {
          const event = eventOf(world, one, OPENED + index);
          const stored: unknown = JSON.parse(JSON.stringify(world.state));
          const state = upgrade(QUESTIONNAIRE, world.situation, stored);
          world = applied(world, transition(QUESTIONNAIRE, world.situation, state, event));
        }
        expect(world).toEqual(first);
      }),
      RUNS,
    );
  }, 60_000);

  it('loses no answer: one goes only when its own question is answered with nothing', () => {
    fc.assert(
      fc.property(acts, channel, (list, capabilities) => {
        play(freshOn(capabilities), list, (before, _, event, after) => {
          const [old, now] = [before.situation.response.answers, after.situation.response.answers];
          for (const name of Object.keys(old).filter((key) => now[key] === undefined)) {
            const question = name.replace(/-Comment$/, '');
            const wasOther = name.endsWith('-Comment') && now[question] !== old[question];
            const isTakenBack = event.kind === 'answered' && event.question === question;
            expect(wasOther || isTakenBack, `${name} by ${JSON.stringify(event)}`).toBe(true);
          }
        });
      }),
      RUNS,
    );
  }, 60_000);

  it('changes nothing when the same structured answer comes again', () => {
    fc.assert(
      fc.property(acts, channel, (list, capabilities) => {
        play(freshOn(capabilities), list, (before, step, event) => {
          if (event.kind !== 'answered' || step.outcome !== 'taken') return;
          const named = { ...event, promptId: `c0nv.${before.state.turn}` };
          const once = turn(QUESTIONNAIRE, before, named);
          const again = turn(QUESTIONNAIRE, once.world, named);
          const { answers } = once.world.situation.response;
          expect(again.world.situation.response.answers).toEqual(answers);
          expect(again.step.effects.some(({ kind }) => kind === 'record')).toBe(false);
          expect(again.world.state.cursor).toBe(once.world.state.cursor);
          expect(again.world.state.draft).toEqual(once.world.state.draft);
        });
      }),
      RUNS,
    );
  }, 60_000);

  it('asks nothing of one who has finished: words alone never record, reopen or send again', () => {
    fc.assert(
      fc.property(
        acts,
        channel,
        fc.constantFrom('submitted' as const, 'declined' as const),
        (list, capabilities, status) => {
          const answers = { priorities: ['cloud'], attends: true, need: 'Training' };
          const start = worldOf(QUESTIONNAIRE, situation({ capabilities, answers, status }));
          const words = list.filter(
            ({ act: { kind, text } }) => kind === 'typed' && isPlain(String(text)),
          );
          play(start, words, (_, step, __, after) => {
            expect(step.state.phase).toBe('finished');
            expect(step.effects.map(({ kind }) => kind)).toEqual(['say']);
            expect(after.situation.response).toEqual({ status, answers });
          });
        },
      ),
      RUNS,
    );
  }, 60_000);

  it('records nothing before opening, while paused or after closing', () => {
    const shut = [
      { state: 'scheduled' as const },
      { state: 'paused' as const },
      { state: 'closed' as const },
      { state: 'archived' as const, lateUntil: CLOSES * 2 },
      { state: 'open' as const, closesAt: OPENED - 1 },
      { state: 'open' as const, closesAt: 0, lateUntil: OPENED - 1 },
    ];
    fc.assert(
      fc.property(acts, fc.constantFrom(...shut), (list, round) => {
        const start = worldOf(QUESTIONNAIRE, situation({ round, answers: { attends: true } }));
        play(start, list, (_, step) => {
          const kinds = step.effects.map(({ kind }) => kind);
          expect(kinds.filter((kind) => !['say', 'stop', 'use-language'].includes(kind))).toEqual(
            [],
          );
        });
      }),
      RUNS,
    );
  }, 60_000);

  it('never says more than the channel can show', () => {
    const limits = fc.record({
      textMax: fc.integer({ min: 300, max: 4_000 }),
      buttonsMax: fc.integer({ min: 0, max: 12 }),
      buttonLabelMax: fc.integer({ min: 2, max: 80 }),
      selectMax: fc.integer({ min: 0, max: 25 }),
      optionLabelMax: fc.integer({ min: 2, max: 100 }),
      multiSelect: fc.boolean(),
    });
    fc.assert(
      fc.property(acts, limits, fc.constantFrom(...LANGUAGES), (list, changed, language) => {
        const capabilities = { ...CHAT, ...changed };
        const start = worldOf(QUESTIONNAIRE, situation({ capabilities, language }));
        play(start, list, (_, step) => {
          for (const prompt of said(step)) expectToFit(prompt, capabilities);
        });
      }),
      RUNS,
    );
  }, 60_000);
});

/**
 * Words that no command claims, in the sense of the rule: not a command word as a whole and no
 * number of the review.
 */
function isPlain(text: string): boolean {
  return ['cloud', 'yes', 'other: solar power', 'Training for regulators', '1,200'].includes(text);
}

function expectToFit(prompt: Prompt, capabilities: Capabilities): void {
  const { textMax, buttonsMax, buttonLabelMax, selectMax, optionLabelMax } = capabilities;
  for (const { label } of prompt.actions) expect(label.length).toBeLessThanOrEqual(buttonLabelMax);
  let buttons = prompt.actions.length;
  if (prompt.kind === 'notice') {
    const text = [prompt.title ?? '', ...prompt.paragraphs].join('\n');
    expect(text.length).toBeLessThanOrEqual(textMax);
  }
  if (prompt.kind === 'question') {
    const { title, description = '', hint = '', problem = '', notes } = prompt;
    const text = [title, description, hint, problem, ...notes].join('\n');
    expect(text.length).toBeLessThanOrEqual(textMax);
    expect(['choice', 'text']).toContain(prompt.control.kind);
    if (prompt.control.kind === 'choice') {
      const { options, appearance } = prompt.control;
      const isSelect = appearance === 'dropdown' || prompt.control.max > 1;
      const [most, labelMax] = isSelect
        ? [selectMax, optionLabelMax]
        : [buttonsMax, buttonLabelMax];
      expect(options.length).toBeLessThanOrEqual(most);
      for (const { label } of options) expect(label.length).toBeLessThanOrEqual(labelMax);
      buttons += isSelect ? 0 : options.length;
    }
  }
  expect(buttons).toBeLessThanOrEqual(buttonsMax);
}
