import type { webApi } from '@slack/bolt';
import type { Address, OutboundMessage, SendOutcome } from '../../src/platform/adapter.ts';
import { letterText } from '../../src/platform/letter-body.ts';
import { outcomeOf } from './errors.ts';
import { renderLetter } from './letters.ts';
import { type RenderedMessage, renderPrompt } from './prompts.ts';
import { fallback } from './texts.ts';
import type { Credentials, Tokens } from './tokens.ts';

/** What a message of ours is known by, so that an unclear send can be looked up (look-up.ts). */
export const METADATA = 'parley_message';

/** The client of an address's workspace, or why there is none. */
export type ClientOf = (
  tenant: string,
) => Promise<
  | { readonly kind: 'ready'; readonly client: webApi.WebClient }
  | Exclude<Credentials, { readonly kind: 'ready' }>
>;

/** Exactly one message, or one change of one. */
export async function sendMessage(
  message: OutboundMessage,
  { clientOf, tokens }: { readonly clientOf: ClientOf; readonly tokens: Tokens },
): Promise<SendOutcome> {
  const { tenant } = message.to;
  const found = await clientOf(tenant);
  switch (found.kind) {
    case 'absent':
      return { kind: 'halted', scope: 'tenant', reason: 'the app is not installed there' };
    case 'dead':
      return { kind: 'halted', scope: found.scope, reason: found.reason };
    case 'away':
      return { kind: 'retry', afterMs: found.afterMs, scope: 'tenant', reason: found.reason };
    case 'ready': {
      const outcome = await sendWith(found.client, message);
      if (outcome.kind === 'halted') tokens.forget(tenant); // it may have been renewed meanwhile
      return outcome;
    }
  }
}

function sendWith(client: webApi.WebClient, message: OutboundMessage): Promise<SendOutcome> {
  if (message.replaces !== undefined) return replace(client, message, message.replaces);
  const { content } = message;
  const files = content.kind === 'letter' ? (content.letter.attachments ?? []) : [];
  return files.length === 0 ? post(client, message) : share(client, message);
}

async function post(client: webApi.WebClient, message: OutboundMessage): Promise<SendOutcome> {
  try {
    const { channel = '', ts = '' } = await client.chat.postMessage({
      // A person's id opens the bot's own conversation with it.
      ...{ channel: message.to.externalId, ...rendered(message), ...PLAIN },
      metadata: { event_type: METADATA, event_payload: { id: message.id } },
    });
    return { kind: 'sent', reference: `${channel}:${ts}` };
  } catch (error) {
    return outcomeOf(error, 'chat.postMessage');
  }
}

/** Neither the fallback text nor a link in it becomes anything else than words. */
export const PLAIN = {
  mrkdwn: false,
  parse: 'none',
  unfurl_links: false,
  unfurl_media: false,
} as const;

/** The old message has gone, or cannot be changed any more: what it would have shown stands in the review, too. */
const GONE = ['message_not_found', 'cant_update_message', 'edit_window_closed', 'is_archived'];

async function replace(
  client: webApi.WebClient,
  message: OutboundMessage,
  reference: string,
): Promise<SendOutcome> {
  const [channel = '', ts = ''] = reference.split(':');
  try {
    await client.chat.update({ channel, ts, ...rendered(message), parse: 'none' });
    return { kind: 'sent', reference };
  } catch (error) {
    const outcome = outcomeOf(error, 'chat.update');
    if (outcome.kind === 'rejected' && GONE.some((code) => outcome.reason.endsWith(code))) {
      return { kind: 'sent', reference };
    }
    // It is limited for itself: nothing else need wait for it.
    return outcome.kind === 'retry' ? { ...outcome, scope: 'message' } : outcome;
  }
}

function rendered({ content, direction }: OutboundMessage): RenderedMessage {
  return content.kind === 'prompt'
    ? renderPrompt(content.prompt)
    : renderLetter(content.letter, direction);
}

/** Documents as files of one message, whose words are its comment: there is no place for buttons. */
async function share(
  client: webApi.WebClient,
  { to, content, direction }: OutboundMessage,
): Promise<SendOutcome> {
  if (content.kind !== 'letter') throw new Error('only letters have files');
  const { letter } = content;
  const words = `${letter.subject}\n${letterText(letter)}`;
  try {
    const channel_id = await channelOf(client, to);
    const file_uploads = (letter.attachments ?? []).map(({ name, body }) => ({
      ...{ file: Buffer.from(body), filename: name, title: name },
    }));
    const shared = await client.filesUploadV2({
      ...{ channel_id, initial_comment: fallback(words, direction), file_uploads },
    });
    const [first] = shared.files.flatMap(({ files = [] }) => files);
    return { kind: 'sent', reference: `${channel_id}:${first?.id ?? ''}` };
  } catch (error) {
    return outcomeOf(error, 'files.upload');
  }
}

/** The conversation with a person, or the channel itself. */
export async function channelOf(client: webApi.WebClient, to: Address): Promise<string> {
  if (!/^[UW]/.test(to.externalId)) return to.externalId;
  const opened = await client.conversations.open({ users: to.externalId });
  return opened.channel?.id ?? to.externalId;
}
