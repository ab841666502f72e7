import type { PhraseParams } from '../../conversation/phrasebook.ts';
import type { Address } from '../../platform/adapter.ts';
import type { Parley } from '../parley.ts';
import type { StaffActor } from '../staff/sessions.ts';

/** What the desk stands on: the use cases' own ports, and words. */
export interface DeskDeps
  extends Pick<Parley, 'store' | 'clock' | 'random' | 'hash' | 'bell' | 'refusalWords'> {
  /** By name, in English: the desk's own, and the console's for what both say. */
  readonly words: (name: string, params?: PhraseParams) => string;
}

/** One member of staff asking in a chat. */
export interface Asked {
  /** Verified: whom staff linked this account to. */
  readonly actor: StaffActor;
  /** The account that asks: private replies and documents go there. */
  readonly from: Address;
  /** The channel where it was said; absent: in private. */
  readonly place?: Address;
}
