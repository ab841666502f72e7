import { type Html, html } from '../../html.ts';
import { clockText, hourText, weekdaysText, weekdayText } from '../../local-days.ts';
import { isolated } from '../../words.ts';
import { describedBy, part, partForm, problemOf, type ReachPage, typed } from './reach-page.ts';

const WEEK = [1, 2, 3, 4, 5, 6, 7];
/** Hours of a day at which sending may begin; it may end one later. */
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

export function hoursPart(shown: ReachPage): Html {
  const { words } = shown.page;
  const { timeZone, now } = shown.reach;
  const zone = typed(shown, 'hours').text('zone', timeZone);
  const time = isolated(clockText(now, timeZone, words.language));
  const content = html`<label class="field" for="zone">${words.reach('zone')}</label>
<p id="zone-hint" class="hint">${words.reach('zoneHint', { now: time })}</p>
${problemOf(shown, 'zone')}
<input id="zone" name="zone" class="short" dir="ltr" maxlength="60" autocomplete="off" spellcheck="false"${describedBy(shown, 'zone', 'zone-hint')} value="${zone}">
${restDays(shown)}
${hours(shown)}
<div class="actions"><button class="primary">${words.reach('save')}</button></div>`;
  const form = partForm(shown, { section: 'hours', act: 'hours', content });
  return part(shown, { section: 'hours', title: 'hoursTitle', content: form });
}

function restDays(shown: ReachPage): Html {
  const { words } = shown.page;
  const { weekend, usualWeekend } = shown.reach;
  const chosen = typed(shown, 'hours').all('rest', weekend.map(String));
  const days = isolated(weekdaysText(usualWeekend, words.language));
  return html`<fieldset${describedBy(shown, 'rest1', 'rest-hint')}><legend><b>${words.reach('restDays')}</b></legend>
<p id="rest-hint" class="hint">${words.reach('restHint', { days })}</p>
${problemOf(shown, 'rest1')}
<div class="choices days">${WEEK.map((day) => html`<label class="choice"><input type="checkbox" id="rest${day}" name="rest" value="${day}"${chosen.includes(String(day)) && html` checked`}><span>${weekdayText(day, words.language)}</span></label>`)}</div></fieldset>`;
}

function hours(shown: ReachPage): Html {
  const { words } = shown.page;
  const { from, to } = shown.reach.hours;
  const chosen = typed(shown, 'hours');
  const select = (id: 'from' | 'to', known: number, later: number) =>
    html`<div><label for="${id}">${words.reach(id)}</label><select id="${id}" name="${id}"${describedBy(shown, id)}>${HOURS.map(
      (hour) =>
        html`<option value="${hour + later}"${chosen.text(id, String(known)) === String(hour + later) && html` selected`}>${hourText(hour + later, words.language)}</option>`,
    )}</select></div>`;
  return html`<fieldset><legend><b>${words.reach('hours')}</b></legend>
${problemOf(shown, 'to')}
<div class="choices yes-no">${select('from', from, 0)}${select('to', to, 1)}</div></fieldset>`;
}
