import type { MeetingId, StaffId } from '../../domain/ids.ts';
import type { PaperConclusion, PaperContent } from '../../domain/papers/content.ts';
import type { Category, PaperKind, PaperState, Region } from '../../domain/vocabulary.ts';
import type { MeetingRecord } from '../meetings/rows.ts';

/** One paper: what is told of it in a list. */
export interface PaperHead {
  readonly kind: PaperKind;
  readonly scope: string; // the meeting's slug, or the study period
  readonly number: number;
  readonly state: PaperState;
  readonly sha256: string;
  readonly draftedAt: number; // epoch ms
  readonly approvedAt: number | null;
  readonly publishedOn: string | null; // ISO day
  readonly url: string | null;
  readonly document: string | null; // as TSB gave it
}

export interface PaperRecord extends PaperHead {
  readonly id: string;
  readonly content: PaperContent;
}

export type PaperKey = Pick<PaperHead, 'kind' | 'scope'>;

export interface PaperStatement {
  readonly need: number;
  readonly answer: string;
  /** The answer still says so: it was not taken back or corrected. */
  readonly stands: boolean;
  readonly round: string; // slug
  readonly region: Region;
  readonly categories: readonly Category[];
}

export interface PaperRows {
  /** Two acts on papers of one kind and scope come one after the other. */
  lock(key: PaperKey): Promise<void>;
  /** The newest, or the one with that number. */
  find(key: PaperKey, number?: number): Promise<PaperRecord | undefined>;
  /** The newest that is approved or published. */
  findApproved(key: PaperKey): Promise<PaperRecord | undefined>;
  list(): Promise<readonly PaperHead[]>;
  /** Whose words stand behind each of a meeting's needs; what went into another need stands behind that one. */
  statements(meeting: MeetingId): Promise<readonly PaperStatement[]>;
  insert(
    paper: Omit<PaperRecord, 'approvedAt' | 'publishedOn' | 'url' | 'document'> & {
      readonly draftedBy: StaffId | null;
    },
  ): Promise<void>;
  /** A draft takes what is true now. */
  redraft(id: string, now: Pick<PaperRecord, 'content' | 'sha256' | 'draftedAt'>): Promise<void>;
  advance(
    id: string,
    to: { readonly state: PaperState } & Partial<
      Pick<PaperRecord, 'approvedAt' | 'publishedOn' | 'url' | 'document'>
    > & { readonly approvedBy?: StaffId | null },
  ): Promise<void>;
  /** The meetings of a study period that have begun by that day, in their order. */
  meetings(studyPeriod: string, today: string): Promise<readonly MeetingRecord[]>;
  /** Whoever was asked before a meeting, and replied, by region; of all its rounds. */
  participation(
    meeting: MeetingRecord['id'],
  ): Promise<
    readonly { readonly region: Region; readonly addressed: number; readonly submitted: number }[]
  >;
  /** The wordings of a meeting's conclusions in other languages, by number. */
  texts(meeting: MeetingRecord['id']): Promise<ReadonlyMap<number, PaperConclusion['texts']>>;
}
