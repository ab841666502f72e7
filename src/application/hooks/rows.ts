import type { HookEvent } from '../../domain/hooks/events.ts';
import type { StaffId } from '../../domain/ids.ts';

/** An address of another system that is told of what happens. */
export interface HookRecord {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly events: readonly HookEvent[];
  readonly meeting: string | null; // slug; null: of all meetings
  readonly createdAt: number; // epoch ms
}

export interface ListedHook extends HookRecord {
  readonly by: string; // whoever added it
  /** Why it is set aside, and since when; null: it stands. */
  readonly aside: { readonly at: number; readonly reason: string } | null;
  /** When something last arrived there, and what has gone wrong since; epoch ms. */
  readonly lastTakenAt: number | null;
  readonly trouble: string | null;
}

/** Who is to be told. */
export interface Listener {
  readonly id: string;
  /** In whose name: whoever added it, else somebody who is still on the staff. */
  readonly teller: StaffId;
}

export interface HookRows {
  /** False when another standing one has the name; nothing is written then. */
  insert(
    hook: Omit<HookRecord, 'meeting'> & {
      readonly meetingId: string | null;
      readonly staffId: StaffId;
    },
  ): Promise<boolean>;
  /** Those that stand, and those that are set aside whose name has not been given anew; by name. */
  list(): Promise<readonly ListedHook[]>;
  /** Ends one, and what waits to be told it; `reason`: it is set aside and goes on being shown. */
  end(id: string, at: number, reason: string | null): Promise<void>;
  /** Sets aside whatever has taken nothing since then (epoch ms) though it was tried; the names. */
  setSilentAside(since: number, at: number): Promise<readonly string[]>;
  /** Those that stand and want to hear of this event, of this meeting. */
  listening(event: HookEvent, meeting: string | null): Promise<readonly Listener[]>;
  findListener(id: string): Promise<Listener | undefined>;
  /** Names of what an audit's subject is: "round:<id>", "meeting:<id>". */
  namesOf(subject: string): Promise<{ readonly meeting?: string; readonly round?: string }>;
}
