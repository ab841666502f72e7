import { rankField } from '../../../platform/page-fields.ts';
import type { RankingControl } from '../../../platform/prompt.ts';
import { type Html, html } from '../../html.ts';
import type { Words } from '../../words.ts';
import type { RenderedControl } from './control.ts';
import { rejectedValues } from './rejected.ts';

/** "1st choice … 5th choice", each a list of all options: works by keyboard, by screen reader and without dragging. */
export function rankingControl(
  words: Words,
  control: RankingControl,
  rejected: unknown,
): RenderedControl {
  const ranked = rejectedValues(rejected) ?? control.ranked;
  const places = Math.min(control.max, control.options.length);
  const rows = Array.from({ length: places }, (_, index) =>
    place(words, control, { place: index + 1, chosen: ranked[index] }),
  );
  return {
    shape: 'ranks',
    grouped: true,
    target: rankField(1),
    hint: words.say('rankHint', { max: places }),
    html: html`<div class="ranks">${rows}</div>`,
  };
}

function place(
  words: Words,
  control: RankingControl,
  { place, chosen }: { readonly place: number; readonly chosen: string | undefined },
): Html {
  const id = rankField(place);
  return html`<label for="${id}">${words.say('rankPlace', { place })}</label><select id="${id}" name="${id}">
<option value="">${words.say('noChoice')}</option>
${control.options.map(({ value, label }) => html`<option value="${value}"${value === chosen && html` selected`}>${label}</option>`)}
</select>`;
}
