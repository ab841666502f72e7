import { z } from 'zod';
import type { MeetingId } from '../../domain/ids.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { MEETING_KINDS } from '../../domain/vocabulary.ts';
import { notAllowed } from '../allowed.ts';
import { checked } from '../checked.ts';
import { isoDay, slug } from '../fields.ts';
import type { Actor, AuditRows, Clock, Random, Transactions } from '../ports.ts';
import type { MeetingRecord, MeetingRows } from './rows.ts';

const meetingInput = z
  .object({
    slug,
    kind: z.enum(MEETING_KINDS),
    number: z.int().positive().max(9999, 'use at most 9999').nullable().default(null),
    title: z.string().trim().min(1, 'give the meeting a title').max(300),
    startsOn: isoDay,
    endsOn: isoDay,
    place: z.string().trim().min(1, 'say where it takes place').max(200),
    studyPeriod: z.string().regex(/^\d{4}-\d{4}$/, 'write it like 2025-2028'),
  })
  .refine((meeting) => meeting.startsOn <= meeting.endsOn, {
    path: ['endsOn'],
    message: 'the last day cannot lie before the first',
  });

export type MeetingInput = z.input<typeof meetingInput>;

/** Records a meeting (Res. 68, resolves 1). Its slug is its name for ever; a taken one is refused. */
export async function addMeeting(
  deps: {
    readonly store: Transactions<{ meetings: MeetingRows; audit: AuditRows }>;
    readonly clock: Clock;
    readonly random: Random;
  },
  input: MeetingInput,
  actor: Actor,
): Promise<Result<MeetingRecord, 'not-allowed' | 'bad-input' | 'slug-taken'>> {
  const refusal = notAllowed(actor, 'meeting.add');
  if (refusal !== undefined) return refusal;
  const fields = checked(meetingInput, input);
  if (!fields.ok) return fields;
  const meeting: MeetingRecord = { id: deps.random.id() as MeetingId, ...fields.value };
  return deps.store.transaction(async ({ meetings, audit }) => {
    if (!(await meetings.insert(meeting))) return refuse('slug-taken', { slug: meeting.slug });
    await audit.append({
      at: deps.clock.now(),
      actor,
      action: 'meeting.added',
      subject: `meeting:${meeting.id}`,
      details: meeting,
    });
    return done(meeting);
  });
}
