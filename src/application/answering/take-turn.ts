import type { Step } from '../../conversation/effect.ts';
import type { CompiledQuestionnaire } from '../../conversation/questionnaire.ts';
import type { ConversationState, Situation } from '../../conversation/state.ts';
import { transition } from '../../conversation/transition.ts';
import { upgrade } from '../../conversation/upgrade.ts';
import type { Address, PlatformName, TurnEvent } from '../../platform/adapter.ts';
import type { Capabilities } from '../../platform/capabilities.ts';
import type { Prompt } from '../../platform/prompt.ts';
import type { Bell, Clock, Random } from '../ports.ts';
import type { Questionnaires } from './questionnaires.ts';
import type { LoadedTurn, TurnRows } from './rows.ts';
import { type ClosingText, situationOf } from './situation.ts';
import { conversationEvent, recordedTurn } from './turn.ts';

/**
 * A colleague's turn on the same response makes ours stale; each try reads anew. With so many in a row something else is
 * wrong, and the channel's own retry is the better place to wait.
 */
const TRIES_MAX = 25;

export interface TurnDeps {
  readonly turns: TurnRows;
  readonly questionnaires: Questionnaires;
  readonly clock: Clock;
  readonly random: Random;
  readonly capabilitiesOf: (platform: PlatformName) => Capabilities;
  readonly closingText: ClosingText;
  readonly bell: Bell;
  /** Hears of each turn that changed something, after its commit. */
  readonly turned?: (from: Address) => void;
}

/** Where a conversation stands, read but not moved. */
export interface Standing {
  readonly loaded: LoadedTurn;
  readonly questionnaire: CompiledQuestionnaire;
  readonly situation: Situation;
  readonly state: ConversationState;
}

export type Turn =
  | { readonly kind: 'not-yours' }
  /** The event was taken before; nothing was written again. */
  | { readonly kind: 'duplicate' }
  | {
      readonly kind: 'turned';
      readonly outcome: Step['outcome'];
      readonly prompts: readonly Prompt[];
    };

/** Reads where a conversation stands; undefined when the account has no right to it. */
export async function findStanding(
  deps: TurnDeps,
  from: Address,
  conversation: string,
): Promise<Standing | undefined> {
  const loaded = await deps.turns.load(from, conversation);
  if (loaded === undefined) return undefined;
  const questionnaire = await deps.questionnaires.compiled(loaded.round.questionnaireVersion);
  const capabilities = deps.capabilitiesOf(from.platform);
  const situation = situationOf(loaded, capabilities, deps.closingText);
  const state = upgrade(questionnaire, situation, loaded.conversation.state);
  return { loaded, questionnaire, situation, state };
}

/**
 * Takes one inbound event. When this resolves, everything that the event changed and every message that it causes is
 * committed (promise 1) and a repetition of it will change and say nothing (promise 2): also an event that changes nothing
 * is recorded, for a repetition of it may come when the same act would mean something else. Throws `Unavailable` when colleagues kept overtaking it.
 */
export async function takeTurn(deps: TurnDeps, event: TurnEvent): Promise<Turn> {
  if (event.conversation === undefined) return { kind: 'not-yours' };
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const standing = await findStanding(deps, event.from, event.conversation);
    if (standing === undefined) return { kind: 'not-yours' };
    const { loaded, questionnaire, situation, state } = standing;
    const step = transition(questionnaire, situation, state, conversationEvent(event));
    const { proactive } = situation.capabilities;
    const making = { random: deps.random, now: deps.clock.now(), proactive };
    const turn = recordedTurn(loaded, event, step, making);
    const outcome = await deps.turns.record(turn);
    if (outcome === 'recorded') {
      // Not waited for: a queue that cannot be reached must not keep the contact waiting.
      if (turn.deliveries.length > 0) void deps.bell.ring(deps.clock.now());
      deps.turned?.(event.from);
      return turned(step);
    }
    // A page tells again why a reply was not taken; where messages are sent, that was said already.
    if (outcome === 'duplicate') {
      const isToldAgain = step.outcome === 'not-understood' && !proactive;
      return isToldAgain ? turned(step) : { kind: 'duplicate' };
    }
  }
  throw new Unavailable('the response kept changing while this event was taken');
}

function turned(step: Step): Turn {
  const prompts = step.effects.flatMap((effect) => (effect.kind === 'say' ? effect.prompts : []));
  return { kind: 'turned', outcome: step.outcome, prompts };
}

/** A failure that passes by itself: the edge answers "try again" (HTTP 503), a job retries. */
export class Unavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Unavailable';
  }
}
