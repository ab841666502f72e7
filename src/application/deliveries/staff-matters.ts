import type { Letter } from '../../platform/adapter.ts';
import type { DueToStaff } from './outbox.ts';

/** What staff are told or given: a daily digest, a document. */
export interface StaffMatters {
  /** The letter as things stand now; undefined when there is nothing to tell. */
  letter(due: DueToStaff, now: number): Promise<Letter | undefined>;
}
