import type { Fault } from '../refusal.ts';
import { join, QUESTIONNAIRE_LIMITS } from './bounds.ts';
import { type Facts, faultsOnly, numberOf, own, textOf, type Verdict, valuesOf } from './facts.ts';
import { compilePattern } from './pattern.ts';
import { isQuestion, type Part } from './walk.ts';

const PAIRS: readonly (readonly [low: string, high: string])[] = [
  ['min', 'max'],
  ['rateMin', 'rateMax'],
  ['minSelectedChoices', 'maxSelectedChoices'],
  ['minValue', 'maxValue'],
  ['minLength', 'maxLength'],
  ['minCount', 'maxCount'],
];
/** The steps of a rating are offered as buttons or a numbered list. */
const RATING_STEPS_MAX = 11;

/** Numbers that limit an answer: in order, of the right kind, and possible to meet. */
export function checkRanges(facts: Facts): Verdict {
  return faultsOnly(
    facts.parts.flatMap((part) => [
      ...pairFaults(part),
      ...(part.shape === 'text' ? textFaults(part) : []),
      ...(part.shape === 'rating' ? ratingFaults(part) : []),
      ...selectionFaults(part),
      ...lengthFaults(part),
      ...patternFaults(part),
    ]),
  );
}

function pairFaults(part: Part): readonly Fault[] {
  return PAIRS.flatMap(([low, high]) => {
    const [from, to] = [own(part, low), own(part, high)];
    const comparable = typeof from === typeof to && ['number', 'string'].includes(typeof from);
    if (!comparable || String(from) === String(to)) return [];
    const inOrder =
      typeof from === 'number' && typeof to === 'number' ? from < to : String(from) < String(to);
    if (inOrder) return [];
    const problem = `${String(from).slice(0, 20)} is above "${high}", which is ${String(to).slice(0, 20)}`;
    return [{ path: join(part.path, low), problem, mend: 'Put the smaller one first.' }];
  });
}

/** `min` and `max` are numbers for a number and ISO dates for a date, and have no meaning for words. */
function textFaults(part: Part): readonly Fault[] {
  const inputType = textOf(part, 'inputType') ?? 'text';
  return ['min', 'max'].flatMap((property) => {
    const value = own(part, property);
    const path = join(part.path, property);
    if (value === undefined || (inputType === 'number' && typeof value === 'number')) return [];
    if (inputType === 'date' && isIsoDate(value)) return [];
    const problem = `${JSON.stringify(value).slice(0, 40)} does not limit a ${inputType}`;
    const mend =
      inputType === 'date'
        ? 'Give a date of the calendar such as "2027-03-31".'
        : inputType === 'number'
          ? 'Give a number, without quotes.'
          : 'Set "inputType" to "number" or "date", or use "maxLength".';
    return [{ path, problem, mend }];
  });
}

/** A day that exists in the Gregorian calendar, as YYYY-MM-DD. */
export function isIsoDate(value: unknown): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(value)) ?? [];
  if (typeof value !== 'string' || year === undefined) return false;
  const isLeap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return Number(day) >= 1 && Number(day) <= (days[Number(month) - 1] ?? 0);
}

function ratingFaults(part: Part): readonly Fault[] {
  const low = numberOf(part, 'rateMin') ?? 1;
  const high = numberOf(part, 'rateMax') ?? 5;
  const step = numberOf(part, 'rateStep') ?? 1;
  const path = join(part.path, 'rateStep');
  if (step <= 0) return [{ path, problem: `is ${step}`, mend: 'Give a number above 0.' }];
  if (high <= low) return highNotAbove(part, low, high);
  const steps = (high - low) / step;
  if (!Number.isInteger(steps)) {
    const problem = `${step} does not lead from ${low} to ${high}`;
    return [{ path, problem, mend: 'Choose a step that ends at "rateMax".' }];
  }
  if (steps < RATING_STEPS_MAX) return [];
  const problem = `offers ${steps + 1} values`;
  const mend = `Offer at most ${RATING_STEPS_MAX}, or use a text with "inputType": "number".`;
  return [{ path: part.path, problem, mend }];
}

/** Only the case that the pairs do not see: one bound given, the other SurveyJS's own 1 or 5, or both the same. */
function highNotAbove(part: Part, low: number, high: number): readonly Fault[] {
  const seenAsPair = numberOf(part, 'rateMin') !== null && numberOf(part, 'rateMax') !== null;
  if (seenAsPair && high !== low) return [];
  const problem = `goes from ${low} to ${high}`;
  return [{ path: part.path, problem, mend: 'Give "rateMin" and a larger "rateMax".' }];
}

function selectionFaults(part: Part): readonly Fault[] {
  const offered = valuesOf(part).length + (own(part, 'showOtherItem') === true ? 1 : 0);
  return ['minSelectedChoices', 'maxSelectedChoices'].flatMap((property) => {
    const asked = numberOf(part, property);
    if (asked === null || offered === 0 || asked <= offered) return [];
    const problem = `asks for ${asked} of ${offered} options`;
    return [{ path: join(part.path, property), problem, mend: `Give at most ${offered}.` }];
  });
}

function lengthFaults(part: Part): readonly Fault[] {
  const { answerLengthMax } = QUESTIONNAIRE_LIMITS;
  const length = isQuestion(part.shape) ? numberOf(part, 'maxLength') : null;
  if (length === null || (length > 0 && length <= answerLengthMax)) return [];
  const mend = `Give 1 to ${answerLengthMax}.`;
  return [{ path: join(part.path, 'maxLength'), problem: `is ${length}`, mend }];
}

function patternFaults(part: Part): readonly Fault[] {
  const regex = part.shape === 'validator regex' ? textOf(part, 'regex') : null;
  const pattern = regex === null ? null : compilePattern(regex);
  if (pattern === null || pattern.ok) return [];
  const problem = `cannot be matched safely, position ${pattern.at + 1}: ${pattern.problem}`;
  const mend = 'Use letters, classes such as [0-9], groups, | and simple repetitions.';
  return [{ path: join(part.path, 'regex'), problem, mend }];
}
