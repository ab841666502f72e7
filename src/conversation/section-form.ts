import { directionOf } from '../domain/language.ts';
import type { ChoiceControl, Control, TextControl } from '../platform/prompt.ts';
import type { Form, FormField } from '../platform/shown.ts';
import { controlOf } from './control.ts';
import type { CompiledQuestion, CompiledQuestionnaire } from './questionnaire.ts';
import type { ConversationState, Situation } from './state.ts';
import { isAnswered, questionsAsked, type View, viewOf } from './view.ts';

/** Below this a window saves nothing. */
const FIELDS_MIN = 2;
const FIELDS_MAX = 40;
export const SECTION_FORM = 'section';

/** Whether the rest of this question's section is better filled in together, where the channel has windows for it. */
export function opensSection(view: View, question: CompiledQuestion): boolean {
  if (!view.situation.capabilities.modals) return false;
  const open = fieldsOf(view, question).filter(({ name }) => !isAnswered(view, name));
  return open.length >= FIELDS_MIN;
}

/**
 * The questions that are asked now in the section where the conversation stands, as one form: those that a single field can
 * answer. The others, and those that the answers open, are asked afterwards. undefined: there is nothing to fill in together.
 */
export function sectionForm(
  questionnaire: CompiledQuestionnaire,
  situation: Situation,
  state: ConversationState,
): Form | undefined {
  const view = viewOf(questionnaire, situation);
  const question = state.cursor === null ? undefined : questionnaire.byName.get(state.cursor);
  const questions = question === undefined ? [] : fieldsOf(view, question);
  return questions.length < FIELDS_MIN ? undefined : formOf(view, questions);
}

/**
 * Some fields of such a form as they were filled in, which need not be answers: for whoever has to mend them. undefined: none of
 * them is asked any more.
 */
export function filledForm(
  questionnaire: CompiledQuestionnaire,
  situation: Situation,
  fields: Readonly<Record<string, unknown>>,
): Form | undefined {
  const view = viewOf(questionnaire, situation);
  const questions = questionsAsked(view).filter(
    (one) => Object.hasOwn(fields, one.name) && isField(controlOf(view, one, null), view),
  );
  const form = formOf(view, questions.slice(0, FIELDS_MAX));
  if (form === undefined) return undefined;
  const filled = form.fields.map((field) => ({
    ...field,
    control: holding(field.control, fields[field.name]),
  }));
  return { ...form, fields: filled };
}

function formOf(view: View, questions: readonly CompiledQuestion[]): Form | undefined {
  const [first] = questions;
  if (first === undefined) return undefined;
  const { language, situation } = view;
  return {
    ...{ form: SECTION_FORM, context: situation.conversation.shortId, apart: true },
    ...{ language, direction: directionOf(language), paragraphs: [] },
    title: titleOf(view, first) ?? view.phrase('actionSection'),
    fields: questions.map((one) => fieldOf(view, one)),
    submit: view.phrase('actionSave'),
    cancel: view.phrase('actionCancel'),
  };
}

function holding(control: Control, value: unknown): Control {
  if (control.kind === 'text') return withWords(control, value);
  return control.kind === 'choice' ? withChosen(control, value) : control;
}

function withWords(control: TextControl, value: unknown): TextControl {
  return typeof value === 'string' ? { ...control, value } : control;
}

function withChosen(control: ChoiceControl, value: unknown): ChoiceControl {
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [value];
  const selected = control.options.filter((option) => chosen.includes(option.value));
  return { ...control, selected: selected.map((option) => option.value) };
}

/** Nothing has to be filled in here: what is needed and left open is asked again. */
function fieldOf(view: View, question: CompiledQuestion): FormField {
  return {
    name: question.name,
    label: view.text(question.title) ?? question.name,
    required: false,
    control: controlOf(view, question, null),
  };
}

function fieldsOf(view: View, question: CompiledQuestion): readonly CompiledQuestion[] {
  const section = question.containers.at(-1);
  return questionsAsked(view)
    .filter(({ containers }) => containers.at(-1) === section)
    .filter((one) => isField(controlOf(view, one, null), view))
    .slice(0, FIELDS_MAX);
}

/** A ranking, a table and words of one's own beside a choice need more than one field. */
function isField(control: Control, { situation: { capabilities } }: View): boolean {
  if (control.kind === 'text') return true;
  if (control.kind !== 'choice' || control.other !== undefined) return false;
  const { selectMax, optionLabelMax } = capabilities;
  const fits = control.options.every(({ label }) => label.length <= optionLabelMax);
  return fits && control.options.length > 0 && control.options.length <= selectMax;
}

function titleOf(view: View, { containers }: CompiledQuestion): string | undefined {
  return containers.map(({ title }) => view.text(title)).findLast((title) => title !== undefined);
}
