import { afterAll, beforeAll } from 'vitest';
import { addMeeting } from '../../../src/application/meetings/add-meeting.ts';
import type { Actor } from '../../../src/application/ports.ts';
import { addStaff } from '../../../src/application/staff/add-staff.ts';
import type { StaffId } from '../../../src/domain/ids.ts';
import { useDatabase } from '../../support/database.ts';
import {
  ADMINISTRATOR,
  must,
  openParley,
  settableClock,
  type TestParley,
} from '../../support/parley.ts';

export const MEETING = 'cto-2027';

export interface MeetingWorld {
  readonly parley: TestParley;
  readonly databaseUrl: string;
  readonly clock: ReturnType<typeof settableClock>;
  /** The id of N1 to N4; N4 went into N1. */
  need(number: number): string;
}

/** A meeting with needs, one minute before its first day begins in Geneva. Call it where tests are declared. */
export function useMeeting(): MeetingWorld {
  const database = useDatabase();
  const clock = settableClock('2027-05-17T21:59:00Z');
  const needs = new Map<number, string>();
  let parley: TestParley | undefined;
  const opened = (): TestParley => {
    if (parley === undefined) throw new Error('the meeting exists only inside hooks and tests');
    return parley;
  };
  const need = (number: number): string => needs.get(number) ?? '';
  beforeAll(async () => {
    parley = openParley(database.url, clock);
    const id = await addTheMeeting(parley);
    for (const number of [1, 2, 3, 4]) {
      needs.set(number, parley.random.id());
      const row = { id: need(number), meetingId: id, number, title: `Need ${number}` };
      await parley.prisma.need.create({ data: { ...row, createdAt: new Date(clock.now()) } });
    }
    await parley.prisma.need.update({ where: { id: need(4) }, data: { mergedInto: need(1) } });
  });
  afterAll(() => parley?.close());
  return {
    ...{ clock, need },
    get parley() {
      return opened();
    },
    get databaseUrl() {
      return database.url;
    },
  };
}

async function addTheMeeting(parley: TestParley): Promise<string> {
  const officer = { email: 'o@itu.example', name: 'O', role: 'officer' } as const;
  must(await addStaff(parley, officer, ADMINISTRATOR));
  const meeting = {
    ...{ slug: MEETING, kind: 'cto' as const, number: 9, title: 'Ninth', place: 'Geneva' },
    ...{ startsOn: '2027-05-18', endsOn: '2027-05-18', studyPeriod: '2025-2028' },
  } as const;
  return must(await addMeeting(parley, meeting, ADMINISTRATOR)).id;
}

/** Somebody of staff with this role. */
export function as(role: 'viewer' | 'officer' | 'approver'): Actor {
  return { kind: 'staff', id: '01930000-0000-7000-8000-000000000009' as StaffId, role, name: role };
}

/** What a refusal says, or that it was done. */
export function codeOf(result: { readonly ok: boolean; readonly code?: string }) {
  return result.ok ? 'done' : result.code;
}
