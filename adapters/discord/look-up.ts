import { Routes } from 'discord.js';
import { z } from 'zod';
import type { LookUp, UnclearSend } from '../../src/platform/adapter.ts';
import type { Channels } from './channels.ts';
import { outcomeOf } from './errors.ts';
import { snowflakeAt } from './payloads.ts';
import type { Api } from './rest.ts';
import { markOf } from './send.ts';

/** A message that Discord had in hand may still appear for so long. */
const SETTLED_MS = 120_000;
/** Our clock and Discord's may differ. */
const SKEW_MS = 60_000;
const PAGE = 100;
const PAGES_MAX = 5;

const messages = z.array(
  z.object({
    id: z.string(),
    components: z.array(z.object({ id: z.number().optional() })).catch([]),
  }),
);

/**
 * Looks through the conversation for what carries the delivery's mark, a component's own number: Discord gives no nonces back, and
 * knows them for minutes only. Absent is said only some time after it was sent, when the whole conversation since then was read.
 */
export async function lookUp(
  { id, to, sentAt }: UnclearSend,
  { api, channels, now }: { readonly api: Api; readonly channels: Channels; now: () => number },
): Promise<LookUp> {
  if (api.spentMs(now()) !== undefined) return { kind: 'unclear', reason: 'retry' };
  const mark = markOf(id);
  try {
    const channel = await channels.of(to);
    let after = snowflakeAt(sentAt - SKEW_MS);
    for (let page = 0; page < PAGES_MAX; page += 1) {
      const query = new URLSearchParams({ after, limit: String(PAGE) });
      const route = Routes.channelMessages(channel);
      const found = messages.parse(await api.call('GET', route, { query }));
      const own = found.find(({ components }) => components.some((one) => one.id === mark));
      if (own !== undefined) return { kind: 'found', reference: `${channel}:${own.id}` };
      if (found.length < PAGE) return now() - sentAt > SETTLED_MS ? ABSENT : TOO_EARLY;
      // The newest of a page comes first, whichever way it is asked for.
      after = found.reduce((last, { id: one }) => (BigInt(one) > BigInt(last) ? one : last), after);
    }
    return { kind: 'unclear', reason: 'the conversation is too long to be read' };
  } catch (error) {
    return { kind: 'unclear', reason: outcomeOf(error, 'looking for a message').kind };
  }
}

const ABSENT: LookUp = { kind: 'absent' };
const TOO_EARLY: LookUp = { kind: 'unclear', reason: 'it may still appear' };
