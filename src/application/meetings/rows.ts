import type { MeetingId } from '../../domain/ids.ts';
import type { MeetingKind } from '../../domain/vocabulary.ts';

export interface MeetingRecord {
  readonly id: MeetingId;
  readonly slug: string;
  readonly kind: MeetingKind;
  readonly number: number | null;
  readonly title: string;
  readonly startsOn: string; // ISO day
  readonly endsOn: string;
  readonly place: string;
  readonly studyPeriod: string; // "2025-2028"
}

export interface MeetingRows {
  /** False when the slug is taken; nothing is written then. */
  insert(meeting: MeetingRecord): Promise<boolean>;
  find(slug: string): Promise<MeetingRecord | undefined>;
  /** Latest first. */
  list(): Promise<readonly MeetingRecord[]>;
}
