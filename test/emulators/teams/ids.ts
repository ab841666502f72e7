import { randomBytes, randomUUID } from 'node:crypto';

export const guid = (): string => randomUUID();

/** Random text for tokens and for the ids of accounts. */
export const secret = (bytes = 24): string => randomBytes(bytes).toString('base64url');

/** Ids of messages as Teams forms them: milliseconds, each later than the one before. */
export class ActivityIds {
  #last = 0;

  next(now: number): string {
    this.#last = Math.max(Math.floor(now), this.#last + 1);
    return String(this.#last);
  }
}

/** An account's id, which is another one for each bot. */
export const accountId = (): string => `29:1${secret(40)}`;

export const directId = (): string => `a:1${secret(60)}`;

export const threadId = (kind: 'tacv2' | 'v2'): string =>
  `19:${randomBytes(16).toString('hex')}@thread.${kind}`;
