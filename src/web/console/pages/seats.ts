import { dayText } from '../../../application/geneva-words.ts';
import type { SeatList } from '../../../application/register/list-seats.ts';
import type { SeatRecord } from '../../../application/register/rows.ts';
import type { StaffActor } from '../../../application/staff/sessions.ts';
import { mayDo } from '../../../domain/permissions.ts';
import { coversDay } from '../../../domain/register/authority.ts';
import { SEAT_GROUPS, type SeatGroup } from '../../../domain/register/words.ts';
import { type Html, html } from '../../html.ts';
import { type Fields, textOf } from '../fields.ts';
import { layout } from '../layout.ts';
import { type Option, textField } from '../parts/controls.ts';
import { lapsedList, seatPath, seatsPath } from '../parts/register-words.ts';
import type { Problem } from '../refused.ts';
import { say } from '../words.ts';

export interface SeatsModel {
  readonly actor: StaffActor;
  readonly group: SeatGroup;
  readonly list: SeatList;
  readonly today: string; // ISO day in Geneva
  /** Members of industry that may be offered, by reference. */
  readonly members: readonly Option[];
  readonly typed: Fields;
  readonly done?: Html | undefined;
  readonly problem?: Problem | undefined;
}

/** Who belongs to a group, today's holders, and which seats look lapsed. */
export function seatsPage(model: SeatsModel): string {
  const { actor, group, list, done, problem } = model;
  const standing = list.seats.filter(({ endedOn }) => endedOn === null);
  const ended = list.seats.filter(({ endedOn }) => endedOn !== null);
  const title = say('seatsTitle', { group: say(`seatGroup.${group}`) });
  return layout({
    title,
    problem,
    actor,
    trail: [[say('rounds'), '/console']],
    main: html`<h1>${title}</h1>
<p class="under">${say('seatsLead')}</p>
<nav class="tabs" aria-label="${say('seats')}">${SEAT_GROUPS.map((one) => html`<a href="${seatsPath(one)}"${one === group && html` aria-current="page"`}>${say(`seatGroup.${one}`)}</a>`)}</nav>
${done}
<section class="card"><h2>${say('seats')}</h2>${standing.length === 0 ? html`<p class="none">${say('seatsNone')}</p>` : seatTable(model, standing)}</section>
${standing.length > 0 && html`<section class="card"><h2>${say('membership')}</h2>${lapsedList(group, list.lapsed)}</section>`}
${mayDo(actor, 'seat.change') && addForm(model)}
${ended.length > 0 && html`<details class="card"><summary>${say('seatsEnded')} (${ended.length})</summary><ul class="plain">${ended.map((seat) => endedLine(group, seat))}</ul></details>`}`,
  });
}

function seatTable({ actor, group, today, list }: SeatsModel, seats: readonly SeatRecord[]): Html {
  const names = mayDo(actor, 'register.see-people');
  const lapsed = new Set(list.lapsed.map(({ reference }) => reference));
  const people = (seat: SeatRecord, part: 'holder' | 'alternate') => {
    const found = seat.authorities.filter((one) => one.part === part && coversDay(one, today));
    if (found.length === 0) return html`<span class="none">${say('seatNobody')}</span>`;
    return html`${found.map(({ name }, at) => html`${at > 0 && ', '}<bdi>${name}</bdi>`)}`;
  };
  return html`<div class="wide" tabindex="0" role="region" aria-label="${say('seats')}"><table class="register">
<thead><tr><th scope="col">${say('member')}</th><th scope="col">${say('registerEntity')}</th><th scope="col">${say('region')}</th><th scope="col">${say('fieldFrom')}</th>${names && html`<th scope="col">${say('seatHolder')}</th><th scope="col">${say('seatAlternates')}</th>`}</tr></thead>
<tbody>${seats.map((seat) => {
    const { member, begunOn } = seat;
    return html`<tr><th scope="row"><a href="${seatPath(group, member.reference)}">${member.reference}</a></th><td><b><bdi>${member.name}</bdi></b> (${member.countryIso2})${lapsed.has(member.reference) && html` <span class="tag">${say('seatLooksLapsed')}</span>`}</td><td>${say(`region.${member.region}`)}</td><td>${dayText(begunOn)}</td>${names && html`<td>${people(seat, 'holder')}</td><td>${people(seat, 'alternate')}</td>`}</tr>`;
  })}</tbody></table></div>`;
}

function addForm({ group, members, typed }: SeatsModel): Html {
  const member = textField({
    ...{ name: 'member', label: say('fieldMember'), hint: say('fieldMemberHint'), max: 64 },
    ...{ value: textOf(typed, 'member', 64), offered: members },
  });
  const from = textField({
    ...{ name: 'from', label: say('fieldFrom'), type: 'date', value: textOf(typed, 'from', 20) },
  });
  return html`<section class="card act"><h2>${say('seatAdd')}</h2>
<form method="post" action="${seatsPath(group)}" novalidate>${member}${from}<div class="actions"><button class="primary">${say('seatAddDo')}</button></div></form></section>`;
}

function endedLine(group: SeatGroup, { member, endedOn, ending, endReason }: SeatRecord): Html {
  const { reference, name } = member;
  return html`<li><b><a href="${seatPath(group, reference)}"><bdi>${name}</bdi></a></b><span>${endedText({ endedOn, ending, endReason })}</span></li>`;
}

/** "withdrawn on 1 November 2026: left the market". */
export function endedText({
  endedOn,
  ending,
  endReason,
}: Pick<SeatRecord, 'endedOn' | 'ending' | 'endReason'>): string {
  if (endedOn === null || ending === null) return '';
  const params = {
    ending: say(`ending.${ending}`),
    day: dayText(endedOn),
    reason: endReason ?? '',
  };
  return say('seatEndedWhy', params);
}
