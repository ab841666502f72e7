import { TEAMS_CAPABILITIES } from '../../../adapters/teams/capabilities.ts';
import { begin } from '../../../src/conversation/begin.ts';
import { fit as fitted } from '../../../src/conversation/fit.ts';
import { presentQuestion } from '../../../src/conversation/present.ts';
import { sectionForm } from '../../../src/conversation/section-form.ts';
import type { Answers } from '../../../src/conversation/state.ts';
import { directionOf, type Language } from '../../../src/domain/language.ts';
import type { QuestionnaireDefinition } from '../../../src/domain/questionnaire-definition.ts';
import type { Action, Control, Prompt, QuestionPrompt } from '../../../src/platform/prompt.ts';
import type { Desk, Form, FormField } from '../../../src/platform/shown.ts';
import { compiled, situation } from '../../conversation/support/world.ts';
import { everything, walk } from '../../data/walk.ts';

/** Every question of a questionnaire as it is asked there, fitted; and the section that each stands in, as a form. */
export function askedIn(definition: QuestionnaireDefinition, language: Language) {
  const questionnaire = compiled(definition);
  const answers = walk(definition, language, everything).answers as Answers;
  const capabilities = TEAMS_CAPABILITIES;
  const prompts: Prompt[] = [];
  const forms: Form[] = [];
  for (const given of [answers, {}]) {
    const where = situation({ language, capabilities, answers: given });
    const state = begin(questionnaire, where);
    for (const { name } of questionnaire.questions) {
      const prompt = presentQuestion(questionnaire, where, state, name);
      if (prompt !== undefined) prompts.push(...fitted(prompt, capabilities));
      const form = sectionForm(questionnaire, where, { ...state, cursor: name });
      if (form !== undefined) forms.push(form);
    }
  }
  return { prompts, forms };
}

export function questionWith(control: Control, more: Partial<QuestionPrompt> = {}): QuestionPrompt {
  return {
    ...{ kind: 'question', id: 'c0nv.7', language: 'en', direction: 'ltr', question: 'q1' },
    ...{ title: 'Which?', hint: 'Choose one.', notes: [], required: true, save: 'Save' },
    ...{ progress: { position: 1, total: 9, text: 'Question 1 of 9' }, control, actions: ACTIONS },
    ...more,
  };
}

const action = (command: Action['command'], weight: Action['weight']): Action => ({
  ...{ command, label: command, weight },
});

export const ACTIONS: readonly Action[] = [
  action('back', 'secondary'),
  action('section', 'secondary'),
  action('skip', 'secondary'),
  action('review', 'quiet'),
  action('decline', 'quiet'),
  action('help', 'quiet'),
];

export function formWith(fields: readonly FormField[], more: Partial<Form> = {}): Form {
  return {
    ...{ form: 'desk.open', context: 'x', language: 'en', direction: 'ltr', title: 'Open a round' },
    ...{ paragraphs: ['20 members would be asked.'], fields, submit: 'Open', cancel: 'Cancel' },
    ...more,
  };
}

export const fieldWith = (name: string, control: Control, more: Partial<FormField> = {}) => ({
  ...{ name, label: `Label of ${name}`, hint: 'A hint.', required: true, control },
  ...more,
});

export const textField = (value = ''): Control => ({
  ...{ kind: 'text', input: 'text', maxLength: 1_000, value },
});

export function optionsOf(count: number, length = 12) {
  return Array.from({ length: count }, (_, index) => ({
    value: `choice-${index}`,
    label: `${index} `.padEnd(length, 'label '),
  }));
}

export function listOf(count: number, max: number, length?: number): Control {
  const options = optionsOf(count, length);
  return { kind: 'choice', options, min: 1, max, appearance: 'list', selected: [] };
}

/** The form with which staff open a round: lists that others depend on, days, words. */
export function openingForm(meetings: number, language: Language = 'en'): Form {
  return formWith(
    [
      fieldWith('meeting', listOf(meetings, 1, 60), { live: true }),
      fieldWith('slug', textField(), { required: false }),
      fieldWith('questionnaire', listOf(meetings, 1, 60), { live: true }),
      fieldWith('kinds', listOf(4, 4)),
      fieldWith('regions', listOf(6, 6), { required: false, live: true }),
      fieldWith('closesOn', { kind: 'text', input: 'date', maxLength: 10 }),
      fieldWith('reason', { kind: 'text', input: 'long-text', maxLength: 1_000, value: 'why' }),
    ],
    { language, direction: directionOf(language) },
  );
}

export function deskWith(rounds: number, language: Language): Desk {
  return {
    ...{ language, direction: directionOf(language), title: 'Your consultations' },
    paragraphs: ['Two wait for you.'],
    actions: [{ words: 'rounds', label: 'All rounds' }],
    rounds: Array.from({ length: rounds }, (_, index) => ({
      title: `Kenya · CTO-${index}`,
      lines: ['4 of 16 answered', 'until 31 March 2027, 23:59'],
      progress: { position: 4, total: 16 },
      actions: [
        { command: 'start' as const, argument: `r${index}`, label: 'Go on', weight: 'primary' },
      ],
      link: { url: `https://example.org/r/${index}`, label: 'On the page' },
    })),
  };
}
