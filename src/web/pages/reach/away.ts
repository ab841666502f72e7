import { dayText } from '../../../application/locale.ts';
import { type Html, html } from '../../html.ts';
import { isolated } from '../../words.ts';
import { dateFields } from './dates.ts';
import { describedBy, part, partForm, problemOf, type ReachPage, typed } from './reach-page.ts';

/** The value of the choice "a colleague who is not in this list". */
export const NEW_COLLEAGUE = 'new';

export function awayPart(shown: ReachPage): Html {
  const { words } = shown.page;
  const { away, timeZone } = shown.reach;
  const zone = isolated(timeZone);
  const content = html`<fieldset><legend class="hint">${words.reach('calendar', { zone })}</legend>
${dateFields(shown, 'away', { first: away?.first ?? '', last: away?.last ?? '' })}</fieldset>
${standIn(shown)}
<div class="actions"><button class="primary">${words.reach('save')}</button></div>`;
  return part(shown, {
    section: 'away',
    title: 'awayTitle',
    content: html`<p>${words.reach('awayText')}</p>
${away !== null && present(shown, away)}
${partForm(shown, { section: 'away', act: 'away', content })}`,
  });
}

type Absence = NonNullable<ReachPage['reach']['away']>;

function present(shown: ReachPage, { first, last, standIn: instead }: Absence): Html {
  const { words } = shown.page;
  const days = {
    first: isolated(dayText(first, words.language)),
    last: isolated(dayText(last, words.language)),
  };
  const name = instead && isolated(instead.name);
  const content = html`<p class="note"><b>${words.reach('awayNow', days)}</b>${name !== null && html` ${words.reach('awayStandIn', { name })}`}</p>
<div class="actions"><button>${words.reach('awayEnd')}</button></div>`;
  return partForm(shown, { section: 'away', act: 'back', content });
}

function standIn(shown: ReachPage): Html {
  const { words } = shown.page;
  const { away, colleagues } = shown.reach;
  const given = typed(shown, 'away');
  const chosen = given.text('standIn', away?.standIn?.id ?? '');
  const option = (value: string, text: string) =>
    html`<option value="${value}"${value === chosen && html` selected`}${value === NEW_COLLEAGUE && html` class="other"`}>${text}</option>`;
  return html`<label class="field" for="standIn">${words.reach('standIn')}</label>
${problemOf(shown, 'standIn')}
<select id="standIn" name="standIn"${describedBy(shown, 'standIn')}>${option('', words.reach('standInNobody'))}${colleagues.map(({ id, name }) => option(id, name))}${option(NEW_COLLEAGUE, words.reach('standInNew'))}</select>
<div><div class="own"><label for="name">${words.reach('colleagueName')}</label>${problemOf(shown, 'name')}<input id="name" name="name" dir="auto" maxlength="200" autocomplete="off"${describedBy(shown, 'name')} value="${given.text('name', '')}"></div>
<div class="own"><label for="email">${words.reach('colleagueEmail')}</label>${problemOf(shown, 'email')}<input id="email" name="email" type="email" dir="ltr" maxlength="254" autocomplete="off" spellcheck="false"${describedBy(shown, 'email')} value="${given.text('email', '')}"></div></div>`;
}
