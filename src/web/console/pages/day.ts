import type { MeetingRecord } from '../../../application/meetings/rows.ts';
import type { ItemRecord } from '../../../application/outcomes/rows.ts';
import type { Day, DayLine, WaitingTopic } from '../../../application/papers/show-day.ts';
import type { StaffActor } from '../../../application/staff/sessions.ts';
import { mayDo } from '../../../domain/permissions.ts';
import { type Html, html } from '../../html.ts';
import { type Fields, textOf } from '../fields.ts';
import { layout, type Step } from '../layout.ts';
import { type Option, selectField, textField } from '../parts/controls.ts';
import {
  behindLine,
  dayPath,
  itemFacts,
  itemTag,
  rankLines,
  shortRank,
} from '../parts/day-words.ts';
import { meetingNav, meetingTrail } from '../parts/meeting-nav.ts';
import { meetingPath } from '../parts/need-words.ts';
import type { Problem } from '../refused.ts';
import { say } from '../words.ts';

export interface DayModel {
  readonly actor: StaffActor;
  readonly meeting: MeetingRecord;
  readonly day: Day;
  readonly typed: Fields;
  readonly done?: Html | undefined;
  readonly problem?: Problem | undefined;
}

export function dayTrail(meeting: MeetingRecord, isBelow = true): readonly Step[] {
  const day: Step = [say('day'), dayPath(meeting.slug)];
  return meetingTrail(meeting, ...(isBelow ? [day] : []));
}

/** A meeting's items in the order of the day, each with what is behind it, and what waits for an item. */
export function dayPage(model: DayModel): string {
  const { actor, meeting, day, done, problem } = model;
  const mayChange = mayDo(actor, 'item.change');
  const { items, rounds } = day;
  return layout({
    title: `${say('day')}: ${meeting.title}`,
    problem,
    actor,
    trail: dayTrail(meeting, false),
    main: html`<div class="head"><h1>${say('day')}</h1><div class="actions"><a class="button" href="${meetingPath(meeting.slug)}">${say('needsOpen')}</a></div></div>
<p class="under">${meeting.title} <span class="slug">${meeting.slug}</span> · ${planText(items)}</p>
${meetingNav(meeting, 'agenda')}
<p class="under">${say('dayLead')}</p>
${done}
${rounds.length === 0 && html`<p class="told">${say('dayNotBuilt')}</p>`}
<section aria-label="${say('dayItems')}">${items.length === 0 ? html`<p class="card none">${say('dayNone')}</p>` : html`<ol class="day">${items.map((item, at) => html`<li class="card" id="A${item.number}">${itemCard(item, { meeting: meeting.slug, mayChange, before: items[at - 1], after: items[at + 1] })}</li>`)}</ol>`}</section>
${waitingCard(model, mayChange)}
${mayChange && ownForm(model)}
${day.leftOut.length > 0 && leftOutCard(day.leftOut, meeting.slug, mayChange)}`,
  });
}

function planText(items: readonly DayLine[]): string {
  const accepted = items.filter(({ state }) => state === 'accepted');
  return say('dayPlan', {
    accepted: accepted.length,
    proposed: items.length - accepted.length,
    minutes: accepted.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
  });
}

interface Place {
  readonly meeting: string;
  readonly mayChange: boolean;
  readonly before: DayLine | undefined;
  readonly after: DayLine | undefined;
}

function itemCard(item: DayLine, place: Place): Html {
  const { number, title, state, needs } = item;
  const facts = itemFacts(item);
  return html`<div class="head"><h2><a href="${dayPath(place.meeting, `/${number}`)}">A${number} <bdi>${title}</bdi></a> ${itemTag(state)}</h2>${place.mayChange && itemButtons(item, place)}</div>
${facts !== '' && html`<p class="hint">${facts}</p>`}
${rankLines(item.ranks)}
<p class="behind"><b>${say('dayBehind')}:</b> ${behindLine(item)}</p>
<p class="hint">${needs.length === 0 ? say('dayNeedsNone') : html`${say('dayNeeds')}: ${needLinks(place.meeting, needs)}`}</p>`;
}

