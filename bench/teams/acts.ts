import {
  carriedBy,
  type FieldCode,
  inputId,
  writeChoice,
} from '../../adapters/teams/cards/codes.ts';
import type { CompiledQuestion } from '../../src/conversation/questionnaire.ts';
import type { AnswerValue } from '../../src/conversation/state.ts';
import type { Language } from '../../src/domain/language.ts';
import { sampleAnswer } from '../sample-answers.ts';

/** What a button of a card carries once its inputs are filled in. */
export type Data = Readonly<Record<string, unknown>>;

/** An answer of a question as somebody gives it: an option's button, or "save" with what was filled in. */
export function dataFor(
  question: CompiledQuestion,
  promptId: string,
  variant: number,
  language: Language,
): Data {
  const answer = sampleAnswer(question, variant, language);
  const named = { p: promptId, q: question.name };
  if (question.kind === 'yes-no' || question.kind === 'rating') {
    return carriedBy({ meaning: { k: 'option', ...named, v: String(answer) } });
  }
  const { f, inputs } = filled(question, answer);
  return { ...carriedBy({ meaning: { k: 'save', ...named, f } }), ...inputs };
}

interface Filled {
  readonly f: FieldCode;
  readonly inputs: Data;
}

function filled({ kind }: CompiledQuestion, answer: AnswerValue): Filled {
  switch (kind) {
    case 'one':
      return { f: { s: 'one' }, inputs: { [inputId(0, 'value')]: writeChoice(String(answer)) } };
    case 'several': {
      const value = listed(answer).map(writeChoice).join(',');
      return { f: { s: 'list' }, inputs: { [inputId(0, 'value')]: value } };
    }
    case 'ranking': {
      const places = listed(answer);
      const each = places.map((value, part) => [inputId(0, 'rank', part), writeChoice(value)]);
      return { f: { s: 'ranks', n: places.length }, inputs: Object.fromEntries(each) };
    }
    case 'matrix': {
      const cells = Object.entries(answer);
      const each = cells.map(([, column], part) => [
        inputId(0, 'cell', part),
        writeChoice(String(column)),
      ]);
      return {
        f: { s: 'cells', r: cells.map(([row]) => row) },
        inputs: Object.fromEntries(each),
      };
    }
    default:
      return { f: { s: 'text' }, inputs: { [inputId(0, 'value')]: String(answer) } };
  }
}

function listed(answer: AnswerValue): readonly string[] {
  return Array.isArray(answer) ? answer.map(String) : [];
}
