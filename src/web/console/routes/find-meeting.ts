import { listMeetings } from '../../../application/meetings/list-meetings.ts';
import type { MeetingRecord } from '../../../application/meetings/rows.ts';
import { HttpFault } from '../../routes/mount.ts';
import type { Visit } from '../visit.ts';

/** The meeting of the address; there is no page for one that nobody has added. */
export async function findMeeting({ parley, actor, request }: Visit): Promise<MeetingRecord> {
  const { meeting: slug } = request.params as { meeting: string };
  const meetings = await listMeetings(parley, actor);
  if (!meetings.ok) throw new HttpFault(403);
  const meeting = meetings.value.find((one) => one.slug === slug);
  if (meeting === undefined) throw new HttpFault(404);
  return meeting;
}
