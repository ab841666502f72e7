import { begin } from '../../../src/conversation/begin.ts';
import { type CompiledQuestionnaire, compile } from '../../../src/conversation/compile.ts';
import type { Effect, Step } from '../../../src/conversation/effect.ts';
import type { ConversationEvent } from '../../../src/conversation/event.ts';
import type { Answers, ConversationState, Situation } from '../../../src/conversation/state.ts';
import { transition } from '../../../src/conversation/transition.ts';
import type { Language } from '../../../src/domain/language.ts';
import type { QuestionnaireDefinition } from '../../../src/domain/questionnaire-definition.ts';
import type { Attribution } from '../../../src/domain/vocabulary.ts';
import { parseExpression } from '../../../src/infra/expressions.ts';
import { createPhrasebook } from '../../../src/infra/phrasebook.ts';
import { messages } from '../../../src/messages/index.ts';
import type { Capabilities } from '../../../src/platform/capabilities.ts';

export const phrasebook = createPhrasebook(messages);

export function compiled(definition: QuestionnaireDefinition): CompiledQuestionnaire {
  return compile({ id: 'v1', definition, parseExpression, phrasebook });
}

/** A page of a browser: everything in one. */
export const PAGES: Capabilities = {
  transport: 'webhook',
  textMax: 100_000,
  buttonsMax: 50,
  buttonLabelMax: 200,
  selectMax: 1_000,
  optionLabelMax: 1_000,
  multiSelect: true,
  forms: true,
  modals: false,
  edit: true,
  proactive: false,
  idempotentSend: true,
  canLookUp: false,
  pace: [],
};

/** About what Discord allows. */
export const CHAT: Capabilities = {
  ...PAGES,
  textMax: 2_000,
  buttonsMax: 5,
  buttonLabelMax: 80,
  selectMax: 25,
  optionLabelMax: 100,
  multiSelect: false,
  forms: false,
};

/** Words only, as in a text message. */
export const TYPED: Capabilities = { ...CHAT, buttonsMax: 0, selectMax: 0, textMax: 1_600 };

export const OPENED = Date.UTC(2027, 2, 1, 9);
/** The last millisecond of 31 March 2027 in Nairobi. */
export const CLOSES = Date.UTC(2027, 2, 31, 21) - 1;

export function situation(
  changed: {
    readonly language?: Language;
    readonly answers?: Answers;
    readonly capabilities?: Capabilities;
    readonly status?: Situation['response']['status'];
    readonly round?: Partial<Situation['round']>;
  } = {},
): Situation {
  const { language = 'en', answers = {}, capabilities = CHAT, status = 'not-started' } = changed;
  return {
    conversation: { shortId: 'c0nv', language },
    response: { status, answers },
    round: {
      state: 'open',
      closesAt: CLOSES,
      lateUntil: null,
      closesAtText: '31 March 2027, 23:59 (Nairobi)',
      threshold: 5,
      ...changed.round,
    },
    member: { name: 'Kenya' },
    contact: { email: 'wanjiru@example.org', timeZone: 'Africa/Nairobi' },
    capabilities,
  };
}

/** The shell in miniature: what the application does with effects, in memory. */
export interface World {
  readonly situation: Situation;
  readonly state: ConversationState;
  readonly levels: Readonly<Record<string, Attribution>>;
}

export function worldOf(questionnaire: CompiledQuestionnaire, start: Situation): World {
  return { situation: start, state: begin(questionnaire, start), levels: {} };
}

export function turn(
  questionnaire: CompiledQuestionnaire,
  world: World,
  event: ConversationEvent,
): { readonly world: World; readonly step: Step } {
  const step = transition(questionnaire, world.situation, world.state, event);
  return { world: applied(world, step), step };
}

export function applied(world: World, { state, effects }: Step): World {
  return effects.reduce<World>(applyEffect, { ...world, state });
}

function applyEffect(world: World, effect: Effect): World {
  const { response, conversation } = world.situation;
  const withResponse = (changed: Partial<Situation['response']>): World => ({
    ...world,
    situation: { ...world.situation, response: { ...response, ...changed } },
  });
  switch (effect.kind) {
    case 'record': {
      const answers: Record<string, Answers[string]> = { ...response.answers };
      if (effect.value === null) delete answers[effect.question];
      else answers[effect.question] = effect.value;
      const levels = { ...world.levels, [effect.question]: effect.attribution };
      const status = response.status === 'submitted' ? 'submitted' : 'partial';
      return { ...withResponse({ answers, status }), levels };
    }
    case 'submit':
      return withResponse({ status: 'submitted' });
    case 'decline':
      return withResponse({ status: 'declined' });
    case 'use-language': {
      const spoken = { ...conversation, language: effect.language };
      return { ...world, situation: { ...world.situation, conversation: spoken } };
    }
    case 'say':
    case 'replace':
    case 'hide':
    case 'stop':
    case 'snooze':
    case 'hand-over':
      return world;
  }
}

/** The prompts that a step says, the last being the one to answer. */
export function said(step: Step) {
  return step.effects.flatMap((effect) => (effect.kind === 'say' ? effect.prompts : []));
}
