import { z } from 'zod';

/** What must be true of a token before its signature is looked at. */
export interface Expected {
  readonly appId: string;
  readonly channel: string;
  /** The activity's. */
  readonly serviceUrl: string;
  readonly at: number; // epoch ms
}

const TOLERANCE_MS = 5 * 60_000;

const header = z.object({ alg: z.literal('RS256'), kid: z.string().min(1).max(200) });
const claims = z.object({
  iss: z.string(),
  aud: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
  serviceurl: z.string(),
});

/**
 * Whether a token claims to be Teams' for us, for this activity, now. Its signature is looked at only then, by Microsoft's package; which
 * alone also lets in: tokens that Entra gave to our own app for anything whatever (its "emulator"), tokens of other bots
 * (its "skills"), and activities without an address. None of them is Teams.
 */
export function claimsToBeTeams(authorization: string, expected: Expected): boolean {
  const [scheme, token = '', ...more] = authorization.split(' ');
  if (scheme !== 'Bearer' || more.length > 0) return false;
  const [head, body, signature, ...rest] = token.split('.');
  if (!signature || rest.length > 0) return false;
  const said = claims.safeParse(decoded(body)).data;
  if (!header.safeParse(decoded(head)).success || said === undefined) return false;
  const { appId, channel, serviceUrl, at } = expected;
  const isCurrent =
    said.exp * 1000 + TOLERANCE_MS > at && (said.nbf ?? 0) * 1000 - TOLERANCE_MS < at;
  const isOurs = said.iss === channel && said.aud === appId && said.serviceurl === serviceUrl;
  return isCurrent && isOurs;
}

function decoded(part = ''): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
