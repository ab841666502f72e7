import { type Html, html } from '../../html.ts';
import { describedBy, problemOf, type ReachPage, type Section, typed } from './reach-page.ts';

/** A first and a last day, side by side. */
export function dateFields(
  shown: ReachPage,
  section: Section,
  known: { readonly first: string; readonly last: string },
): Html {
  const { words } = shown.page;
  const { today } = shown.reach;
  const given = typed(shown, section);
  const field = (name: 'first' | 'last') => {
    const id = `${section}-${name}`;
    const label = words.reach(name === 'first' ? 'firstDay' : 'lastDay');
    return html`<div><label for="${id}">${label}</label><input type="date" id="${id}" name="${name}" min="${today}"${describedBy(shown, id)} value="${given.text(name, known[name])}"></div>`;
  };
  return html`${problemOf(shown, `${section}-last`)}
<div class="choices row">${field('first')}${field('last')}</div>`;
}
