import type { MeetingRecord } from '../../../application/meetings/rows.ts';
import { SEAT_GROUPS } from '../../../domain/register/words.ts';
import { type Html, html } from '../../html.ts';
import type { Step } from '../layout.ts';
import { type ConsoleWord, say } from '../words.ts';

/** Pages of a meeting, in the order of the work; the first is the meeting's own. */
const PAGES = [
  ['', 'meetingOverview'],
  ['needs', 'needs'],
  ['agenda', 'day'],
  ['nominations', 'nominations'],
  ['register', 'register'],
  ['papers', 'papers'],
] as const satisfies readonly (readonly [page: string, word: ConsoleWord])[];
export type MeetingPage = (typeof PAGES)[number][0];

export function pageOf(meeting: string, page: MeetingPage, rest = ''): string {
  return `/console/meetings/${meeting}${page === '' ? '' : `/${page}`}${rest}`;
}

/** The pages of a meeting beside one another; seats belong to its group, and are the last. */
export function meetingNav({ slug, kind }: MeetingRecord, here: MeetingPage): Html {
  const link = (path: string, name: string, isHere: boolean) =>
    html`<a href="${path}"${isHere && html` aria-current="page"`}>${name}</a>`;
  const group = SEAT_GROUPS.find((one) => one === kind);
  return html`<nav class="tabs" aria-label="${say('meetingPages')}">${PAGES.map(([page, word]) => link(pageOf(slug, page), say(word), page === here))}${group !== undefined && link(`/console/seats/${group}`, say('seats'), false)}</nav>`;
}

/** The way to a page below the meeting's own. */
export function meetingTrail(
  { title, slug }: MeetingRecord,
  ...more: readonly Step[]
): readonly Step[] {
  return [[say('rounds'), '/console'], [title, pageOf(slug, '')], ...more];
}
