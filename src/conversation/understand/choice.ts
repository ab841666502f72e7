import type { Option } from '../../platform/prompt.ts';
import { fold } from './fold.ts';

type ChoiceReading =
  | { readonly kind: 'found'; readonly value: string }
  /** The words fit several options equally. */
  | { readonly kind: 'unclear'; readonly candidates: readonly Option[] }
  | { readonly kind: 'none' };

const NONE: ChoiceReading = { kind: 'none' };

/** "3", "no. 3", "option 3", "№ 3", "第3项", "رقم 3", once folded. */
const NUMBERED =
  /^(?:no |n |option |opcion |номер |вариант |رقم |选项 ?|第 ?)?(\d{1,3})(?: ?[项个])?$/;

/**
 * Finds the option that the words mean: its whole label (or its code), its number in the list, or a
 * part of a label that fits no other. Never guesses between two.
 */
export function readChoice(text: string, options: readonly Option[]): ChoiceReading {
  const folded = fold(text);
  if (folded === '') return NONE;
  const exact = readExactly(folded, options);
  if (exact !== NONE) return exact;
  const labelled = /^(\d{1,3}) (.+)$/.exec(folded);
  if (labelled !== null) {
    const numbered = options[Number(labelled[1]) - 1];
    const named = readPart(labelled[2] ?? '', options);
    if (numbered !== undefined && named.kind === 'found' && named.value === numbered.value) {
      return named;
    }
  }
  return readPart(folded, options);
}

/** By label, code or number only: what may be trusted inside a list. */
export function readExactly(folded: string, options: readonly Option[]): ChoiceReading {
  const named = options.filter(
    ({ label, value }) => fold(label) === folded || fold(value) === folded,
  );
  if (named.length > 0) return oneOf(named);
  const numbered = NUMBERED.exec(folded);
  const option = numbered === null ? undefined : options[Number(numbered[1]) - 1];
  return option === undefined ? NONE : { kind: 'found', value: option.value };
}

/**
 * A part must be a whole word of the label, or at least three letters (two Chinese ones) from the
 * start of a word.
 */
function readPart(folded: string, options: readonly Option[]): ChoiceReading {
  const wanted = withoutArticle(folded);
  const whole = options.filter(({ label }) => ` ${plain(label)} `.includes(` ${wanted} `));
  if (whole.length > 0 && wanted.length >= 2) return oneOf(whole);
  const han = /\p{Script=Han}/u.test(wanted);
  if (wanted.length < (han ? 2 : 3)) return NONE;
  const begun = options.filter(({ label }) =>
    han ? plain(label).includes(wanted) : ` ${plain(label)}`.includes(` ${wanted}`),
  );
  return oneOf(begun);
}

function plain(label: string): string {
  return withoutArticle(fold(label));
}

/** Arabic writes "the", also with "and", "by", "for" before it, as the beginning of the word. */
function withoutArticle(folded: string): string {
  return folded.replace(/(^| )[وفبك]?ال(?=\p{L}{3})/gu, '$1');
}

function oneOf(found: readonly Option[]): ChoiceReading {
  const [first] = found;
  if (first === undefined) return NONE;
  return found.length === 1
    ? { kind: 'found', value: first.value }
    : { kind: 'unclear', candidates: found };
}
