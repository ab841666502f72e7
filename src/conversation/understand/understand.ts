import type { Option } from '../../platform/prompt.ts';
import { offered, openCells } from '../choices.ts';
import { optionsOf } from '../control.ts';
import { limitsOf } from '../normalise-choices.ts';
import type {
  ChoiceQuestion,
  CompiledQuestion,
  MatrixQuestion,
  RankingQuestion,
} from '../questionnaire.ts';
import type { View } from '../view.ts';
import { listInWords } from '../write.ts';
import { readChoice } from './choice.ts';
import { unquoted } from './command.ts';
import { readList } from './list.ts';
import { readYesNo } from './yes-no.ts';

/** What typed words mean as a reply to a question; `answer` values are still to be checked. */
type Understood =
  | { readonly kind: 'answer'; readonly value: unknown }
  /** One choice on the way to a ranking. */
  | { readonly kind: 'pick'; readonly code: string }
  /** Columns for the rows that come next. */
  | { readonly kind: 'cells'; readonly columns: readonly string[] }
  | { readonly kind: 'problem'; readonly problem: string };

export function understand(view: View, question: CompiledQuestion, text: string): Understood {
  switch (question.kind) {
    case 'one':
      return understandOne(view, question, text);
    case 'several':
      return understandSeveral(view, question, text);
    case 'ranking':
      return understandRanking(view, question, text);
    case 'matrix':
      return understandMatrix(view, question, text);
    case 'yes-no': {
      const labels = [
        { value: 'true', label: question.yes[view.language] },
        { value: 'false', label: question.no[view.language] },
      ];
      const reading = readChoice(text, labels);
      if (reading.kind === 'found') return { kind: 'answer', value: reading.value };
      return { kind: 'answer', value: readYesNo(text) ?? text };
    }
    case 'rating':
    case 'number':
    case 'date':
      return { kind: 'answer', value: text };
    case 'words':
      return { kind: 'answer', value: unquoted(text) };
  }
}

function understandOne(view: View, question: ChoiceQuestion, text: string): Understood {
  const options = optionsOf(offered(question, view.projection.values), view);
  const own = otherWords(question, text, options);
  if (own !== undefined) return { kind: 'answer', value: { value: own.code, words: own.words } };
  const reading = readChoice(text, options);
  if (reading.kind === 'found') return { kind: 'answer', value: reading.value };
  const candidates = reading.kind === 'unclear' ? reading.candidates : [];
  return problemOf(view, question, { words: text, candidates });
}

function understandSeveral(view: View, question: ChoiceQuestion, text: string): Understood {
  const options = optionsOf(offered(question, view.projection.values), view);
  const own = otherWords(question, text, options);
  const rest = own === undefined ? text : own.before;
  const reading =
    rest.trim() === '' ? { kind: 'found' as const, values: [] } : readList(rest, options);
  if (reading.kind === 'unclear') return problemOf(view, question, reading);
  if (own === undefined) return { kind: 'answer', value: reading.values };
  const codes = [...reading.values.filter((code) => code !== own.code), own.code];
  return { kind: 'answer', value: { value: codes, words: own.words } };
}

/**
 * Several choices are the whole ranking; one is the next place, unless only one place is given at
 * all.
 */
function understandRanking(view: View, question: RankingQuestion, text: string): Understood {
  const { values } = view.projection;
  const reading = readList(text, optionsOf(offered(question, values), view));
  if (reading.kind === 'unclear') return problemOf(view, question, reading);
  const [code, ...more] = reading.values;
  if (code !== undefined && more.length === 0 && limitsOf(question, values).max > 1) {
    return { kind: 'pick', code };
  }
  return { kind: 'answer', value: reading.values };
}

/**
 * "2" for the next row, or "2, 1, 3" for this row and those after it: columns may repeat, so each
 * is read by itself.
 */
function understandMatrix(view: View, question: MatrixQuestion, text: string): Understood {
  const options = optionsOf(openCells(question, view.projection.values).columns, view);
  const single = readChoice(text, options);
  if (single.kind === 'found') return { kind: 'cells', columns: [single.value] };
  const pieces = text.split(/[,;،؛、，；\n/|]+|\s+(?=\S+$)|\s+/u).filter((piece) => piece !== '');
  const byMark = text.split(/[,;،؛、，；\n/|]+/u).map((piece) => piece.trim());
  for (const list of [byMark, pieces]) {
    const columns = list.flatMap((piece) => {
      const reading = readChoice(piece, options);
      return reading.kind === 'found' ? [reading.value] : [];
    });
    if (columns.length === list.length) return { kind: 'cells', columns };
  }
  const candidates = single.kind === 'unclear' ? single.candidates : [];
  return problemOf(view, question, { words: text, candidates });
}

/**
 * "Other: solar power", also after other choices: the words after the colon are the member's own.
 */
function otherWords(question: ChoiceQuestion, text: string, options: readonly Option[]) {
  const { other } = question;
  const colon = text.search(/[:：]/u);
  if (other === null || colon < 0) return undefined;
  const head = text.slice(0, colon);
  const words = text.slice(colon + 1).trim();
  const label = /[^,;،؛、，；\n]*$/u.exec(head)?.[0] ?? head;
  const reading = readChoice(label, options);
  if (words === '' || reading.kind !== 'found' || reading.value !== other.value) return undefined;
  return { code: other.value, words, before: head.slice(0, head.length - label.length) };
}

/** Names the options that the words could mean, or says what would be understood. */
function problemOf(
  view: View,
  question: ChoiceQuestion | RankingQuestion | MatrixQuestion,
  unclear: { readonly words: string; readonly candidates: readonly Option[] },
): Understood {
  const words = shorten(unclear.words);
  if (unclear.candidates.length > 0) {
    const quoted = unclear.candidates.slice(0, 5).map(({ label }) => `“${label}”`);
    const candidates = listInWords(quoted, view.language);
    return { kind: 'problem', problem: view.phrase('problem.unclear', { words, candidates }) };
  }
  const hasOther = question.kind !== 'ranking' && question.kind !== 'matrix' && question.other;
  const key = hasOther ? 'problem.choice-or-other' : 'problem.choice';
  const label = hasOther ? hasOther.label[view.language] : '';
  return { kind: 'problem', problem: view.phrase(key, { words, other: label }) };
}

function shorten(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 60).trimEnd()}…` : line;
}
