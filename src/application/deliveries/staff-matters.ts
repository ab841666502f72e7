import type { Letter } from '../../platform/adapter.ts';
import type { DueToStaff } from './outbox.ts';

export type StaffWay = 'mail' | 'chat';

/** What staff are told or given: a daily digest, a document. */
export interface StaffMatters {
  /**
   * The letter as things stand now; undefined when there is nothing to tell. `by`: where it goes; what was meant for a chat goes
   * by mail only when the chat refused it, which the letter then says.
   */
  letter(due: DueToStaff, now: number, by: StaffWay): Promise<Letter | undefined>;
}
