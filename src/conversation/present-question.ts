import type { Action, Control, QuestionPrompt } from '../platform/prompt.ts';
import { attributionOf } from './attribution.ts';
import { controlOf, otherWordsControl } from './control.ts';
import { isStepwise, layOut, neededBeside, stepOptions } from './layout.ts';
import { questionBefore } from './moves.ts';
import { isAsked } from './project.ts';
import { action, promptBase } from './prompt-base.ts';
import type { CompiledQuestion } from './questionnaire.ts';
import { opensSection } from './section-form.ts';
import type { ConversationState } from './state.ts';
import { isAnswered, type View } from './view.ts';

export function questionPrompt(
  view: View,
  state: ConversationState,
  asked: {
    readonly question: CompiledQuestion;
    readonly problem?: string | undefined;
    readonly rejected?: unknown;
  },
): QuestionPrompt {
  const { question, problem, rejected } = asked;
  const { visible, required } = view.projection;
  const wantsWords = state.awaiting === 'other-words';
  const control = wantsWords
    ? otherWordsControl(view, question)
    : stepControl(view, question, state);
  const position = visible.indexOf(question.name) + 1;
  const total = visible.length;
  return {
    ...promptBase(view, state),
    kind: 'question',
    question: question.name,
    ...optional('section', sectionOf(view, question)),
    title: view.text(question.title) ?? question.name,
    ...optional('description', descriptionOf(view, question)),
    hint: wantsWords ? view.phrase('hintOtherWords') : hintFor(view, control),
    notes: notesBefore(view, question),
    required: required.includes(question.name),
    progress: { position, total, text: view.phrase('progress', { position, total }) },
    ...optional('problem', problem),
    ...(rejected === undefined ? {} : { rejected }),
    control,
    save: view.phrase('actionSave'),
    actions: actionsFor(view, question, control),
    attribution: attributionText(view, question),
  };
}

/**
 * In steps a ranking begins empty and a matrix at its first row: what was answered before stands
 * until this is done.
 */
function stepControl(view: View, question: CompiledQuestion, state: ConversationState): Control {
  const control = controlOf(view, question, state.draft);
  if (state.draft?.question === question.name) return control;
  if (!isStepwise(control, view.situation.capabilities)) return control;
  if (control.kind === 'ranking') return { ...control, ranked: [] };
  return control.kind === 'matrix' ? { ...control, cells: {} } : control;
}

function sectionOf(view: View, question: CompiledQuestion): string | undefined {
  const titles = question.containers.map(({ title }) => view.text(title));
  return titles.findLast((title) => title !== undefined);
}

/** Where a question is asked alone in a chat, the author's short words replace the long ones. */
function descriptionOf(view: View, question: CompiledQuestion): string | undefined {
  const short = view.situation.capabilities.forms ? undefined : view.text(question.hint);
  return short ?? view.text(question.description);
}

/**
 * Notes between the question before this one and this one; the last question shows those at the end
 * as well.
 */
function notesBefore(view: View, question: CompiledQuestion): readonly string[] {
  const before = questionBefore(view, question.name);
  const from = before === undefined ? -1 : (view.questionnaire.byName.get(before)?.index ?? -1);
  return notesBetween(view, from, question.index);
}

export function notesBetween(view: View, after: number, to: number): readonly string[] {
  const { notes } = view.questionnaire;
  return notes
    .filter(({ before }) => before > after && before <= to)
    .filter((note) => isAsked(note, view.projection.values))
    .flatMap((note) => view.text(note.text) ?? []);
}

function hintFor(view: View, control: Control): string {
  const stepwise = isStepwise(control, view.situation.capabilities);
  switch (control.kind) {
    case 'choice':
      if (control.appearance === 'yes-no') return view.phrase('hintYesNo', yesNoLabels(control));
      if (control.appearance === 'scale') return view.phrase('hintRating', ends(control.options));
      if (control.max === 1) return view.phrase('hintOne');
      return view.phrase(stepwise ? 'hintSeveralSteps' : 'hintSeveral', { max: control.max });
    case 'ranking': {
      const { max, ranked } = control;
      const params = { max, place: ranked.length + 1 };
      return view.phrase(stepwise && ranked.length > 0 ? 'hintRankingNext' : 'hintRanking', params);
    }
    case 'matrix':
      return view.phrase(stepwise ? 'hintMatrixRow' : 'hintMatrix');
    case 'text':
      return view.phrase(TYPED_HINTS[control.input]);
  }
}

const TYPED_HINTS = {
  text: 'hintText',
  'long-text': 'hintLongText',
  number: 'hintNumber',
  date: 'hintDate',
  email: 'hintEmail',
} as const;

function yesNoLabels({ options }: { readonly options: readonly { readonly label: string }[] }) {
  return { yes: options[0]?.label ?? '', no: options[1]?.label ?? '' };
}

function ends(options: readonly { readonly label: string }[]) {
  return { min: options[0]?.label ?? '', max: options[options.length - 1]?.label ?? '' };
}

/**
 * "More" and "done" stand first: without them a question in steps could not be answered by buttons.
 */
function actionsFor(view: View, question: CompiledQuestion, control: Control): readonly Action[] {
  const { capabilities } = view.situation;
  const stepwise = isStepwise(control, capabilities);
  const options = stepOptions(control);
  const beside = neededBeside(control, stepwise);
  const paged = options.length > layOut(options, capabilities, beside).pageSize;
  const isWhole = !stepwise && (control.kind === 'ranking' || control.kind === 'matrix');
  const actions: Action[] = [];
  if (stepwise && hasEnough(control)) actions.push(action(view, 'done', 'primary'));
  if (paged && !isWhole) actions.push(action(view, 'more', 'secondary'));
  if (questionBefore(view, question.name) !== undefined) {
    actions.push(action(view, 'back', 'secondary'));
  }
  if (opensSection(view, question)) actions.push(action(view, 'section', 'secondary'));
  const skip = action(view, 'skip', 'secondary');
  const label = view.phrase('actionKeep');
  actions.push(isAnswered(view, question.name) ? { ...skip, label } : skip);
  actions.push(action(view, 'review', 'quiet'), action(view, 'decline', 'quiet'));
  return [...actions, action(view, 'help', 'quiet')];
}

function hasEnough(control: Control): boolean {
  if (control.kind === 'ranking') return control.ranked.length >= control.min;
  return control.kind === 'choice' && control.selected.length >= control.min;
}

/** How widely the answer will be shown, before it is given. */
function attributionText(view: View, question: CompiledQuestion): string {
  const level = attributionOf(view.questionnaire, question, view.projection.values);
  const { threshold } = view.situation.round;
  const { name } = view.situation.member;
  return view.phrase(ATTRIBUTION_PHRASES[level], { threshold, name });
}

const ATTRIBUTION_PHRASES = {
  attributed: 'attributionAttributed',
  country: 'attributionCountry',
  group: 'attributionGroup',
  none: 'attributionNone',
} as const;

function optional<Key extends string>(key: Key, value: string | undefined) {
  return value === undefined ? {} : ({ [key]: value } as Record<Key, string>);
}
