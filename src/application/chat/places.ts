import type { Address } from '../../platform/adapter.ts';
import type { ChatDeps } from './deps.ts';
import type { ChatPlace } from './rows.ts';

export async function placesOf(deps: ChatDeps, from: Address): Promise<readonly ChatPlace[]> {
  return deps.store.transaction(({ chats }) => chats.places(from, deps.clock.now()));
}

/** The conversation of a place, begun where there was none; its short id. */
export function conversationIn(
  deps: ChatDeps,
  from: Address,
  { conversation, responseId, contactId, language }: ChatPlace,
): Promise<string> {
  if (conversation !== null) return Promise.resolve(conversation);
  const { random } = deps;
  return deps.store.transaction(({ conversations }) =>
    conversations.ensure({
      ...{ id: random.id(), shortId: random.shortId() },
      ...{ responseId, contactId, platform: from.platform, language },
    }),
  );
}

/** Where words without a name belong: where the contact last spoke while that round is open, else what waits for it first. */
export function currentOf(places: readonly ChatPlace[]): ChatPlace | undefined {
  const open = places.filter(({ roundState }) => roundState !== 'closed');
  const spoken = open.filter(({ heardAt }) => heardAt !== null);
  const [latest] = spoken.toSorted((a, b) => (b.heardAt ?? 0) - (a.heardAt ?? 0));
  return latest ?? open[0] ?? places[0];
}
