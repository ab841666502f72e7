import type { Phrasebook } from '../../conversation/phrasebook.ts';
import type { Address, Person, PersonQuery, PlatformName } from '../../platform/adapter.ts';
import type { Desk } from '../../platform/shown.ts';
import type { TurnDeps } from '../answering/take-turn.ts';
import type { ComingStore } from '../coming/at-entry.ts';
import type { DeskOfStaff } from '../desk/create-desk.ts';
import type { GuessLimiter } from '../guess-limiter.ts';
import type { LinkingStore } from '../linking/link-account.ts';
import type { Hash, Transactions } from '../ports.ts';
import type { ReachStore } from '../reach/whose.ts';
import type { SubscriptionRows } from '../subscriptions/rows.ts';
import type { ChatRows } from './rows.ts';

/** What taking a chat's events stands on. */
export interface ChatDeps extends TurnDeps {
  readonly store: Transactions<
    LinkingStore &
      ReachStore &
      ComingStore & { readonly chats: ChatRows; readonly subscriptions: SubscriptionRows }
  >;
  readonly hash: Hash;
  readonly limiter: GuessLimiter;
  readonly phrases: Phrasebook;
  readonly desk: DeskOfStaff;
  readonly platforms: ChatPlatforms;
  /** Something beside the promises went wrong: a page that could not be shown, a profile that could not be read. */
  readonly trouble: (what: string, error: unknown) => void;
}

/** The chats of this process, by their names. */
export interface ChatPlatforms {
  findPerson(platform: PlatformName, who: PersonQuery): Promise<Person | undefined>;
  showDesk(to: Address, desk: Desk): Promise<void>;
}
