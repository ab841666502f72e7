import { cellField } from '../../../platform/page-fields.ts';
import type { MatrixControl, Option } from '../../../platform/prompt.ts';
import { type Html, html } from '../../html.ts';
import type { Words } from '../../words.ts';
import type { RenderedControl } from './control.ts';
import { rejectedCells } from './rejected.ts';

/** One fieldset a row, on every width: no table to scroll sideways, and each row's name is read with its choices. */
export function matrixControl(
  _words: Words,
  control: MatrixControl,
  rejected: unknown,
): RenderedControl {
  const cells = rejectedCells(rejected) ?? control.cells;
  return {
    shape: 'cells',
    grouped: true,
    target: 'm0-0',
    html: html`<div class="rows">${control.rows.map((row, index) => rowOf(control, row, { index, chosen: cells[row.value] }))}</div>`,
  };
}

function rowOf(
  control: MatrixControl,
  row: Option,
  { index, chosen }: { readonly index: number; readonly chosen: unknown },
): Html {
  const name = cellField(row.value);
  const columns = control.columns.map(
    ({ value, label }, column) =>
      html`<label class="choice"><input type="radio" id="m${index}-${column}" name="${name}" value="${value}"${value === chosen && html` checked`}><span>${label}</span></label>`,
  );
  return html`<fieldset><legend>${row.label}</legend><div class="choices row">${columns}</div></fieldset>`;
}
