import type { MeetingIndicators, MembershipIndicators } from '../../../domain/papers/content.ts';
import type { Block } from '../blocks.ts';
import type { PaperReader } from './paper-reader.ts';

/** Whether any of these meetings has a register. */
export function isRecorded(meetings: readonly MeetingIndicators[]): boolean {
  return meetings.some(({ register }) => register != null);
}

/** Six regions, also where nobody came (Res. 68, resolves 3), and how many came again (resolves 4). */
export function membership(meetings: readonly MeetingIndicators[], reader: PaperReader): Block[] {
  return meetings.flatMap(({ meeting, register }): Block[] =>
    register == null
      ? []
      : [table(meeting.title, register, reader), { kind: 'list', items: lines(register, reader) }],
  );
}

type Counts = MembershipIndicators['all'];

function table(caption: string, register: MembershipIndicators, reader: PaperReader): Block {
  const { tell, number, group } = reader;
  const cells = ({ seats, invited, accepted, attended }: Counts): string[] =>
    [seats, invited, accepted, attended].map(number);
  const heads = ['columnSeats', 'columnInvited', 'columnAccepted', 'columnAttended'] as const;
  return {
    kind: 'table',
    caption,
    columns: [
      { label: tell('columnRegion'), numeric: false },
      ...heads.map((key) => ({ label: tell(key), numeric: true })),
    ],
    rows: [
      ...register.regions.map(({ region, ...counts }) => [group(region), ...cells(counts)]),
      [group('developing'), ...cells(register.developing)],
      [group('all'), ...cells(register.all)],
    ],
  };
}

function lines({ absent, continuity, lapsed }: MembershipIndicators, reader: PaperReader) {
  const { tell, group, language } = reader;
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  return [
    continuity === null ? tell('continuityNone') : tell('continuityLine', { ...continuity }),
    ...(absent === null || absent.length === 0
      ? []
      : [tell('absentRegions', { regions: list.format(absent.map(group)) })]),
    ...(lapsed === 0 ? [] : [tell('lapsedSeats', { count: lapsed })]),
  ];
}
