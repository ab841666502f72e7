import type { Fault } from '../refusal.ts';
import { join, QUESTIONNAIRE_LIMITS } from './bounds.ts';
import { type Facts, faultsOnly, type Option, optionsOf, own, type Verdict } from './facts.ts';
import type { Part } from './walk.ts';

const CODE = /^[a-z0-9][a-z0-9_-]{0,59}$/;
/** survey-core turns these texts into values of another type, or into nothing, when it compares. */
const UNCOMPARABLE: readonly string[] = ['true', 'false', 'null', 'undefined'];

const LISTS: readonly (readonly [list: string, least: number, most: number])[] = [
  ['choices', 1, QUESTIONNAIRE_LIMITS.choicesMax],
  ['rows', 1, QUESTIONNAIRE_LIMITS.rowsMax],
  ['columns', 2, QUESTIONNAIRE_LIMITS.columnsMax],
];

/**
 * Options are stored and exported as their codes, so codes are plain and differ by more than case (SurveyJS compares
 * without case, spreadsheets too); "other" and "none" are the two that SurveyJS adds by itself.
 */
export function checkChoices(facts: Facts): Verdict {
  const faults: Fault[] = [];
  for (const part of facts.parts) {
    for (const [list, least, most] of LISTS) {
      const items = own(part, list);
      if (!Array.isArray(items)) continue;
      const path = join(part.path, list);
      faults.push(...countFaults({ path, count: items.length, least, most }));
      const options = optionsOf(part, list);
      faults.push(...options.flatMap((option) => codeFaults(option)));
      faults.push(...duplicateFaults(options));
      if (list === 'choices') faults.push(...clashFaults(part, options));
    }
  }
  return faultsOnly(faults);
}

function countFaults(list: {
  readonly path: string;
  readonly count: number;
  readonly least: number;
  readonly most: number;
}): readonly Fault[] {
  const { path, count, least, most } = list;
  if (count >= least && count <= most) return [];
  const problem = `has ${count} options`;
  return [{ path, problem, mend: `Give at least ${least} and at most ${most}.` }];
}

function codeFaults({ value, path }: Option): readonly Fault[] {
  const shown = JSON.stringify(value.slice(0, 80));
  if (UNCOMPARABLE.includes(value)) {
    const problem = `${shown} cannot be told from the constant of that name`;
    return [{ path, problem, mend: 'Use another code: "yes", "no".' }];
  }
  if (CODE.test(value)) return [];
  const folded = value
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^[-_]+|-+$/g, '');
  const mend = CODE.test(folded)
    ? `Write "${folded}".`
    : 'Use a to z, 0 to 9, "_" and "-", at most 60 of them.';
  return [{ path, problem: `${shown} is not a code`, mend }];
}

function duplicateFaults(options: readonly Option[]): readonly Fault[] {
  const seen = new Map<string, Option>();
  return options.flatMap((option) => {
    const key = option.value.toLowerCase();
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, option);
      return [];
    }
    const same =
      first.value === option.value
        ? 'is given twice'
        : `differs from "${first.value}" only by case`;
    const problem = `"${option.value.slice(0, 80)}" ${same}`;
    return [{ path: option.path, problem, mend: 'Give each option its own code.' }];
  });
}

function clashFaults(part: Part, options: readonly Option[]): readonly Fault[] {
  return options.flatMap(({ value, path }) => {
    if (value.toLowerCase() === 'other') {
      const mend =
        part.shape === 'ranking'
          ? 'Use another code: a ranking has no "other".'
          : 'Remove it and set "showOtherItem": true.';
      return [{ path, problem: '"other" is the code of the option that asks for words', mend }];
    }
    if (value.toLowerCase() === 'none' && part.shape === 'checkbox') {
      const mend = 'Remove it and set "showNoneItem": true.';
      return [{ path, problem: '"none" is the code of the option that stands alone', mend }];
    }
    return [];
  });
}
