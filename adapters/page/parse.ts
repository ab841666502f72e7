import type {
  Address,
  InboundAct,
  InboundEvent,
  WebhookRequest,
} from '../../src/platform/adapter.ts';
import {
  CONVERSATION_PATH,
  isConversationName,
  PAGE_FIELDS,
} from '../../src/platform/page-fields.ts';
import { COMMAND_NAMES } from '../../src/platform/prompt.ts';
import { readAnswer } from './answer.ts';
import { sha256hex } from './session.ts';

export type ParsedPost =
  | { readonly kind: 'event'; readonly event: InboundEvent }
  | { readonly kind: 'malformed'; readonly reason: string };

/** More fields than any question can have: the rest of such a body is not worth reading. */
const FIELDS_MAX = 2_000;

/**
 * One event out of one POST. The event's id covers the session, the place and the whole body with the form's nonce:
 * a double click or a repetition after a cut line is the same event, a changed value another.
 */
export function parsePost(request: WebhookRequest, from: Address): ParsedPost {
  if (request.method !== 'POST') return malformed('not a POST');
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/x-www-form-urlencoded(;|$)/i.test(type)) {
    return malformed('not an HTML form');
  }
  const conversation = conversationIn(request.path);
  if (conversation === undefined) return malformed('no conversation in the address');
  const text = Buffer.from(request.body).toString('utf8');
  const fields = new URLSearchParams(text);
  if (fields.size > FIELDS_MAX) return malformed('too many fields');
  if (text.includes('%00') || text.includes('\0')) return malformed('a NUL character');
  const act = readAct(fields);
  if (act === undefined) return malformed('neither an answer nor a command');
  const promptId = fields.get(PAGE_FIELDS.prompt);
  const event = {
    eventId: sha256hex([from.externalId, conversation, text].join('\n')),
    from,
    conversation,
    at: request.receivedAt,
    act,
  };
  return { kind: 'event', event: promptId ? { ...event, promptId } : event };
}

function malformed(reason: string): ParsedPost {
  return { kind: 'malformed', reason };
}

function conversationIn(path: string): string | undefined {
  if (!path.startsWith(CONVERSATION_PATH)) return undefined;
  const [conversation = ''] = path.slice(CONVERSATION_PATH.length).split(/[/?]/);
  return isConversationName(conversation) ? conversation : undefined;
}

/** A pressed button wins over the answer beside it: browsers send both. */
function readAct(fields: URLSearchParams): InboundAct | undefined {
  const command = fields.get(PAGE_FIELDS.command);
  if (command !== null) return readCommand(command, fields.getAll(PAGE_FIELDS.argument));
  const question = fields.get(PAGE_FIELDS.question);
  if (question === null || question === '') return undefined;
  const value = readAnswer(fields);
  return value === undefined ? undefined : { kind: 'answered', question, value };
}

/** "change 3": the name, then its argument; longer ones (a reason, a name and an address) come in fields of their own. */
function readCommand(text: string, fields: readonly string[]): InboundAct | undefined {
  const space = text.indexOf(' ');
  const name = space < 0 ? text : text.slice(0, space);
  const command = COMMAND_NAMES.find((known) => known === name);
  if (command === undefined) return undefined;
  const words = fields.length === 0 ? undefined : fields.join(' ');
  const argument = (space < 0 ? words : text.slice(space + 1))?.trim();
  // An empty reason is one that was asked for and not given; any other empty argument is none.
  if (argument === undefined || (argument === '' && command !== 'decline')) {
    return { kind: 'commanded', command };
  }
  return { kind: 'commanded', command, argument: argument.replaceAll('\r\n', '\n') };
}
