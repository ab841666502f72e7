import type { Chance } from './chance.ts';
import type { Route } from './chat/route.ts';

/** How a member behaves in the demo. Shares are what such consultations see: most of those who answer need a reminder. */
export type Temper =
  | 'at-once' // answers when invited
  | 'reminded' // answers after a reminder
  | 'in-two-goes' // begins when invited, ends after a reminder
  | 'shared' // the focal point begins, a colleague with a link of her own ends
  | 'left-halfway'
  | 'declines'
  | 'late' // answers after closing
  | 'silent';

const SHARES: readonly (readonly [Temper, number])[] = [
  ['at-once', 0.4],
  ['reminded', 0.16],
  ['in-two-goes', 0.08],
  ['shared', 0.1],
  ['left-halfway', 0.06],
  ['declines', 0.05],
  ['late', 0.05],
  ['silent', 0.1],
];

export function castTemper(chance: Chance): Temper {
  let rest = chance.next();
  for (const [temper, share] of SHARES) {
    rest -= share;
    if (rest < 0) return temper;
  }
  return 'silent';
}

/** What the demo knows of a contact: what stands in the imported table. */
export interface CastContact {
  readonly email: string;
  readonly language: string;
}

export interface CastMember {
  readonly name: string;
  readonly region: string;
  readonly temper: Temper;
  /** undefined: it is in no chat. */
  readonly route: Route | undefined;
  readonly chance: Chance;
  readonly contacts: readonly CastContact[];
  letters: number;
  /** Sent or declined. */
  hasEnded: boolean;
}
