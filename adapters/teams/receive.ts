import type {
  InboundEvent,
  Received,
  WebhookReply,
  WebhookRequest,
} from '../../src/platform/adapter.ts';
import { readable } from '../../src/platform/readable.ts';
import * as activities from './activities.ts';
import { closedCard } from './cards/answered-card.ts';
import { claimsToBeTeams } from './claims.ts';
import type { Cloud } from './cloud.ts';
import type { Door } from './door.ts';
import { strangeReply, wordsReply } from './invoked.ts';
import { type Happening, type Meaning, meaningOf, PLATFORM } from './meaning.ts';
import { ownWords } from './own-words.ts';
import type { References } from './references.ts';
import {
  type Acting,
  type Answering,
  beside,
  EMPTY,
  elsewhere,
  instead,
  notTaken,
  spokenTo,
  toForm,
} from './replies.ts';

export interface Receiving extends Answering {
  readonly appId: string;
  readonly cloud: Cloud;
  readonly door: Door;
  readonly references: References;
  /** Whose people are heard. */
  readonly tenants: readonly string[];
  readonly trouble: (what: string, error: unknown) => void;
}

type Body = Readonly<Record<string, unknown>>;

/** Verifies and parses one activity, and notes where its writer is reached. */
export async function receiveActivity(
  request: WebhookRequest,
  receiving: Receiving,
): Promise<Received> {
  if (request.method !== 'POST') return refused(405, 'not a POST');
  const body = bodyOf(request);
  const envelope = activities.envelope.safeParse(body).data;
  if (body === undefined || envelope === undefined) return refused(400, 'no activity of Teams');
  const authorization = request.headers['authorization'] ?? '';
  const { appId, cloud, door, tenants } = receiving;
  const { serviceUrl } = envelope;
  const expected = { appId, channel: cloud.channel, serviceUrl, at: request.receivedAt };
  if (!claimsToBeTeams(authorization, expected)) return refused(401, 'its token is none of Teams’');
  const entered = await door.enter(authorization, body);
  if (entered.kind === 'away') return refused(503, entered.reason);
  if (entered.kind === 'refused') return refused(401, 'its token is not Teams’');
  const tenant = activities.tenantOf(envelope);
  if (tenant === undefined || !tenants.includes(tenant)) {
    return refused(403, 'its tenant is not on the list');
  }
  if (!cloud.isServiceUrl(serviceUrl)) return refused(403, 'its address is none of Teams’');
  const person = envelope.from.aadObjectId;
  if (entered.activity === undefined || person === undefined) return accepted(EMPTY);
  const from = { platform: PLATFORM, tenant, externalId: person };
  const at = activities.timeOf(envelope, request.receivedAt);
  const happening: Happening = { kind: entered.activity, envelope, from, body, at };
  const meaning = meaningOf(happening);
  try {
    await note(happening, meaning, receiving.references);
  } catch (error) {
    // It is told again with the next activity; what somebody did must not wait for that.
    receiving.trouble('noting where somebody is reached', error);
  }
  return receivedAs(meaning, happening, receiving);
}

/** How a person is reached is told with everything that it does, and may change at any time. */
async function note(
  { envelope, from: { tenant, externalId } }: Happening,
  meaning: Meaning,
  references: References,
): Promise<void> {
  const { serviceUrl, conversation, from, locale, localTimezone } = envelope;
  const heard = {
    ...{ serviceUrl, account: from.id },
    ...(activities.isPersonal(envelope) ? { conversation: conversation.id } : {}),
    ...(locale ? { language: locale } : {}),
    ...(localTimezone ? { timeZone: localTimezone } : {}),
  };
  await references.keepTenant(tenant, serviceUrl);
  await references.keep(tenant, externalId, heard, meaning.kind === 'installed');
}

function receivedAs(meaning: Meaning, happening: Happening, receiving: Receiving): Received {
  const acting = actingIn(happening);
  const failed = async () => notTaken(acting, receiving);
  switch (meaning.kind) {
    case 'nothing':
      return accepted(EMPTY);
    case 'strange':
      return accepted(acting.isInvoke ? strangeReply() : EMPTY);
    case 'closed':
      return accepted(instead(acting, closedCard(spokenTo(acting)), receiving, true));
    case 'not-here':
      return notHere(acting, receiving);
    case 'said': {
      const { event } = meaning;
      const withDesk = event.act.kind === 'looked';
      const reply =
        event.place === undefined
          ? beside(acting, receiving, { withDesk })
          : elsewhere(acting, receiving);
      return { kind: 'accepted', events: [event], reply, failed };
    }
    case 'pressed': {
      const { event } = meaning;
      const reply =
        event.act.kind === 'filled'
          ? toForm(acting, receiving, meaning)
          : beside(acting, receiving, firstOf(event));
      return { kind: 'accepted', events: [event], reply, failed };
    }
    case 'installed': {
      const reply = beside(acting, receiving, { withDesk: true });
      return { kind: 'accepted', events: [meaning.event], reply };
    }
    case 'removed': {
      const { tenant, externalId } = happening.from;
      const reply = () => receiving.references.forget(tenant, externalId).then(() => EMPTY);
      return { kind: 'accepted', events: [meaning.event], reply };
    }
  }
}

/** The question with which a section begins. */
function firstOf({ act }: InboundEvent): { readonly first?: string } {
  const isSection = act.kind === 'commanded' && act.command === 'section';
  return isSection && act.argument !== undefined ? { first: act.argument } : {};
}

/** No card of ours stands where others read along, unless somebody put it there. */
function notHere(acting: Acting, { voice }: Receiving): Received {
  const words = ownWords(acting.language).notHere;
  if (acting.isInvoke) return accepted(wordsReply(words));
  void voice.point(acting.spot, words);
  return accepted(EMPTY);
}

function actingIn({ kind, envelope, from }: Happening): Acting {
  const { serviceUrl, conversation, locale, replyToId } = envelope;
  return {
    ...{ from, spot: { serviceUrl, conversation: conversation.id }, isInvoke: kind === 'pressed' },
    ...{ language: locale ?? 'en', isPrivate: activities.isPersonal(envelope) },
    ...(replyToId ? { card: replyToId } : {}),
  };
}

/** Far deeper than anything that Teams sends. */
const DEPTH_MAX = 60;

/** undefined: it is no JSON object, or nested beyond all sense: whatever walks it may do so by recursion. */
function bodyOf({ body }: WebhookRequest): Body | undefined {
  try {
    const given: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    if (isDeeper(given, DEPTH_MAX)) return undefined;
    const value = readable(given);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Body)
      : undefined;
  } catch {
    return undefined;
  }
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

function accepted(reply: WebhookReply): Received {
  return { kind: 'accepted', events: [], reply: async () => reply };
}

/** The reason is for our log; whoever sent it learns nothing. */
function refused(status: number, reason: string): Received {
  return { kind: 'rejected', reason, reply: { status, headers: {}, body: '' } };
}
