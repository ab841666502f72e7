import type { AccountId } from '../../domain/ids.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import type { Address } from '../../platform/adapter.ts';
import type { InvitationRows } from '../invitations/rows.ts';
import type { AuditRows, Transactions } from '../ports.ts';
import type { StaffRows } from '../staff/rows.ts';
import type { ChatPlatform } from './chats.ts';
import { type LeaveDeps, leaveAccount, UNLINKED } from './leave.ts';
import { type MintDeps, type MintedCode, mintContactCode } from './mint-code.ts';
import type { LinkedAccount, LinkingRows, OfferRows } from './rows.ts';

/** What a member page shows of a contact's chat accounts. */
export interface ShownAccounts {
  readonly chats: readonly ChatPlatform[];
  readonly accounts: readonly LinkedAccount[];
}

/** What the member pages ask of the application about chat accounts. Rights come from the account alone. */
export interface LinkingPages {
  /** The chat platforms of this deployment. */
  readonly chats: readonly ChatPlatform[];
  show(from: Address): Promise<ShownAccounts>;
  /** A code to be typed there. */
  mint(from: Address): Promise<Result<MintedCode, 'not-yours'>>;
  /** Ends one of the contact's accounts; twice changes nothing. */
  unlink(from: Address, account: AccountId): Promise<Result<undefined, 'not-yours'>>;
}

interface PagesDeps extends Omit<MintDeps, 'store'> {
  readonly store: Transactions<{
    linking: LinkingRows;
    offers: OfferRows;
    invitations: InvitationRows;
    staff: StaffRows;
    audit: AuditRows;
  }>;
  readonly chats: readonly ChatPlatform[];
}

export function linkingPages(deps: PagesDeps & LeaveDeps): LinkingPages {
  const { chats, store, clock } = deps;
  const accountsOf = (from: Address) =>
    store.transaction(async ({ linking, invitations }) => {
      const now = clock.now();
      const contact = await invitations.contactOf(from, now);
      return contact === undefined ? undefined : linking.accounts(contact, now);
    });
  return {
    chats,
    show: async (from) => ({ chats, accounts: (await accountsOf(from)) ?? [] }),
    mint: (from) => mintContactCode(deps, from),
    unlink: async (from, id) => {
      const accounts = await accountsOf(from);
      if (accounts === undefined) return refuse('not-yours');
      const account = accounts.find((one) => one.id === id);
      if (account !== undefined) await leaveAccount(deps, account, UNLINKED);
      return done(undefined);
    },
  };
}
