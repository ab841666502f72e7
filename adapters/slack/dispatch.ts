import { App, type Context } from '@slack/bolt';
import type { Address, InboundEvent } from '../../src/platform/adapter.ts';
import { filled, hashed, pressed } from './interactions.ts';
import * as payloads from './payloads.ts';
import { beside, EMPTY, type Reply, renewing, toCommand, toForm } from './replies.ts';
import { SILENT } from './signature.ts';
import type { Place, Tokens } from './tokens.ts';
import type { Voice } from './voice.ts';
import { asWritten } from './words.ts';

export const PLATFORM = 'slack';

/** What one of Slack's payloads means. */
export interface Dispatched {
  readonly events: readonly InboundEvent[];
  readonly reply: Reply;
  /** Whether it is true still: asked before anything is taken. */
  readonly holds?: () => Promise<boolean>;
}

interface Collector extends Origin {
  dispatched: Dispatched;
}

/** Where a payload came from. */
export interface Origin {
  readonly tenant: string;
  readonly place: Place;
  /** When Slack sent it, epoch ms, by Slack's clock: what has no time of its own happened then. */
  readonly sentAt: number;
}

function collectorIn(context: Context): Collector {
  return context['collector'];
}

const NOTHING: Dispatched = { events: [], reply: async () => EMPTY };

/**
 * Bolt tells the kinds of payloads apart; the listeners only translate, so that an event is taken durably before Slack gets
 * its reply, over HTTP and over a socket alike. They touch nothing, so what Bolt stumbles over is what it was given: undefined.
 */
export function createDispatch({
  tokens,
  voice,
  trouble,
}: {
  readonly tokens: Tokens;
  readonly voice: Voice;
  readonly trouble: (what: string, error: unknown) => void;
}) {
  const app = new App({
    receiver: { init: () => undefined, start: async () => undefined, stop: async () => undefined },
    authorize: async ({ teamId, enterpriseId }) => ({
      ...(teamId === undefined ? {} : { teamId }),
      ...(enterpriseId === undefined ? {} : { enterpriseId }),
    }),
    ...{ processBeforeResponse: true, ignoreSelf: false, convoStore: false, logger: SILENT },
  });
  listen(app, { tokens, voice });
  return async (
    body: Readonly<Record<string, unknown>>,
    origin: Origin,
  ): Promise<Dispatched | undefined> => {
    const collector: Collector = { ...origin, dispatched: NOTHING };
    try {
      await app.processEvent({
        body: { ...body },
        ack: async () => undefined,
        customProperties: { collector },
      });
    } catch (cause) {
      trouble('a payload', cause);
      return undefined;
    }
    const { dispatched } = collector;
    const isOld = dispatched.holds !== undefined && !(await dispatched.holds());
    return isOld ? NOTHING : dispatched;
  };
}

type Ports = { readonly tokens: Tokens; readonly voice: Voice };

