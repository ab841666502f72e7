import type { EntryRecord } from '../../../application/register/rows.ts';
import type { MeetingRegister } from '../../../application/register/show-register.ts';
import type { StaffActor } from '../../../application/staff/sessions.ts';
import { mayDo } from '../../../domain/permissions.ts';
import { SEAT_GROUPS } from '../../../domain/register/words.ts';
import { type Html, html } from '../../html.ts';
import { layout } from '../layout.ts';
import { balancePart } from '../parts/balance.ts';
import { meetingNav, meetingTrail, pageOf } from '../parts/meeting-nav.ts';
import { meetingDays } from '../parts/meeting-words.ts';
import {
  attendanceText,
  entryPath,
  lapsedList,
  rsvpText,
  seatsPath,
} from '../parts/register-words.ts';
import { say } from '../words.ts';

export interface RegisterModel {
  readonly actor: StaffActor;
  readonly register: MeetingRegister;
  readonly done?: Html | undefined;
}

/** A meeting's register: the entities, the six regions, and how stable the membership is. */
export function registerPage({ actor, register, done }: RegisterModel): string {
  const { meeting, entries, balance } = register;
  const { noAttendance } = balance.gaps;
  const mayInvite = mayDo(actor, 'register.invite');
  return layout({
    title: `${say('register')}: ${meeting.title}`,
    actor,
    trail: meetingTrail(meeting),
    main: html`<div class="head"><h1>${say('register')}</h1>${mayInvite && actions(meeting.slug, entries.length > 0)}</div>
<p class="under">${meeting.title}, ${meetingDays(meeting)}, ${meeting.place} <span class="slug">${meeting.slug}</span></p>
${meetingNav(meeting, 'register')}
${done}
<section class="card"><p class="hint">${say('registerLead')}</p>
${entries.length === 0 ? html`<p class="none">${say('registerNone')}</p>` : html`<p>${say(noAttendance === null ? 'registerCount' : 'registerCountCame', { ...balance.all })}</p>${entryTable(meeting.slug, entries)}`}</section>
<section class="card"><h2>${say('balance')}</h2><p class="hint">${say('balanceText')}</p>${balancePart(balance)}</section>
${membershipCard(register)}`,
  });
}

/** Whoever may invite may ask those who are invited, too. */
function actions(meeting: string, isAnybodyInvited: boolean): Html {
  const to = (path: string) => pageOf(meeting, 'register', path);
  return html`<div class="actions">${isAnybodyInvited && html`<a class="button" href="${to('/ask')}">${say('askComing')}</a>`}<a class="button primary" href="${to('/invite')}">${say('invite')}</a></div>`;
}

const HEADS = [
  ...(['registerEntry', 'registerEntity', 'registerKind', 'region', 'category'] as const),
  ...(['registerSeat', 'registerRsvp', 'registerAttendance'] as const),
];

function entryTable(meeting: string, entries: readonly EntryRecord[]): Html {
  return html`<div class="wide" tabindex="0" role="region" aria-label="${say('register')}"><table class="register">
<thead><tr>${HEADS.map((word) => html`<th scope="col">${say(word)}</th>`)}</tr></thead>
<tbody>${entries.map((entry) => entryRow(meeting, entry))}</tbody></table></div>`;
}

function entryRow(meeting: string, entry: EntryRecord): Html {
  const { number, name, kind, countryIso2, region, developing, seat, rsvps, attendances } = entry;
  return html`<tr id="R${number}"><th scope="row"><a href="${entryPath(meeting, number)}">R${number}</a></th><td><b><bdi>${name}</bdi></b> (${countryIso2})</td><td>${say(`entityKind.${kind}`)}</td><td>${say(`region.${region}`)}</td><td>${say(developing ? 'developingYes' : 'developingNo')}</td><td>${say(seat === null ? 'registerGuest' : 'registerSeated')}</td><td>${rsvpText(rsvps[0])}</td><td>${attendanceText(attendances[0])}</td></tr>`;
}

function membershipCard({ meeting, continuity, lapsed }: MeetingRegister): Html {
  const group = SEAT_GROUPS.find((one) => one === meeting.kind);
  return html`<section class="card"><h2>${say('membership')}</h2>
<p>${continuity === null ? say('continuityUnknown') : say('continuityKnown', { ...continuity })}</p>
${group !== undefined && html`${lapsedList(group, lapsed)}<p><a href="${seatsPath(group)}">${say('seatsOf', { group: say(`seatGroup.${group}`) })}</a></p>`}</section>`;
}
