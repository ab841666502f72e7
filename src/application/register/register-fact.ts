import type { RegisterFact } from '../../domain/outcomes/trace-facts.ts';
import { cameIn } from '../../domain/register/balance.ts';
import type { MeetingRecord } from '../meetings/rows.ts';
import type { CategoryRows } from './developing.ts';
import type { EntryRecord, RegisterRows } from './rows.ts';
import { figuresOf } from './show-register.ts';

/** What a trace tells of a meeting's register: counts, and nobody's name. */
export async function registerFact(
  rows: {
    readonly register: Pick<RegisterRows, 'seats' | 'held' | 'entries'>;
    readonly members: CategoryRows;
  },
  meeting: MeetingRecord,
  today: string,
): Promise<RegisterFact> {
  const entries = await rows.register.entries(meeting.id);
  const { balance, continuity, lapsed } = await figuresOf(rows, meeting, entries, today);
  const local = entries.filter(({ seat, developing }) => seat === null && developing);
  return {
    ...{ seats: balance.all.seats, lapsed: lapsed.length, attended: balance.all.attended },
    ...{ localInvited: local.length, localCame: local.filter(came).length },
    regions: balance.regions.filter(({ attended }) => attended > 0).map(({ region }) => region),
    regionsMissing: balance.gaps.noAttendance,
    continuity,
  };
}

function came({ attendances: [newest] }: EntryRecord): boolean {
  return cameIn(newest?.presence ?? null);
}
