import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { exportJWK, type JWK, SignJWT } from 'jose';

interface Pair {
  readonly kid: string;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

const pair = (kid: string): Pair => ({
  kid,
  ...generateKeyPairSync('rsa', { modulusLength: 2048 }),
});

/**
 * The key that Teams signs with. It is the same for every emulator of a process: botbuilder keeps the keys of an address for a day,
 * and a port may be used again.
 */
const teams = pair('the-key-of-teams');
/** Somebody's else; the metadata does not list it. */
const stranger = pair('the-key-of-a-stranger');

type PublishedKey = JWK & { readonly endorsements: readonly string[] };

/** https://login.botframework.com/v1/.well-known/keys has such keys, each with the channels that may use it. */
export async function publishedKeys(endorsements: readonly string[]): Promise<PublishedKey[]> {
  const jwk = await exportJWK(teams.publicKey);
  return [{ ...jwk, use: 'sig', kid: teams.kid, x5t: teams.kid, endorsements: [...endorsements] }];
}

/** What is wrong about the signature. */
export type Forgery = 'unknown key' | 'wrong signature';

/** A signed token. A forged one is signed by a stranger, under its own key's name or under Teams'. */
export function signed(
  claims: Readonly<Record<string, unknown>>,
  forgery?: Forgery,
): Promise<string> {
  const kid = forgery === 'unknown key' ? stranger.kid : teams.kid;
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'RS256', kid, x5t: kid, typ: 'JWT' })
    .sign(forgery ? stranger.privateKey : teams.privateKey);
}
