import type {
  MissingThing,
  RoundAtGlance,
  ShownMeeting,
} from '../../application/meetings/show-meeting.ts';
import type { Deadline, MeetingStanding } from '../../domain/meetings/standing.ts';
import { table } from '../output.ts';

const STANDINGS: Readonly<Record<MeetingStanding, string>> = {
  planned: 'planned',
  preparing: 'a round is prepared',
  asking: 'members are asked',
  asked: 'members were asked',
  'under-way': 'under way',
  over: 'over',
};

export function standingText(standing: MeetingStanding): string {
  return STANDINGS[standing];
}

const DEADLINES: Readonly<Record<Deadline['what'], string>> = {
  'round-opens': 'opens',
  'round-closes': 'closes',
  'meeting-begins': 'meeting begins',
  'meeting-ends': 'meeting ends',
};

/** "2027-04-15 cto-2027-needs closes, 12 days left"; "–" where nothing is to come. */
export function deadlineText(next: Deadline | null): string {
  if (next === null) return '–';
  const { what, round, on, days } = next;
  return `${on} ${round === null ? '' : `${round} `}${DEADLINES[what]}, ${leftText(days)}`;
}

function leftText(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? '1 day left' : `${days} days left`;
}

/** A meeting in one look; each part with the command that shows more. */
export function meetingLines(
  shown: Omit<ShownMeeting, 'missing'> & {
    readonly missing: readonly (MissingThing & { readonly words: string })[];
  },
): string[] {
  const { meeting, standing, next, asOf, needs, items, conclusions, papers, missing } = shown;
  const { slug, title, kind, startsOn, endsOn, place } = meeting;
  const number = meeting.number === null ? '' : ` ${meeting.number}`;
  return [
    `${title} (${kind}${number}), ${startsOn} to ${endsOn}, ${place}`,
    `As of ${asOf}: ${standingText(standing)}. Next: ${deadlineText(next)}.`,
    '',
    ...roundLines(shown.rounds),
    '',
    `Needs: ${needs.all}; ${needs.untitled} without a title, ${needs.inItems} in items, ${needs.ended} ended.  (need list ${slug})`,
    `Items of the day: ${items.accepted} accepted, ${items.proposed} proposed, ${items.dropped} dropped; conclusions: ${conclusions}.  (agenda items ${slug})`,
    ...registerText(shown),
    papers.length === 0
      ? 'Papers: none yet.'
      : `Papers: ${papers.map((one) => `${one.kind} ${one.number} ${one.state}`).join(', ')}.`,
    '',
    ...(missing.length === 0
      ? ['Nothing is missing that the trace looks for.']
      : [`Missing so far, by the clauses of the resolution:  (report trace ${slug})`]),
    ...missing.map(({ words, clauses }) => `  ✗ ${words} (${clauses.join(', ')})`),
  ];
}

function roundLines(rounds: readonly RoundAtGlance[]): string[] {
  if (rounds.length === 0) return ['No round yet.'];
  return table(
    ['Round', 'State', 'Opens', 'Closes', 'Left', 'Asked', 'Answered', 'Declined'],
    rounds.map(({ slug, state, opensAt, closesOn, daysLeft, asked, answered, declined }) => [
      ...[slug, state, opensAt === null ? '' : new Date(opensAt).toISOString().slice(0, 16)],
      ...[closesOn, daysLeft === null ? '' : daysLeft < 0 ? 'over' : leftText(daysLeft)],
      ...[asked, answered, declined].map(String),
    ]),
  );
}

function registerText({ meeting, register }: Pick<ShownMeeting, 'meeting' | 'register'>): string[] {
  const { seats, invited, accepted, attended, gaps } = register;
  const { noSeat, noAttendance } = gaps;
  const came = noAttendance === null ? 'attendance not on record' : `${attended} attended`;
  return [
    `Register: ${seats} seats, ${invited} invited, ${accepted} accepted, ${came}.  (register show ${meeting.slug})`,
    ...(noSeat.length > 0 && seats > 0 ? [`  Without a seat: ${noSeat.join(', ')}.`] : []),
    ...(noAttendance !== null && noAttendance.length > 0
      ? [`  Nobody attended from: ${noAttendance.join(', ')}.`]
      : []),
  ];
}
