import { dayText } from '../../../application/geneva-words.ts';
import type { MeetingRecord } from '../../../application/meetings/rows.ts';
import type { MissingThing } from '../../../application/meetings/show-meeting.ts';
import type { Deadline, MeetingStanding } from '../../../domain/meetings/standing.ts';
import { SEAT_GROUPS } from '../../../domain/register/words.ts';
import { LOCALE, meetingKindName, say } from '../words.ts';
import { pageOf } from './meeting-nav.ts';
import { seatsPath } from './register-words.ts';
import { roundPath } from './round-words.ts';

export function standingName(standing: MeetingStanding): string {
  return say(`standing.${standing}`);
}

/** "CTO meeting 18". */
export function numberedKind({ kind, number }: MeetingRecord): string {
  const name = meetingKindName(kind);
  return number === null ? name : say('meetingNumbered', { kind: name, number });
}

const span = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'long', timeZone: 'UTC' });

/** "26 November 2026", or "26–28 November 2026". */
export function meetingDays({ startsOn, endsOn }: MeetingRecord): string {
  const [first, last] = [startsOn, endsOn].map((day) => new Date(`${day}T00:00:00Z`));
  return span.formatRange(first ?? 0, last ?? 0);
}

/** "cto-2027-needs closes on 15 April 2027 · 12 days left". */
export function deadlineText({ what, round, on, days }: Deadline): string {
  const told = say(`deadline.${what}`, { round: round ?? '', day: dayText(on) });
  return `${told} · ${say('inDays', { days })}`;
}

/** Where what is missing can be mended; undefined where only people can, outside Parley. */
export function mendedAt(
  { slug, kind }: MeetingRecord,
  { code, params }: MissingThing,
): string | undefined {
  const round = { slug: String(params['round'] ?? '') };
  const group = SEAT_GROUPS.find((one) => one === kind);
  switch (code) {
    case 'no-round':
    case 'sector-members-not-asked':
      return `/console/new-round?meeting=${slug}`;
    case 'not-before':
    case 'still-open':
      return roundPath(round);
    case 'agenda-not-built':
      return roundPath(round, '/agenda');
    case 'needs-not-taken':
      return pageOf(slug, 'needs');
    case 'digest-not-made':
    case 'communique-not-published':
    case 'communique-approved-only':
    case 'follow-up-report-not-made':
    case 'assembly-report-not-made':
      return pageOf(slug, 'papers');
    case 'needs-without-item':
      return pageOf(slug, 'agenda');
    case 'industry-not-recorded':
    case 'attendance-not-recorded':
    case 'regions-without-attendance':
      return pageOf(slug, 'register');
    case 'seats-not-recorded':
    case 'seats-lapsed':
      return group === undefined ? undefined : seatsPath(group);
    default:
      return undefined;
  }
}
