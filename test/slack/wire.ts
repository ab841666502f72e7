import { createHmac } from 'node:crypto';
import type { Parcel } from '../emulators/slack/parcel.ts';

/** How a request to /slack/events is signed, or is not. */
export interface Signing {
  readonly secret: string;
  /** Moves the stamp; the signature is right for it. */
  readonly shiftSeconds?: number;
}

export const JSON_TYPE = 'application/json';
export const FORM_TYPE = 'application/x-www-form-urlencoded';

/** The two headers by which Slack signs these bytes (docs.slack.dev/authentication/verifying-requests-from-slack). */
export function signed(body: string, { secret, shiftSeconds = 0 }: Signing) {
  const stamp = String(Math.floor(Date.now() / 1000) + shiftSeconds);
  const digest = createHmac('sha256', secret).update(`v0:${stamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': stamp, 'x-slack-signature': `v0=${digest}` };
}

/** Sends any bytes as Slack would, without the manners of the emulator. @returns the HTTP status */
export async function sendRaw(
  url: string,
  { body, type }: { readonly body: string; readonly type: string },
  headers: Readonly<Record<string, string>>,
): Promise<number> {
  const reply = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': type, ...headers },
    body,
  });
  await reply.arrayBuffer();
  return reply.status;
}

/** A parcel in the form in which Slack sends its kind. */
export function written(kind: Parcel['kind'], body: unknown) {
  if (kind === 'event') return { body: JSON.stringify(body), type: JSON_TYPE };
  if (kind === 'interactive') {
    return {
      body: String(new URLSearchParams({ payload: JSON.stringify(body) })),
      type: FORM_TYPE,
    };
  }
  const fields = Object.entries(body ?? {}).map(([name, value]) => [name, `${value}`] as const);
  return { body: String(new URLSearchParams(Object.fromEntries(fields))), type: FORM_TYPE };
}
