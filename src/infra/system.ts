import { createHash, randomBytes, randomInt } from 'node:crypto';
import { v7 } from 'uuid';
import type { Clock, Hash, Random } from '../application/ports.ts';

/** The machine's own clock, generator and hash: what use cases may not reach for by themselves. */

export const systemClock: Clock = { now: () => Date.now() };

/** Letters and digits that are told apart when read aloud or by hand: no 0 O 1 I L, no U beside V. */
const SHORT_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const SHORT_LENGTH = 8;
const TOKEN_BYTES = 32;

export const systemRandom: Random = {
  id: () => v7(),
  token: () => randomBytes(TOKEN_BYTES).toString('base64url'),
  shortId: () =>
    Array.from(
      { length: SHORT_LENGTH },
      () => SHORT_ALPHABET[randomInt(SHORT_ALPHABET.length)],
    ).join(''),
};

export const sha256: Hash = (text) => createHash('sha256').update(text).digest();
