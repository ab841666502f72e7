import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConversationEvent } from '../../src/conversation/event.ts';
import type { QuestionDefinition } from '../../src/domain/questionnaire-definition.ts';
import type { Capabilities } from '../../src/platform/capabilities.ts';
import type { Prompt, QuestionPrompt } from '../../src/platform/prompt.ts';
import { questionnaireOf } from './support/questionnaires.ts';
import {
  CHAT,
  compiled,
  OPENED,
  said,
  situation,
  turn,
  type World,
  worldOf,
} from './support/world.ts';

const limits: fc.Arbitrary<Capabilities> = fc
  .record({
    buttonsMax: fc.integer({ min: 0, max: 10 }),
    buttonLabelMax: fc.integer({ min: 2, max: 80 }),
    selectMax: fc.constantFrom(0, 2, 10, 25, 100),
    optionLabelMax: fc.integer({ min: 2, max: 100 }),
    textMax: fc.constantFrom(160, 500, 2_000, 4_000),
    multiSelect: fc.boolean(),
    forms: fc.boolean(),
  })
  .map((changed) => ({ ...CHAT, ...changed }));

const asked = fc.record({
  type: fc.constantFrom('radiogroup' as const, 'checkbox' as const, 'ranking' as const),
  count: fc.integer({ min: 1, max: 60 }),
  length: fc.integer({ min: 0, max: 150 }),
  which: fc.nat({ max: 1_000 }),
});
type Asked = typeof asked extends fc.Arbitrary<infer Value> ? Value : never;

const labelOf = (index: number, length: number) =>
  `Topic ${index + 1}${' long'.repeat(length / 5)}`;

function questionOf({ type, count, length }: Asked): QuestionDefinition {
  const choices = Array.from({ length: count }, (_, index) => ({
    value: `t${index + 1}`,
    text: labelOf(index, length),
  }));
  if (type !== 'ranking') return { type, name: 'q', choices };
  return { type, name: 'q', choices, selectToRankEnabled: true };
}

/** What the contact has chosen so far, recorded or on the way. */
function chosen(world: World): readonly string[] {
  const answer = world.situation.response.answers['q'];
  return [world.state.draft?.picked ?? [], answer ?? []].flat().map(String);
}

describe('options on any channel', () => {
  it('are all reached by typing: by the whole label and by the number in the list', () => {
    fc.assert(
      fc.property(asked, limits, (one, capabilities) => {
        const questionnaire = compiled(questionnaireOf([questionOf(one)]));
        const index = one.which % one.count;
        for (const text of [labelOf(index, one.length), String(index + 1)]) {
          const start = worldOf(questionnaire, situation({ capabilities }));
          const { world } = turn(questionnaire, start, { kind: 'typed', text, at: OPENED });
          expect(chosen(world)).toEqual([`t${index + 1}`]);
        }
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('are all reached by pressing what is shown, wherever something can be pressed', () => {
    fc.assert(
      fc.property(asked, limits, (one, capabilities) => {
        const questionnaire = compiled(questionnaireOf([questionOf(one)]));
        const value = `t${(one.which % one.count) + 1}`;
        let world = worldOf(questionnaire, situation({ capabilities }));
        let prompt = questionIn(
          press(questionnaire, world, { kind: 'commanded', command: 'start' }).prompts,
        );
        for (let page = 0; page <= one.count; page += 1) {
          if (prompt.control.kind !== 'choice') break;
          if (prompt.control.options.some((option) => option.value === value)) break;
          const next = press(questionnaire, world, { kind: 'commanded', command: 'more' });
          world = next.world;
          prompt = questionIn(next.prompts);
        }
        const { control } = prompt;
        if (control.kind === 'text') return; // This channel has nothing to press: the test above covers it.
        expect(
          control.kind === 'matrix' ? [] : control.options.map((option) => option.value),
        ).toContain(value);
        const isWhole =
          control.kind === 'ranking' || (control.kind === 'choice' && control.max > 1);
        const answer = {
          kind: 'answered' as const,
          question: 'q',
          value: isWhole ? [value] : value,
        };
        expect(chosen(press(questionnaire, world, answer).world)).toEqual([value]);
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('stand in full in the text where their labels are too long to press', () => {
    fc.assert(
      fc.property(asked, limits, (one, capabilities) => {
        const questionnaire = compiled(questionnaireOf([questionOf(one)]));
        const seen: string[] = [];
        let world = worldOf(questionnaire, situation({ capabilities }));
        for (let page = 0; page <= one.count; page += 1) {
          const command = page === 0 ? 'start' : 'more';
          const next = press(questionnaire, world, { kind: 'commanded', command });
          world = next.world;
          seen.push(...next.prompts.flatMap(textsOf));
          if (!questionIn(next.prompts).actions.some(({ command: name }) => name === 'more')) break;
        }
        const text = seen.join(' ').replace(/\s+/g, ' ');
        for (let index = 0; index < one.count; index += 1) {
          expect(text).toContain(labelOf(index, one.length));
        }
      }),
      { numRuns: 100 },
    );
  }, 60_000);
});

/** Everything that is to be read: also what stands on something to press. */
function textsOf(prompt: Prompt): readonly string[] {
  if (prompt.kind === 'notice') return prompt.paragraphs;
  if (prompt.kind === 'review') return prompt.items.map(({ title }) => title);
  const { control, description = '' } = prompt;
  const labels = 'options' in control ? control.options.map(({ label }) => label) : [];
  return [description, ...labels];
}

type Press =
  | Pick<Extract<ConversationEvent, { kind: 'commanded' }>, 'kind' | 'command'>
  | Pick<Extract<ConversationEvent, { kind: 'answered' }>, 'kind' | 'question' | 'value'>;

function press(questionnaire: ReturnType<typeof compiled>, world: World, what: Press) {
  const { step, world: after } = turn(questionnaire, world, { ...what, at: OPENED });
  return { world: after, prompts: said(step) };
}

function questionIn(prompts: ReturnType<typeof said>): QuestionPrompt {
  const last = prompts[prompts.length - 1];
  if (last?.kind !== 'question') throw new TypeError('the last prompt is not a question');
  return last;
}
