import { daysText } from '../../../application/locale.ts';
import type { ClosedSpell } from '../../../application/reach/rows.ts';
import { type Html, html } from '../../html.ts';
import { isolated } from '../../words.ts';
import { dateFields } from './dates.ts';
import { describedBy, part, partForm, problemOf, type ReachPage, typed } from './reach-page.ts';

/** Days on which the whole member is closed: everybody sees them, focal points and CTOs change them. */
export function closedPart(shown: ReachPage): Html {
  const { words, view } = shown.page;
  const { closed, mayClose } = shown.reach;
  const content = html`<p>${words.reach('closedText', { member: isolated(view.member) })}</p>
${closed.length === 0 ? html`<p class="none">${words.reach('closedNone')}</p>` : html`<ul class="help">${closed.map((spell) => listed(shown, spell))}</ul>`}
${mayClose ? addForm(shown) : html`<p class="hint">${words.reach('closedOnly')}</p>`}`;
  return part(shown, { section: 'closed', title: 'closedTitle', content });
}

function listed(shown: ReachPage, { id, first, last, reason, addedBy }: ClosedSpell): Html {
  const { words } = shown.page;
  const days = daysText(first, last, words.language);
  const by =
    addedBy === null
      ? words.reach('closedByStaff')
      : words.reach('closedBy', { name: isolated(addedBy) });
  const label = words.reach('closedRemove');
  const spoken = words.reach('closedRemoveThese', { days: isolated(days) });
  const content = html`<input type="hidden" name="id" value="${id}"><button class="quiet" aria-label="${spoken}">${label}</button>`;
  return html`<li><b><bdi>${days}</bdi></b>${reason !== null && html` · <bdi>${reason}</bdi>`} <span class="hint">(${by})</span>
${shown.reach.mayClose && partForm(shown, { section: 'closed', act: 'reopen', content })}</li>`;
}

function addForm(shown: ReachPage): Html {
  const { words } = shown.page;
  const zone = isolated(shown.reach.timeZone);
  const reason = typed(shown, 'closed').text('reason', '');
  const content = html`<fieldset><legend class="hint">${words.reach('calendar', { zone })}</legend>
${dateFields(shown, 'closed', { first: '', last: '' })}</fieldset>
<label class="field" for="reason">${words.reach('closedReason')}</label>
${problemOf(shown, 'reason')}
<input id="reason" name="reason" dir="auto" maxlength="200" autocomplete="off"${describedBy(shown, 'reason')} value="${reason}">
<div class="actions"><button class="primary">${words.reach('closedAdd')}</button></div>`;
  return partForm(shown, { section: 'closed', act: 'close', content });
}
