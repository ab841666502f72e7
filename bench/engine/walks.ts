import { PAGE_CAPABILITIES } from '../../adapters/page/capabilities.ts';
import { begin } from '../../src/conversation/begin.ts';
import type { Step } from '../../src/conversation/effect.ts';
import type { ConversationEvent } from '../../src/conversation/event.ts';
import type {
  CompiledQuestion,
  CompiledQuestionnaire,
} from '../../src/conversation/questionnaire.ts';
import type {
  Answers,
  AnswerValue,
  ConversationState,
  Situation,
} from '../../src/conversation/state.ts';
import { transition } from '../../src/conversation/transition.ts';
import { LANGUAGES, type Language } from '../../src/domain/language.ts';
import type { TurnAct } from '../../src/platform/adapter.ts';
import type { Capabilities } from '../../src/platform/capabilities.ts';
import type { CommandName } from '../../src/platform/prompt.ts';
import { sampleAnswer, sampleWords } from '../sample-answers.ts';

/** One turn of a walk: what the engine was given. */
export interface WalkedTurn {
  readonly kind: 'structured' | 'typed' | 'not understood' | 'commanded';
  readonly situation: Situation;
  readonly state: ConversationState;
  readonly event: ConversationEvent;
}

/** A channel of short messages with buttons and selects, as most chat applications are. */
const CHAT: Capabilities = {
  ...{ transport: 'webhook', textMax: 3000, buttonsMax: 5, buttonLabelMax: 75, selectMax: 25 },
  ...{ optionLabelMax: 75, multiSelect: true, forms: false, modals: false, edit: true },
  ...{ proactive: true, idempotentSend: false, canLookUp: false, pace: [] },
};

const CLOSES_AT = Date.UTC(2027, 2, 31);
const NOW = CLOSES_AT - 10 * 86_400_000;
const WALKS = 24;
const TURNS_MAX = 80;
/** Of a walk's turns: every fifth is a command and every seventh is not understood. */
const COMMAND_EVERY = 5;
const NONSENSE_EVERY = 7;
const ARGUMENTS: Partial<Record<CommandName, string>> = { change: '1', language: 'fr' };
const COMMANDS = ['back', 'help', 'change', 'language', 'skip'] as const;

/** Contacts who go through a questionnaire from the first question to the review. The same walks every time. */
export function walks(questionnaire: CompiledQuestionnaire): readonly WalkedTurn[] {
  return Array.from({ length: WALKS }, (_, index) => index).flatMap((index) => {
    const language = LANGUAGES[index % LANGUAGES.length] ?? 'en';
    const capabilities = index % 4 < 2 ? PAGE_CAPABILITIES : CHAT;
    return walk(questionnaire, { index, language, capabilities });
  });
}

interface Walker {
  readonly index: number;
  readonly language: Language;
  readonly capabilities: Capabilities;
}

function walk(questionnaire: CompiledQuestionnaire, walker: Walker): WalkedTurn[] {
  const turns: WalkedTurn[] = [];
  let situation = situationOf(walker);
  let state = begin(questionnaire, situation);
  const take = ({ kind, act }: Doing) => {
    const event = { at: NOW, ...act };
    turns.push({ kind, situation, state, event });
    const step = transition(questionnaire, situation, state, event);
    state = step.state;
    const answers = answersAfter(situation.response.answers, step);
    situation = { ...situation, response: { status: 'partial', answers } };
  };
  while (turns.length < TURNS_MAX && state.phase === 'asking') {
    const question = questionnaire.byName.get(state.cursor ?? '');
    if (question === undefined) throw new Error('a question is asked that is not there');
    take(actFor(question, turns.length, walker));
  }
  take(commanded('review'));
  take(commanded('submit'));
  return turns;
}

function answersAfter(before: Answers, { effects }: Step): Answers {
  const answers: Record<string, AnswerValue> = { ...before };
  for (const effect of effects) {
    if (effect.kind !== 'record') continue;
    if (effect.value === null) delete answers[effect.question];
    else answers[effect.question] = effect.value;
  }
  return answers;
}

interface Doing {
  readonly kind: WalkedTurn['kind'];
  readonly act: TurnAct;
}

/** What this contact does at its n-th turn. On a channel with forms every other one fills them in; all others type. */
function actFor(question: CompiledQuestion, turn: number, walker: Walker): Doing {
  const { index, language, capabilities } = walker;
  if (turn % COMMAND_EVERY === COMMAND_EVERY - 1) {
    const command = COMMANDS[(turn + index) % COMMANDS.length] ?? 'help';
    return commanded(command, ARGUMENTS[command]);
  }
  if (turn % NONSENSE_EVERY === NONSENSE_EVERY - 1 && question.kind !== 'words') {
    return { kind: 'not understood', act: { kind: 'typed', text: '¿? …' } };
  }
  const variant = index + turn;
  if (capabilities.forms && index % 2 === 0) {
    const value = sampleAnswer(question, variant, language);
    return { kind: 'structured', act: { kind: 'answered', question: question.name, value } };
  }
  return { kind: 'typed', act: { kind: 'typed', text: sampleWords(question, variant, language) } };
}

function commanded(command: CommandName, argument?: string): Doing {
  const act = { kind: 'commanded', command } as const;
  return { kind: 'commanded', act: argument === undefined ? act : { ...act, argument } };
}

function situationOf({ index, language, capabilities }: Walker): Situation {
  return {
    capabilities,
    conversation: { shortId: `bench-${index}`, language },
    response: { status: 'not-started', answers: {} },
    round: {
      ...{ state: 'open', closesAt: CLOSES_AT, lateUntil: null, threshold: 5 },
      closesAtText: '31 March 2027, 23:59 (in Geneva: 22:59)',
    },
    member: { name: 'Republic of Kenya' },
    contact: { email: 'contact@example.org', timeZone: 'Africa/Nairobi' },
  };
}
