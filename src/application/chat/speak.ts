import type { Address, TurnEvent } from '../../platform/adapter.ts';
import { type Turn, takeTurn } from '../answering/take-turn.ts';
import type { ChatDeps } from './deps.ts';
import { conversationIn, currentOf, placesOf } from './places.ts';

/**
 * Takes an act in the conversation that it names, in the round that it names, or where the contact is now. undefined: nowhere
 * is anything asked of this account.
 */
export async function speak(deps: ChatDeps, event: TurnEvent): Promise<Turn | undefined> {
  const named = event.conversation === undefined ? await placed(deps, event) : event;
  return named === undefined ? undefined : takeTurn(deps, named);
}

async function placed(deps: ChatDeps, event: TurnEvent): Promise<TurnEvent | undefined> {
  const { act, from } = event;
  const places = await placesOf(deps, from);
  const argument = act.kind === 'commanded' && act.command === 'start' ? act.argument : undefined;
  const place = places.find(({ addresseeId }) => addresseeId === argument) ?? currentOf(places);
  if (place === undefined) return undefined;
  const conversation = await conversationIn(deps, from, place);
  const isRound = argument !== undefined;
  return isRound
    ? { ...event, conversation, act: { kind: 'commanded', command: 'start' } }
    : { ...event, conversation };
}

/** Whose account it is. */
export function contactOf(deps: ChatDeps, from: Address) {
  return deps.store.transaction(({ chats }) => chats.contactOf(from));
}
