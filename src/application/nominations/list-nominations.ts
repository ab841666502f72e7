import { writtenFrom } from '../../domain/needs/said.ts';
import {
  hasConsent,
  type NominationKind,
  type NominationState,
  reachedAt,
  type Withdrawal,
} from '../../domain/nominations/nomination.ts';
import { type RegionCount, regionCounts } from '../../domain/nominations/region-counts.ts';
import { mayDo } from '../../domain/permissions.ts';
import { done, type Result } from '../../domain/refusal.ts';
import type { MeetingRecord } from '../meetings/rows.ts';
import { atMeeting, type MeetingRefusal } from '../outcomes/at-meeting.ts';
import type { Actor } from '../ports.ts';
import type { NominationDeps } from './at-nominations.ts';
import { type FollowedRow, followAnswers } from './follow-answers.ts';
import type { NominationRow, Nominator } from './rows.ts';

/** A nomination for those who may see members, as the answers make it now. */
export interface ShownNomination
  extends Pick<NominationRow, 'number' | 'entry' | 'reason' | 'decidedBy' | 'decidedAt'> {
  readonly kind: NominationKind;
  readonly state: NominationState;
  readonly withdrawn: Withdrawal | null;
  readonly by: Nominator;
  /** As they were written; null once they were taken back, or the nomination is withdrawn. */
  readonly words: string | null;
  readonly language: string | null;
  readonly direction: 'ltr' | 'rtl' | 'auto';
  /** Whether the person has agreed: the member says so, or it told staff. */
  readonly consent: 'said' | 'recorded' | null;
  readonly agreed: { readonly how: string; readonly on: string } | null;
  readonly email: string | null;
}

export interface NominationList {
  readonly meeting: MeetingRecord;
  /** All that were not withdrawn. */
  readonly nominated: number;
  readonly consented: number;
  readonly invited: number;
  /** Named in answers and not taken yet. */
  readonly untaken: number;
  /** All six. */
  readonly regions: readonly RegionCount[];
  /** Null for whoever may not see members. */
  readonly nominations: readonly ShownNomination[] | null;
}

/** A meeting's nominations. Who named whom is for those who may see members; others see counts, by region where enough hide there. */
export async function listNominations(
  deps: Omit<NominationDeps, 'random'>,
  meeting: string,
  actor: Actor,
): Promise<Result<NominationList, MeetingRefusal>> {
  const order = { slug: meeting, action: 'nomination.list', actor } as const;
  return atMeeting(deps, order, async (act) => {
    const found = await followAnswers(act.rows, act.meeting.id);
    const live = found.rows.filter(({ state }) => state !== 'withdrawn');
    const sees = mayDo(actor, 'need.see-members') && mayDo(actor, 'register.see-people');
    const nominators = live.map(({ by }) => by);
    return done({
      meeting: act.meeting,
      nominated: live.length,
      consented: live.filter(hasConsent).length,
      invited: live.filter(({ state }) => state === 'invited').length,
      untaken: found.fresh.length,
      regions: regionCounts(nominators, sees ? null : found.threshold),
      nominations: sees ? found.rows.map(shown) : null,
    });
  });
}

function shown(row: FollowedRow): ShownNomination {
  const { number, kind, state, withdrawn, by, agreement, named } = row;
  const { entry, reason, decidedBy, decidedAt } = row;
  const heard = state === 'withdrawn' ? null : named;
  const consent = row.said ? 'said' : null;
  return {
    ...{ number, kind, state, withdrawn, by, entry, reason, decidedBy, decidedAt },
    words: heard?.words ?? null,
    language: heard?.language ?? null,
    direction: heard === null ? 'auto' : writtenFrom(heard.language),
    consent: agreement === null ? consent : 'recorded',
    agreed: agreement && { how: agreement.how, on: agreement.on },
    email: reachedAt(row, heard?.contact ?? null),
  };
}
