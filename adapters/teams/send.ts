import { z } from 'zod';
import type { Address, OutboundMessage, SendOutcome } from '../../src/platform/adapter.ts';
import { answeredCard } from './cards/answered-card.ts';
import type { RenderedCard } from './cards/card.ts';
import { letterCard } from './cards/letter-card.ts';
import { promptCard } from './cards/prompt-card.ts';
import type { Cloud } from './cloud.ts';
import type { Answer, Connector } from './connector.ts';
import { codeIn, GONE, outcomeOf } from './errors.ts';
import type { References } from './references.ts';

export interface Sending {
  readonly appId: string;
  readonly cloud: Cloud;
  readonly connector: Connector;
  readonly references: References;
  /** Whose people may be written to. */
  readonly tenants: readonly string[];
}

/** Exactly one message, or one change of one. */
export async function sendMessage(
  message: OutboundMessage,
  sending: Sending,
): Promise<SendOutcome> {
  const { to } = message;
  if (!sending.tenants.includes(to.tenant)) return FOREIGN;
  if (message.replaces !== undefined) return replace(message, message.replaces, sending);
  const where = await placeFor(to, sending);
  if (where.kind !== 'there') return where.outcome;
  const { conversation, serviceUrl } = where;
  const path = ['conversations', conversation, 'activities'];
  const body = activityOf(cardOf(message));
  const answer = await sending.connector.call({ method: 'POST', serviceUrl, path, body });
  const done = doneBy(answer);
  if (done === undefined) return outcomeOf(answer, 'sending');
  const id = created.safeParse(done.body).data?.id;
  return id === undefined
    ? { kind: 'unknown', reason: 'sending: Teams gave the message no id' }
    : { kind: 'sent', reference: referenceTo(conversation, id) };
}

async function replace(
  message: OutboundMessage,
  reference: string,
  sending: Sending,
): Promise<SendOutcome> {
  const { conversation, id } = readReference(reference);
  const serviceUrl = await serviceUrlFor(message.to, sending);
  if (serviceUrl === undefined) return NOWHERE;
  const answer = await sending.connector.call({
    ...{ method: 'PUT', serviceUrl, path: ['conversations', conversation, 'activities', id] },
    body: activityOf(cardOf(message)),
  });
  if (doneBy(answer) !== undefined) return { kind: 'sent', reference };
  // The old message has gone: what it would have shown stands in the review, too.
  if (answer.kind === 'said' && answer.status === 404 && GONE.has(codeIn(answer.body))) {
    return { kind: 'sent', reference };
  }
  const outcome = outcomeOf(answer, 'changing a message');
  // The same change twice is one: it is simply made again, and nothing else need wait for it.
  if (outcome.kind === 'unknown') {
    return { ...outcome, kind: 'retry', afterMs: AGAIN_MS, scope: 'message' };
  }
  const isOwn = outcome.kind === 'retry' && outcome.scope === 'account';
  return isOwn ? { ...outcome, scope: 'message' } : outcome;
}

const AGAIN_MS = 5_000;
const created = z.object({ id: z.string().min(1) });

/** Where a message goes: the conversation with a person, begun where there is none, or a channel. */
export type Place =
  | { readonly kind: 'there'; readonly conversation: string; readonly serviceUrl: string }
  | { readonly kind: 'nowhere'; readonly outcome: SendOutcome };

const NOWHERE: SendOutcome = {
  kind: 'rejected',
  reason: 'nothing has been heard from that tenant yet',
};
const FOREIGN: SendOutcome = { kind: 'rejected', reason: 'its tenant is not on the list' };

export async function placeFor(
  { tenant, externalId }: Pick<Address, 'tenant' | 'externalId'>,
  sending: Sending,
): Promise<Place> {
  const serviceUrl = await serviceUrlFor({ tenant, externalId }, sending);
  if (serviceUrl === undefined) return { kind: 'nowhere', outcome: NOWHERE };
  if (!isPerson(externalId)) return { kind: 'there', conversation: externalId, serviceUrl };
  const known = await sending.references.of(tenant, externalId);
  if (known?.conversation !== undefined) {
    return { kind: 'there', conversation: known.conversation, serviceUrl };
  }
  return begin({ tenant, externalId }, serviceUrl, sending);
}

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages#create-the-conversation */
async function begin(
  { tenant, externalId }: Pick<Address, 'tenant' | 'externalId'>,
  serviceUrl: string,
  { appId, connector, references }: Sending,
): Promise<Place> {
  const body = {
    ...{ isGroup: false, bot: { id: `28:${appId}` }, members: [{ id: externalId }] },
    ...{ tenantId: tenant, channelData: { tenant: { id: tenant } } },
  };
  const answer = await connector.call({
    method: 'POST',
    serviceUrl,
    path: ['conversations'],
    body,
  });
  const conversation = created.safeParse(doneBy(answer)?.body).data?.id;
  if (conversation !== undefined) {
    await references.keep(tenant, externalId, { conversation, serviceUrl });
    return { kind: 'there', conversation, serviceUrl };
  }
  const outcome = outcomeOf(answer, 'beginning a conversation');
  // Nothing can have been said there, and beginning it twice begins it once.
  const isUnclear = outcome.kind === 'unknown' || doneBy(answer) !== undefined;
  return { kind: 'nowhere', outcome: isUnclear ? NO_SIGN : outcome };
}

const NO_SIGN: SendOutcome = {
  ...{ kind: 'retry', afterMs: AGAIN_MS, scope: 'message' },
  reason: 'beginning a conversation: no sign of it',
};

async function serviceUrlFor(
  { tenant, externalId }: Pick<Address, 'tenant' | 'externalId'>,
  { references, cloud }: Sending,
): Promise<string | undefined> {
  const known = isPerson(externalId) ? await references.of(tenant, externalId) : undefined;
  return known?.serviceUrl ?? (await references.serviceUrlOf(tenant)) ?? cloud.serviceUrl;
}

/** A person has the id of its account in Entra; channels and chats have Teams' own. */
function isPerson(externalId: string): boolean {
  return !externalId.includes(':');
}

const SEPARATOR = '|';

export function referenceTo(conversation: string, id: string): string {
  return `${conversation}${SEPARATOR}${id}`;
}

function readReference(reference: string) {
  const at = reference.lastIndexOf(SEPARATOR);
  return { conversation: reference.slice(0, at), id: reference.slice(at + 1) };
}

/** What Teams said where it did what was asked. */
function doneBy(answer: Answer): { readonly body: unknown } | undefined {
  return answer.kind === 'said' && answer.status >= 200 && answer.status < 300 ? answer : undefined;
}

function cardOf({ content, language, direction, replaces }: OutboundMessage): RenderedCard {
  if (content.kind === 'prompt') {
    const { prompt } = content;
    const isAnswered = replaces !== undefined && prompt.kind === 'notice';
    return isAnswered ? answeredCard(prompt) : promptCard(prompt);
  }
  const { letter } = content;
  // Files stand behind the letter's link, for whoever has signed in: a bot cannot put them into a chat by itself.
  const files = (letter.attachments ?? []).map(({ name }) => `📎 ${name}`);
  const paragraphs = [...letter.paragraphs, ...files];
  return letterCard({ ...letter, paragraphs }, { language, direction });
}

/** A message with one card. Its summary is what notifications say. */
export function activityOf({ card, summary }: RenderedCard) {
  return {
    ...{ type: 'message', summary },
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };
}
