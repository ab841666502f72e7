import { randomBytes, randomUUID } from 'node:crypto';

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';

/** An id as Slack forms one: a letter for its kind, ten letters and digits. */
export function slackId(kind: string): string {
  return kind + [...randomBytes(10)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
}

/** Random text for tokens and tickets. */
export const secret = (bytes = 12): string => randomBytes(bytes).toString('hex');

export const uuid = (): string => randomUUID();

/** Times of messages, `1503435956.000247`: each later than the one before, which is what makes them ids. */
export class Timestamps {
  #last = 0;

  next(now: number): string {
    this.#last = Math.max(this.#last + 1, Math.floor(now) * 1000);
    return `${Math.floor(this.#last / 1_000_000)}.${String(this.#last % 1_000_000).padStart(6, '0')}`;
  }
}
