import { directionOf } from '../domain/language.ts';
import type { Action, CommandName } from '../platform/prompt.ts';
import type { ConversationState, Situation } from './state.ts';
import type { View } from './view.ts';

/** What every prompt carries: an id that goes stale with the next turn, and how it is written. */
export function promptBase(view: View, state: ConversationState) {
  return {
    id: promptIdOf(view.situation, state),
    language: view.language,
    direction: directionOf(view.language),
  };
}

export function promptIdOf(situation: Situation, state: ConversationState): string {
  return `${situation.conversation.shortId}.${state.turn}`;
}

/** A button with the phrase `action<Command>`. */
export function action(view: View, command: CommandName, weight: Action['weight']): Action {
  const name = `action${command.charAt(0).toUpperCase()}${command.slice(1)}`;
  return { command, label: view.phrase(name), weight };
}
