import type { TeamsEmulator } from '../emulators/teams/emulator.ts';
import { type Forgery, signed } from '../emulators/teams/keys.ts';

/** What the endpoint gave back. */
export interface Reply {
  readonly status: number;
  readonly text: string;
}

/** The header by which Teams signs an activity with this address, or what somebody makes of it. */
export async function authorization(
  { app }: TeamsEmulator,
  serviceUrl: unknown,
  claims: Readonly<Record<string, unknown>> = {},
  forgery?: Forgery,
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const right = { serviceurl: serviceUrl, nbf: now - 60, exp: now + 3_600, aud: app.id };
  const iss = 'https://api.botframework.com';
  return `Bearer ${await signed({ ...right, iss, ...claims }, forgery)}`;
}

/** Sends any bytes to the endpoint, without the manners of the emulator. */
export async function sendRaw(
  url: string,
  body: string,
  header: string | undefined,
): Promise<Reply> {
  const reply = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(header === undefined ? {} : { authorization: header }),
    },
    body,
  });
  return { status: reply.status, text: await reply.text() };
}
