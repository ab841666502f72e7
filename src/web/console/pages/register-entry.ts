import { dayText, genevaTime } from '../../../application/geneva-words.ts';
import type { EntryRecord } from '../../../application/register/rows.ts';
import type { ShownEntry } from '../../../application/register/show-entry.ts';
import type { StaffActor } from '../../../application/staff/sessions.ts';
import { mayDo } from '../../../domain/permissions.ts';
import { SEAT_GROUPS } from '../../../domain/register/words.ts';
import { type Html, html } from '../../html.ts';
import { layout } from '../layout.ts';
import { attendanceForm, type EntryForms, rsvpForm } from '../parts/entry-forms.ts';
import { meetingNav, meetingTrail, pageOf } from '../parts/meeting-nav.ts';
import { meetingDays } from '../parts/meeting-words.ts';
import {
  attendanceText,
  daysText,
  entryPath,
  kindText,
  rsvpText,
  seatPath,
} from '../parts/register-words.ts';
import type { Problem } from '../refused.ts';
import { say } from '../words.ts';

export interface EntryModel extends EntryForms {
  readonly actor: StaffActor;
  readonly done?: Html | undefined;
  readonly problem?: Problem | undefined;
}

/** One entity of the register: what it said of coming, whether it came, and what may be entered now. */
export function entryPage(model: EntryModel): string {
  const { actor, shown, today, done, problem } = model;
  const { meeting, entry } = shown;
  const mayRecord = mayDo(actor, 'register.record');
  const isBegun = today >= meeting.startsOn;
  return layout({
    title: `R${entry.number} ${entry.name}: ${meeting.title}`,
    problem,
    actor,
    trail: meetingTrail(meeting, [say('register'), pageOf(meeting.slug, 'register')]),
    main: html`<div class="head"><h1>R${entry.number} <bdi>${entry.name}</bdi></h1>${steps(shown)}</div>
<p class="under">${meeting.title}, ${meetingDays(meeting)}, ${meeting.place}</p>
${meetingNav(meeting, 'register')}
${done}
<div class="columns"><div>
<section class="card"><h2>${say('rsvpTitle')}</h2><p>${rsvpText(entry.rsvps[0])}</p>
${mayRecord && (today > meeting.endsOn ? html`<p class="hint">${say('rsvpOver')}</p>` : rsvpForm(model))}</section>
<section class="card"><h2>${say('attendTitle')}</h2><p>${attendanceText(entry.attendances[0])}</p>
${mayRecord && (isBegun ? attendanceForm(model) : html`<p class="hint">${say('attendAhead', { day: dayText(meeting.startsOn) })}</p>`)}</section>
</div><div>${factCard(model)}${historyCard(entry)}</div></div>`,
  });
}

function steps({ meeting, previous, next }: ShownEntry): Html {
  const link = (number: number, key: string, word: 'entryPrevious' | 'entryNext') =>
    html`<a class="button quiet" accesskey="${key}" href="${entryPath(meeting.slug, number)}">${say(word, { number })}</a>`;
  return html`<div class="actions">${previous !== null && link(previous, 'p', 'entryPrevious')} ${next !== null && link(next, 'n', 'entryNext')}</div>`;
}

function factCard({ actor, shown }: EntryModel): Html {
  const { meeting, entry } = shown;
  const { seat, reference, countryIso2, region, developing, invitedAt } = entry;
  const group = SEAT_GROUPS.find((one) => one === meeting.kind);
  const seated =
    seat === null || group === undefined || reference === null
      ? say('registerGuest')
      : html`<a href="${seatPath(group, reference)}">${say('entrySeated')}</a>`;
  const facts: readonly (readonly [string, Html | string])[] = [
    [say('registerKind'), kindText(entry)],
    [say('fieldCountry'), countryIso2],
    [say('region'), say(`region.${region}`)],
    [say('category'), say(developing ? 'developingYes' : 'developingNo')],
    [say('registerSeat'), seated],
    [say('entryInvited'), genevaTime(invitedAt)],
    ...(mayDo(actor, 'register.see-people') ? [[say('entryFor'), standing(shown)] as const] : []),
  ];
  return html`<section class="card"><h2>${say('entryFacts')}</h2><dl class="facts">${facts.map(([label, text]) => html`<div><dt>${label}</dt><dd>${text}</dd></div>`)}</dl></section>`;
}

function standing({ entry, standing: people, contacts }: ShownEntry): Html {
  if (entry.member === null) return html`${say('entryNobodyNamed')}`;
  if (entry.seat === null) {
    return html`${contacts.map(({ name, email }) => html`<bdi>${name}</bdi><small>${email}</small>`)}`;
  }
  if (people.length === 0) return html`${say('entryForNone')}`;
  return html`${people.map((one) => html`<bdi>${one.name}</bdi><small>${say(`part.${one.part}`)}, ${daysText(one)}</small>`)}`;
}

/** Both kinds of what was said, the newest first. */
function historyCard({ rsvps, attendances }: EntryRecord): Html {
  const said = [
    ...rsvps.map((one) => ({
      at: one.at,
      text: html`${rsvpText(one)}`,
      by: say(one.by.startsWith('contact:') ? 'entrySaidOwn' : 'entrySaidBy', {
        channel: one.channel,
      }),
    })),
    ...attendances.map((one) => ({ at: one.at, text: attendanceText(one), by: '' })),
  ].toSorted((a, b) => b.at - a.at);
  return html`<section class="card"><h2>${say('entryWas')}</h2>${
    said.length === 0
      ? html`<p class="none">${say('entryWasNone')}</p>`
      : html`<p class="hint">${say('entryWasText')}</p><ul class="plain">${said.map(
          ({ at, text, by }) =>
            html`<li><b>${text}</b><span>${genevaTime(at)}${by !== '' && html`, ${by}`}</span></li>`,
        )}</ul>`
  }</section>`;
}