/** Up puts it before the one before; down puts the next one before it. */
function itemButtons({ number, state }: DayLine, { meeting, before, after }: Place): Html {
  const to = (path: string, form: Html): Html =>
    html`<form method="post" action="${dayPath(meeting, path)}">${form}</form>`;
  return html`<div class="actions">${state === 'proposed' && to(`/${number}/accept`, html`<button class="primary">${say('dayAccept')}</button>`)}
${before && to(`/${number}/place`, html`<button name="before" value="${before.number}" aria-label="${say('dayUpOf', { number, before: before.number })}">${say('dayUp')}</button>`)}
${after && to(`/${after.number}/place`, html`<button name="before" value="${number}" aria-label="${say('dayDownOf', { number, after: after.number })}">${say('dayDown')}</button>`)}</div>`;
}

const NEEDS_MOST = 12;

/** The first ones, each with its page; how many more there are. */
export function needLinks(meeting: string, needs: readonly number[], most = NEEDS_MOST): Html {
  const more = needs.length - most;
  return html`${needs.slice(0, most).map((number, at) => html`${at > 0 && ', '}<a href="${meetingPath(meeting, `/${number}`)}">N${number}</a>`)}${more > 0 && ` ${say('dayMoreNeeds', { count: more })}`}`;
}

function waitingCard({ meeting, day }: DayModel, mayChange: boolean): Html {
  const table = html`<div class="wide" tabindex="0" role="region" aria-label="${say('dayWaiting')}"><table>
<thead><tr><th scope="col">${say('needTopic')}</th><th scope="col">${say('dayRankHead')}</th><th scope="col">${say('dayNeeds')}</th>${mayChange && html`<th scope="col"><span class="away">${say('dayPropose')}</span></th>`}</tr></thead>
<tbody>${day.waiting.map((topic) => waitingRow(topic, meeting.slug, mayChange))}</tbody></table></div>`;
  return html`<section class="card"><h2>${say('dayWaiting')}</h2><p class="hint">${say('dayWaitingText')}</p>
${day.waiting.length === 0 ? html`<p class="none">${say('dayWaitingNone')}</p>` : table}</section>`;
}

const WAITING_MOST = 4;

/** One button makes the item, with all of the topic's needs that stand behind none. */
function waitingRow(topic: WaitingTopic, meeting: string, mayChange: boolean): Html {
  const { code, label, ranks, needs } = topic;
  const form = html`<form method="post" action="${dayPath(meeting, '/propose')}"><input type="hidden" name="title" value="${label.en}"><input type="hidden" name="topic" value="${code}">${needs.map((need) => html`<input type="hidden" name="needs" value="${need}">`)}<button aria-label="${say('dayProposeOf', { topic: label.en })}">${say('dayPropose')}</button></form>`;
  return html`<tr><th scope="row">${label.en}</th><td>${shortRank(ranks)}</td><td>${needLinks(meeting, needs, WAITING_MOST)}</td>${mayChange && html`<td class="n">${form}</td>`}</tr>`;
}

function ownForm({ meeting, day, typed }: DayModel): Html {
  const topics = day.topics.map(([code, { en }]): Option => [code, en]);
  return html`<section class="card act"><h2>${say('dayProposeTitle')}</h2>
<form method="post" action="${dayPath(meeting.slug, '/propose')}" novalidate>
${textField({ name: 'title', label: say('dayTitle'), value: textOf(typed, 'title', 300), max: 300 })}
${topics.length > 0 && selectField({ name: 'topic', label: say('needTopic'), value: textOf(typed, 'topic', 100), options: topics, empty: say('needTopicNone') })}
<div class="pair"><div>${textField({ name: 'minutes', label: say('dayTime'), hint: say('dayTimeHint'), type: 'number', min: 1, max: 1440, value: textOf(typed, 'minutes', 20) })}</div><div>${textField({ name: 'presenter', label: say('dayPresenter'), value: textOf(typed, 'presenter', 200), max: 200 })}</div></div>
<div class="actions"><button class="primary">${say('dayPropose')}</button></div></form></section>`;
}

function leftOutCard(items: readonly ItemRecord[], meeting: string, mayChange: boolean): Html {
  return html`<section class="card"><h2>${say('dayLeftOut')}</h2><ul class="plain">${items.map(
    ({ number, title, reason, mergedInto }) =>
      html`<li id="A${number}"><b>A${number} <bdi>${title}</bdi></b> <span>${mergedInto === null ? reason : say('dayWent', { into: `A${mergedInto}`, reason: reason ?? '' })}</span>${mayChange && html`<form method="post" action="${dayPath(meeting, `/${number}/accept`)}"><button>${say('dayBack')}</button></form>`}</li>`,
  )}</ul></section>`;
}
