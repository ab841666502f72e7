import { ENDINGS, type Ending, FOLLOW_UP_STATUSES, type FollowUpStatus } from '../vocabulary.ts';
import type { MeetingIndicators, NeedCounts } from './content.ts';

export function countNeeds(endings: readonly (Ending | null)[]): NeedCounts {
  const of = (ending: Ending | null) => endings.filter((one) => one === ending).length;
  const counted = Object.fromEntries(ENDINGS.map((ending) => [ending, of(ending)]));
  return { ...counted, open: of(null) } as NeedCounts;
}

export function countStatuses(
  statuses: readonly (FollowUpStatus | null)[],
): MeetingIndicators['conclusions'] {
  const of = (status: FollowUpStatus | null) => statuses.filter((one) => one === status).length;
  const counted = Object.fromEntries(FOLLOW_UP_STATUSES.map((status) => [status, of(status)]));
  return { ...counted, none: of(null) } as MeetingIndicators['conclusions'];
}
