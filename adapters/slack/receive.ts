import type { Received, WebhookReply, WebhookRequest } from '../../src/platform/adapter.ts';
import { readable } from '../../src/platform/readable.ts';
import type { createDispatch } from './dispatch.ts';
import { envelope } from './payloads.ts';
import { EMPTY, json } from './replies.ts';
import { isSigned } from './signature.ts';
import { type Place, SlackAway, type Tokens } from './tokens.ts';

export interface ReceiveOptions {
  readonly signingSecret: string | undefined;
  readonly tokens: Tokens;
  readonly dispatch: ReturnType<typeof createDispatch>;
}

/** The status of what may be sent again, over a socket too. */
export const NOT_NOW = 503;

type Body = Readonly<Record<string, unknown>>;

/** Verifies and parses one request to /slack/events: an event, a command, or something pressed. */
export async function receiveRequest(
  request: WebhookRequest,
  options: ReceiveOptions,
): Promise<Received> {
  if (request.method !== 'POST') return refused(405, 'not a POST');
  const { signingSecret } = options;
  if (signingSecret === undefined) return refused(404, 'events come through a socket here');
  if (!isSigned(request, signingSecret)) return refused(401, 'the signature is wrong');
  const body = readBody(request);
  if (body === undefined) return refused(400, 'neither JSON nor a form of Slack');
  if (body['ssl_check'] === '1') return accepted(EMPTY);
  if (body['type'] === 'url_verification') {
    const { challenge } = body;
    if (typeof challenge !== 'string') return refused(400, 'no challenge');
    return accepted(json(200, { challenge }));
  }
  const sentAt = Number(request.headers['x-slack-request-timestamp']) * 1000;
  return receiveBody(body, sentAt, options);
}

/** The same for what came through a socket, which needs no signature. */
export async function receiveBody(
  body: Body,
  sentAt: number,
  options: Omit<ReceiveOptions, 'signingSecret'>,
): Promise<Received> {
  try {
    return await readEvent(body, sentAt, options);
  } catch (cause) {
    if (cause instanceof SlackAway) return notNow(cause.message);
    throw cause;
  }
}

async function readEvent(
  body: Body,
  sentAt: number,
  { tokens, dispatch }: Omit<ReceiveOptions, 'signingSecret'>,
): Promise<Received> {
  const from = envelope.safeParse(body).data;
  if (from === undefined) return refused(400, 'nothing of Slack that is known');
  const place = placeOf(from);
  const tenant = await tokens.find(place);
  if (tenant === undefined) return refused(403, 'a workspace where the app is not installed');
  const credentials = await tokens.of(tenant);
  const appId = credentials.kind === 'ready' ? credentials.bot.appId : undefined;
  const isOther = from.api_app_id !== undefined && appId !== undefined && appId !== from.api_app_id;
  if (isOther) return refused(403, 'another app');
  const dispatched = await dispatch(body, { tenant, place, sentAt });
  if (dispatched === undefined) return refused(400, 'nothing of Slack that makes sense');
  const { events, reply } = dispatched;
  return { kind: 'accepted', events, reply };
}

function placeOf(from: ReturnType<typeof envelope.parse>): Place {
  const [first] = from.authorizations ?? [];
  const teamId = first?.team_id ?? from.team?.id ?? from.team_id ?? from.user?.team_id;
  const enterpriseId =
    first?.enterprise_id ?? from.enterprise?.id ?? from.team?.enterprise_id ?? from.enterprise_id;
  const isEnterprise = first?.is_enterprise_install ?? from.is_enterprise_install;
  return {
    ...(teamId ? { teamId } : {}),
    ...(enterpriseId ? { enterpriseId } : {}),
    ...(isEnterprise === null || isEnterprise === undefined
      ? {}
      : { isEnterpriseInstall: isEnterprise === true || isEnterprise === 'true' }),
  };
}

/** JSON for events; a form for commands; a form with JSON in it for what was pressed. */
function readBody({ headers, body }: WebhookRequest): Body | undefined {
  const text = Buffer.from(body).toString('utf8');
  const [type = ''] = (headers['content-type'] ?? '').split(';');
  if (type.trim().toLowerCase() === 'application/json') return readJson(text);
  if (type.trim().toLowerCase() !== 'application/x-www-form-urlencoded') return undefined;
  const fields = new URLSearchParams(text);
  const payload = fields.get('payload');
  return payload === null ? readRecord(() => Object.fromEntries(fields)) : readJson(payload);
}

function readJson(text: string): Body | undefined {
  return readRecord(() => JSON.parse(text));
}

/** undefined: it is none, or nested beyond all sense. */
export function readRecord(read: () => unknown): Body | undefined {
  try {
    const value = readable(read());
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function accepted(reply: WebhookReply): Received {
  return { kind: 'accepted', events: [], reply: async () => reply };
}

/** Slack sends it again: after a while, and three times. */
function notNow(reason: string): Received {
  return { kind: 'rejected', reason, reply: { status: NOT_NOW, headers: {}, body: '' } };
}

/** Slack is told not to try again: the same bytes would be refused again. */
function refused(status: number, reason: string): Received {
  const headers = { 'x-slack-no-retry': '1' };
  return { kind: 'rejected', reason, reply: { status, headers, body: '' } };
}
