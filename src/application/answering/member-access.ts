import type { PlanRows } from '../deliveries/rows.ts';
import { peekInvitation } from '../invitations/peek-invitation.ts';
import { type RedeemDeps, redeemInvitation } from '../invitations/redeem-invitation.ts';
import { requestFreshLink } from '../invitations/request-fresh-link.ts';
import type { InvitationRows } from '../invitations/rows.ts';
import { type StopRows, stopByLink } from '../invitations/stop-by-link.ts';
import type { AuditRows, Bell, Transactions } from '../ports.ts';
import type { MemberPages } from './member-pages.ts';
import type { ConversationRows } from './rows.ts';
import type { ClosingText } from './situation.ts';

interface AccessDeps extends Omit<RedeemDeps, 'store'> {
  readonly store: Transactions<{
    invitations: InvitationRows;
    conversations: ConversationRows;
    deliveries: PlanRows;
    stops: StopRows;
    audit: AuditRows;
  }>;
  readonly bell: Bell;
  readonly closingText: ClosingText;
}

/** The member pages' way in: links looked at, used up, and asked for anew. All that is not valid looks the same. */
export function memberAccess(
  deps: AccessDeps,
): Pick<MemberPages, 'peek' | 'redeem' | 'leave' | 'askFreshLink' | 'stopByLink'> {
  return {
    peek: async (token, source) => {
      const peeked = await peekInvitation(deps, { token, source });
      if (!peeked.ok || peeked.value.used) return undefined;
      const { member, contactName, meetingTitle, language, timeZone, closesAt } = peeked.value;
      const closesAtText = deps.closingText({ closesAt, timeZone, language });
      return { member, contactName, roundTitle: meetingTitle, language, closesAtText };
    },
    redeem: async (token, source, browser, language) => {
      const from = { platform: 'page', tenant: '', externalId: browser };
      const redeemed = await redeemInvitation(deps, {
        ...{ token, source, from },
        ...(language === undefined ? {} : { language }),
      });
      return redeemed.ok ? { conversation: redeemed.value.conversation } : undefined;
    },
    leave: (from) =>
      deps.store.transaction(({ conversations }) => conversations.revoke(from, deps.clock.now())),
    askFreshLink: (email, source) => requestFreshLink(deps, { email, source }),
    stopByLink: async (code, source, scope) => {
      const stopped = await stopByLink(deps, { code, source, scope });
      return stopped.ok ? 'done' : 'slow-down';
    },
  };
}
