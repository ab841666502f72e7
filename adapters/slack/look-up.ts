import type { LookUp, UnclearSend } from '../../src/platform/adapter.ts';
import { outcomeOf } from './errors.ts';
import { type ClientOf, channelOf, METADATA } from './send.ts';

/** A message that Slack had in hand may still appear for so long. */
const SETTLED_MS = 120_000;
/** Our clock and Slack's may differ. */
const SKEW_MS = 60_000;
const PAGE = 200;
const PAGES_MAX = 5;

/**
 * Looks through the conversation for what carries the delivery's id. It may surely be said to be absent only some time after
 * it was sent, and only when the whole conversation since then was read.
 */
export async function lookUp(
  { id, to, sentAt }: UnclearSend,
  { clientOf, now }: { readonly clientOf: ClientOf; readonly now: () => number },
): Promise<LookUp> {
  try {
    const found = await clientOf(to.tenant);
    if (found.kind !== 'ready') return { kind: 'unclear', reason: 'no token for the workspace' };
    const { client } = found;
    const channel = await channelOf(client, to);
    let cursor: string | undefined;
    for (let page = 0; page < PAGES_MAX; page += 1) {
      const { messages = [], response_metadata: more } = await client.conversations.history({
        ...{ channel, limit: PAGE, include_all_metadata: true },
        oldest: String((sentAt - SKEW_MS) / 1000),
        ...(cursor === undefined ? {} : { cursor }),
      });
      const own = messages.find(({ metadata }) => isOurs(metadata, id));
      if (own !== undefined) return { kind: 'found', reference: `${channel}:${own.ts ?? ''}` };
      cursor = more?.next_cursor === '' ? undefined : more?.next_cursor;
      if (cursor === undefined) return now() - sentAt > SETTLED_MS ? ABSENT : TOO_EARLY;
    }
    return { kind: 'unclear', reason: 'the conversation is too long to be read' };
  } catch (error) {
    return { kind: 'unclear', reason: outcomeOf(error, 'conversations.history').kind };
  }
}

const ABSENT: LookUp = { kind: 'absent' };
const TOO_EARLY: LookUp = { kind: 'unclear', reason: 'it may still appear' };

function isOurs(
  metadata: { readonly event_type?: string; readonly event_payload?: object } | undefined,
  id: string,
): boolean {
  const payload = metadata?.event_payload;
  return (
    metadata?.event_type === METADATA &&
    payload !== undefined &&
    'id' in payload &&
    payload.id === id
  );
}
