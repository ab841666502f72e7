import type { CompiledQuestion } from '../../src/conversation/questionnaire.ts';
import type { Language } from '../../src/domain/language.ts';
import { sampleAnswer } from '../sample-answers.ts';

/** What an interaction says of itself: docs.discord.com/developers/interactions/receiving-and-responding#interaction-object */
export interface Interacted {
  readonly type: 3 | 5;
  readonly data: Record<string, unknown>;
}

const BUTTON = 2;
const SELECT = 3;
const TEXT_INPUT = 4;
const LABEL = 18;

/** Questions that one act answers. A ranking and a table are several in Discord, of which only the last is an answer. */
export function isOneAct({ kind }: CompiledQuestion): boolean {
  return kind !== 'ranking' && kind !== 'matrix';
}

/** An answer of a question as somebody gives it: an option's button, a list, or a window with words. */
export function interacted(
  question: CompiledQuestion,
  promptId: string,
  variant: number,
  language: Language,
): Interacted {
  const answer = sampleAnswer(question, variant, language);
  const named = [promptId, question.name];
  switch (question.kind) {
    case 'one':
    case 'yes-no':
    case 'rating':
      return pressed(BUTTON, ['o', ...named, String(answer)]);
    case 'several':
      return pressed(SELECT, ['m', ...named], answer as readonly string[]);
    default:
      return sent(['T', ...named], String(answer));
  }
}

function pressed(
  component_type: number,
  code: readonly string[],
  values?: readonly string[],
): Interacted {
  const custom_id = code.join('|');
  return { type: 3, data: { component_type, id: 3, custom_id, ...(values && { values }) } };
}

function sent(code: readonly string[], value: string): Interacted {
  const component = { type: TEXT_INPUT, id: 3, custom_id: '1|v', value };
  return {
    type: 5,
    data: { custom_id: code.join('|'), components: [{ type: LABEL, id: 2, component }] },
  };
}
