import { dayText } from '../../../application/geneva-words.ts';
import type { SeatAuthority, SeatRecord } from '../../../application/register/rows.ts';
import type { StaffActor } from '../../../application/staff/sessions.ts';
import { mayDo } from '../../../domain/permissions.ts';
import { type Html, html } from '../../html.ts';
import { layout } from '../layout.ts';
import { daysText, seatsPath } from '../parts/register-words.ts';
import { type SeatForms, seatForms } from '../parts/seat-forms.ts';
import type { Problem } from '../refused.ts';
import { say } from '../words.ts';
import { endedText } from './seats.ts';

export interface SeatModel extends SeatForms {
  readonly actor: StaffActor;
  readonly done?: Html | undefined;
  readonly problem?: Problem | undefined;
}

/** A member's seat: who may come for it on which days, whether it looks lapsed, and what may be entered. */
export function seatPage(model: SeatModel): string {
  const { actor, group, shown, done, problem } = model;
  const { member, standing, ended, lapsed } = shown;
  const groupName = say(`seatGroup.${group}`);
  return layout({
    title: `${member.name}: ${say('seatsTitle', { group: groupName })}`,
    problem,
    actor,
    trail: [
      [say('rounds'), '/console'],
      [say('seatsTitle', { group: groupName }), seatsPath(group)],
    ],
    main: html`<h1><bdi>${member.name}</bdi></h1>
<p class="under">${member.countryIso2}, ${say(`region.${member.region}`)} <span class="slug">${member.reference}</span></p>
${done}
${lapsed !== null && html`<p class="card"><b>${say('seatLooksLapsed')}</b>: ${say(`lapsed.${lapsed.why}`)}.</p>`}
${standing !== null && seatCard(actor, standing, say('seatPeople'))}
${standing !== null && mayDo(actor, 'seat.change') && seatForms(model)}
${ended.map((seat) => seatCard(actor, seat, endedText(seat)))}`,
  });
}

function seatCard(actor: StaffActor, seat: SeatRecord, title: string): Html {
  const { begunOn, authorities } = seat;
  return html`<section class="card"><h2>${title}</h2><p class="hint">${say('seatSince', { day: dayText(begunOn) })}</p>${
    mayDo(actor, 'register.see-people')
      ? peopleTable(authorities)
      : html`<p class="none">${say('seatPeopleHidden')}</p>`
  }</section>`;
}

function peopleTable(authorities: readonly SeatAuthority[]): Html {
  if (authorities.length === 0) return html`<p class="none">${say('seatPeopleNone')}</p>`;
  return html`<div class="wide" tabindex="0" role="region" aria-label="${say('seatPeople')}"><table class="register">
<thead><tr><th scope="col">${say('seatPart')}</th><th scope="col">${say('contact')}</th><th scope="col">${say('seatDays')}</th><th scope="col">${say('seatDocument')}</th></tr></thead>
<tbody>${authorities.map(
    (one) =>
      html`<tr><th scope="row">${say(`part.${one.part}`)}</th><td><b><bdi>${one.name}</bdi></b><br>${one.email}</td><td>${daysText(one)}</td><td>${one.document ?? '–'}</td></tr>`,
  )}</tbody></table></div>`;
}