function listen(app: App, { tokens, voice }: Ports): void {
  const put = (context: Context, dispatched: Dispatched | undefined) => {
    if (dispatched !== undefined) collectorIn(context).dispatched = dispatched;
  };
  const of = (context: Context, externalId: string): Address => ({
    ...{ platform: PLATFORM, tenant: collectorIn(context).tenant, externalId },
  });
  const gone = (context: Context, body: unknown, reason: string) => {
    const frame = payloads.eventFrame.safeParse(body).data;
    if (frame === undefined) return;
    const { events } = left(frame, of(context, ''), reason);
    const { place } = collectorIn(context);
    // Last: until it is taken, the event must still find its workspace when it comes again.
    const at = frame.event_time * 1000;
    put(context, {
      ...{ events, reply: () => tokens.remove(place, at).then(() => EMPTY) },
      // Slack tells late, too: who has installed it anew since stays linked.
      holds: () => tokens.isGone(place, at),
    });
  };
  app.event('message', async ({ event, context }) => {
    const said = payloads.directMessage.safeParse(event).data;
    if (said !== undefined) put(context, message(said, of(context, said.user), voice));
  });
  app.event('app_home_opened', async ({ event, body, context }) => {
    const frame = payloads.eventFrame.safeParse(body).data;
    const opened = payloads.homeOpened.safeParse(event).data;
    if (frame === undefined || opened?.tab !== 'home') return;
    const from = of(context, opened.user);
    const at = frame.event_time * 1000;
    const looked = { eventId: frame.event_id, from, at, act: { kind: 'looked' } } as const;
    put(context, { events: [looked], reply: beside(voice, from) });
  });
  app.event('user_change', async ({ event, body, context }) => {
    const frame = payloads.eventFrame.safeParse(body).data;
    const changed = payloads.userChange.safeParse(event).data;
    if (frame === undefined || changed?.user.deleted !== true) return;
    const from = of(context, changed.user.id);
    put(context, left(frame, from, 'the account was deactivated'));
  });
  app.event('app_uninstalled', async ({ body, context }) => {
    gone(context, body, 'the app was removed');
  });
  app.event('tokens_revoked', async ({ event, body, context }) => {
    const revoked = payloads.revoked.safeParse(event).data;
    if ((revoked?.tokens.bot ?? []).length === 0) return;
    gone(context, body, 'the token was revoked');
  });
  app.command(/.*/, async ({ body, context }) => {
    const said = payloads.command.safeParse(body).data;
    const { sentAt: at } = collectorIn(context);
    if (said !== undefined)
      put(context, command({ ...said, at }, of(context, said.user_id), voice));
  });
  app.action(/.*/, async ({ body, context }) => {
    const acted = payloads.blockActions.safeParse(body).data;
    if (acted !== undefined) put(context, actions(acted, of(context, acted.user.id), voice));
  });
  app.view(/.*/, async ({ body, context }) => {
    const sent = payloads.viewSubmission.safeParse(body).data;
    if (sent === undefined) return;
    const from = of(context, sent.user.id);
    const event = filled(sent.view, from, { sent: true, at: collectorIn(context).sentAt });
    const reply = toForm(voice, from, sent.view.title.text);
    if (event !== undefined) put(context, { events: [event], reply });
  });
}

function left(
  { event_id, event_time }: payloads.EventFrame,
  from: Address,
  reason: string,
): Dispatched {
  const at = event_time * 1000;
  const act = { kind: 'left', reason } as const;
  return { events: [{ eventId: event_id, from, at, act }], reply: async () => EMPTY };
}

/** Slack may name one message by several event ids; its place and time are its own. */
function message(
  { channel, ts, text }: { readonly channel: string; readonly ts: string; readonly text: string },
  from: Address,
  voice: Voice,
): Dispatched | undefined {
  const words = asWritten(text);
  if (words.trim() === '') return undefined; // a file alone
  const act = { kind: 'typed', text: words } as const;
  const event = { eventId: hashed([channel, ts]), from, at: payloads.timeOf(ts), act };
  return { events: [event], reply: beside(voice, from) };
}

function command(
  {
    channel_id,
    text,
    trigger_id,
    at,
  }: Readonly<Record<'channel_id' | 'text' | 'trigger_id', string>> & { readonly at: number },
  from: Address,
  voice: Voice,
): Dispatched {
  const act = { kind: 'typed', text: asWritten(text), addressed: true } as const;
  const isPrivate = channel_id.startsWith('D');
  const place = isPrivate ? {} : { place: { ...from, externalId: channel_id } };
  const event = { eventId: hashed([trigger_id]), from, at, ...place, act };
  return { events: [event], reply: toCommand(voice, from, trigger_id) };
}

function actions(body: payloads.BlockActions, from: Address, voice: Voice): Dispatched | undefined {
  const {
    view,
    trigger_id,
    actions: [action],
  } = body;
  if (view !== undefined && view !== null && action !== undefined && view.callback_id !== '') {
    const at = payloads.timeOf(action.action_ts);
    const event = filled(view, from, { sent: false, at });
    const reply = renewing(voice, from, { viewId: view.id, hash: view.hash });
    if (event !== undefined) return { events: [event], reply };
  }
  const event = pressed(body, from);
  return event === undefined
    ? undefined
    : { events: [event], reply: beside(voice, from, trigger_id) };
}
