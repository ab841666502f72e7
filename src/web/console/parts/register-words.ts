import { dayText } from '../../../application/geneva-words.ts';
import type {
  AttendanceRecord,
  EntryRecord,
  RsvpRecord,
  SeatAuthority,
} from '../../../application/register/rows.ts';
import type { LapsedSeat } from '../../../application/register/show-register.ts';
import type { SeatGroup } from '../../../domain/register/words.ts';
import type { Region } from '../../../domain/vocabulary.ts';
import { type Html, html } from '../../html.ts';
import { allOf, say } from '../words.ts';
import { pageOf } from './meeting-nav.ts';

export function entryPath(meeting: string, number: number, rest = ''): string {
  return pageOf(meeting, 'register', `/R${number}${rest}`);
}

export function seatsPath(group: SeatGroup, rest = ''): string {
  return `/console/seats/${group}${rest}`;
}

/** References may have a slash in them. */
export function seatPath(group: SeatGroup, reference: string, rest = ''): string {
  return seatsPath(group, `/${encodeURIComponent(reference)}${rest}`);
}

/** "comes, remotely"; with the alternate's name for whoever may see it. */
export function rsvpText(said: RsvpRecord | undefined): Html {
  if (said === undefined) return html`<span class="none">${say('rsvp.none')}</span>`;
  const { answer, mode, name } = said;
  const parts = [say(`rsvp.${answer}`), ...(mode === null ? [] : [say(`mode.${mode}`)])];
  return html`${parts.join(', ')}${name !== null && html`: <bdi>${name}</bdi>`}`;
}

/** "in person, as holder"; with the contact's name for whoever may see it. */
export function attendanceText(was: AttendanceRecord | undefined): Html {
  if (was === undefined) return html`<span class="none">${say('presence.none')}</span>`;
  const { presence, cameAs, name } = was;
  const told = say(`presence.${presence}`);
  const as =
    cameAs === null ? told : say('registerCame', { presence: told, cameAs: say(`part.${cameAs}`) });
  return html`${as}${name !== null && html`: <bdi>${name}</bdi>`}`;
}

export function regionNames(regions: readonly Region[]): string {
  return allOf(regions.map((one) => say(`region.${one}`)));
}

/** "1 January 2026 to 31 May 2026". */
export function daysText({ from, until }: Pick<SeatAuthority, 'from' | 'until'>): string {
  return until === null
    ? say('seatFrom', { from: dayText(from) })
    : say('seatUntil', { from: dayText(from), until: dayText(until) });
}

export function lapsedList(group: SeatGroup, lapsed: readonly LapsedSeat[]): Html {
  if (lapsed.length === 0) return html`<p>${say('lapsedNone')}</p>`;
  return html`<p class="hint">${say('lapsedText')}</p><ul class="plain">${lapsed.map(
    ({ reference, name, why }) =>
      html`<li><b><a href="${seatPath(group, reference)}"><bdi>${name}</bdi></a></b><span>${say(`lapsed.${why}`)}</span></li>`,
  )}</ul>`;
}

export function kindText({ kind, seat }: Pick<EntryRecord, 'kind' | 'seat'>): string {
  const name = say(`entityKind.${kind}`);
  return seat === null && kind !== 'guest' ? `${name} (${say('registerGuest')})` : name;
}
