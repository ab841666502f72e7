import type { Phrasebook } from '../../conversation/phrasebook.ts';
import type { InvitationId } from '../../domain/ids.ts';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import { createClosingText } from '../deliveries/closing-text.ts';
import type { Links } from '../deliveries/deliver-due.ts';
import type { Actor, AuditRows, Clock, Hash, Random, Transactions } from '../ports.ts';
import type { RoundRows } from '../rounds/rows.ts';
import { note } from '../rounds/store.ts';
import { type LetterTemplate, letterTemplate } from './letter-template.ts';
import type { InvitationRows } from './rows.ts';

/** One line of the mail-merge list. Its link is a secret of its contact: the list is sent, then destroyed. */
export interface MergeRow {
  readonly member: string;
  readonly country: string; // ISO 3166, two letters
  readonly name: string; // with title, as the letter addresses the person
  readonly email: string;
  readonly language: Language;
  readonly closing: string; // written out in that language
  readonly link: string;
}

export interface MailMerge {
  readonly rows: readonly MergeRow[];
  /** For each language that the list needs, a letter with the columns' names as its fields. */
  readonly letters: readonly LetterTemplate[];
  /** Earlier links that no longer open. */
  readonly revoked: number;
}

/**
 * Makes a fresh link for every contact that has not answered, for letters that staff send from their own mail program.
 * Links that were issued before stay valid unless `revokeEarlier` says otherwise.
 */
export async function issueInvitations(
  deps: {
    readonly store: Transactions<{
      rounds: RoundRows;
      invitations: InvitationRows;
      audit: AuditRows;
    }>;
    readonly clock: Clock;
    readonly random: Random;
    readonly hash: Hash;
    readonly phrases: Phrasebook;
    readonly links: Links;
  },
  input: { readonly round: string; readonly revokeEarlier?: boolean },
  actor: Actor,
): Promise<Result<MailMerge, 'not-allowed' | 'round-unknown' | 'round-not-open'>> {
  const refusal = notAllowed(actor, 'invitation.issue');
  if (refusal !== undefined) return refusal;
  const closingText = createClosingText(deps.phrases);
  return deps.store.transaction(async ({ rounds, invitations, audit }) => {
    const round = await rounds.lock(input.round);
    if (round === undefined) return refuse('round-unknown', { round: input.round });
    if (round.state !== 'open' && round.state !== 'paused') {
      return refuse('round-not-open', { round: round.slug, state: round.state });
    }
    const at = deps.clock.now();
    const revoked = input.revokeEarlier === true ? await invitations.revokeUnused(round.id, at) : 0;
    const invitees = await invitations.invitees(round.id);
    const issued = invitees.map((invitee) => ({ invitee, token: deps.random.token() }));
    await invitations.insert(
      issued.map(({ invitee, token }) => ({
        id: deps.random.id() as InvitationId,
        addresseeId: invitee.addresseeId,
        contactId: invitee.contactId,
        tokenHash: deps.hash(token),
        reason: 'staff',
        expiresAt: Math.max(invitee.closesAt, round.lateUntil ?? 0),
      })),
    );
    const details = { issued: issued.length, revoked };
    await note(audit, { at, actor, action: 'invitation.issued', round, details });
    const rows = issued.map(({ invitee, token }): MergeRow => {
      const { member, countryIso2, contactName, contactTitle, email, language } = invitee;
      return {
        member,
        country: countryIso2,
        name: contactTitle === null ? contactName : `${contactTitle} ${contactName}`,
        email,
        language,
        closing: closingText(invitee),
        link: deps.links.invitation(token),
      };
    });
    const needed = LANGUAGES.filter((one) => rows.some(({ language }) => language === one));
    const letters = needed.map((language) =>
      letterTemplate(deps.phrases, { language, meeting: round.meetingTitle }),
    );
    return done({ rows, letters, revoked });
  });
}
