import { createHash } from 'node:crypto';
import { Routes } from 'discord.js';
import { z } from 'zod';
import type { OutboundMessage, SendOutcome } from '../../src/platform/adapter.ts';
import type { Channels } from './channels.ts';
import { codeOf, outcomeOf, SPENT } from './errors.ts';
import { marked, type RenderedMessage, renderMessage } from './messages.ts';
import type { Api } from './rest.ts';

export interface Sending {
  readonly api: Api;
  readonly channels: Channels;
}

/** Exactly one message, or one change of one. Needs no gateway. */
export async function sendMessage(
  message: OutboundMessage,
  sending: Sending,
): Promise<SendOutcome> {
  const afterMs = sending.api.spentMs(Date.now());
  if (afterMs !== undefined) return { kind: 'retry', afterMs, scope: 'platform', reason: SPENT };
  return message.replaces === undefined
    ? post(message, sending)
    : replace(message, message.replaces, sending);
}

const created = z.object({ id: z.string(), channel_id: z.string() });

async function post(message: OutboundMessage, { api, channels }: Sending): Promise<SendOutcome> {
  let channel: string;
  try {
    channel = await channels.of(message.to);
  } catch (error) {
    const outcome = outcomeOf(error, 'opening the conversation');
    // Nothing can have been said there. Opening is limited for the bot as a whole.
    if (outcome.kind === 'unknown') {
      return { ...outcome, kind: 'retry', afterMs: REOPEN_MS, scope: 'message' };
    }
    return outcome.kind === 'retry' && outcome.scope === 'account'
      ? { ...outcome, scope: 'platform' }
      : outcome;
  }
  try {
    const { body, files } = withMark(renderMessage(message), message.id);
    // Within a few minutes Discord makes one message of two with one nonce (docs.discord.com/developers/resources/message).
    const once = { nonce: nonceOf(message.id), enforce_nonce: true };
    const options = { body: { ...body, ...once }, files };
    const said = created.parse(await api.call('POST', Routes.channelMessages(channel), options));
    return { kind: 'sent', reference: `${said.channel_id}:${said.id}` };
  } catch (error) {
    return outcomeOf(error, 'sending');
  }
}

const REOPEN_MS = 5_000;

/** The old message has gone, or is no longer ours to change: what it would have shown stands in the review, too. */
const GONE: ReadonlySet<number | undefined> = new Set([10003, 10008, 50001, 50005, 50083]);

async function replace(
  message: OutboundMessage,
  reference: string,
  { api }: Sending,
): Promise<SendOutcome> {
  const [channel = '', id = ''] = reference.split(':');
  try {
    const { body, files } = renderMessage(message);
    await api.call('PATCH', Routes.channelMessage(channel, id), { body, files });
    return { kind: 'sent', reference };
  } catch (error) {
    if (GONE.has(codeOf(error))) return { kind: 'sent', reference };
    const outcome = outcomeOf(error, 'changing a message');
    // The same change twice is one: it is simply made again, and nothing else need wait for it.
    if (outcome.kind === 'unknown') {
      return { ...outcome, kind: 'retry', afterMs: REOPEN_MS, scope: 'message' };
    }
    const isOwn = outcome.kind === 'retry' && outcome.scope === 'account';
    return isOwn ? { ...outcome, scope: 'message' } : outcome;
  }
}

function withMark(rendered: RenderedMessage, id: string): RenderedMessage {
  const { body } = rendered;
  return { ...rendered, body: { ...body, components: marked(body.components, markOf(id)) } };
}

const NONCE_MAX = 25;

/** A delivery's id as a nonce: at most 25 characters, some 129 bits. */
export function nonceOf(id: string): string {
  return numberOf(id).toString(36).padStart(NONCE_MAX, '0').slice(-NONCE_MAX);
}

const MARK_BASE = 2 ** 30;

/** A delivery's id as the id of a component: a number of 31 bits, above all that is numbered otherwise. */
export function markOf(id: string): number {
  return MARK_BASE + Number(numberOf(id) % BigInt(MARK_BASE));
}

function numberOf(id: string): bigint {
  return BigInt(`0x${createHash('sha256').update(id).digest('hex')}`);
}
