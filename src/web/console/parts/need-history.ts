import { genevaTime } from '../../../application/geneva-words.ts';
import type { ToldAct } from '../../../application/needs/coding-history.ts';
import { spans } from '../../../domain/needs/spans.ts';
import { type Html, html } from '../../html.ts';
import { say } from '../words.ts';
import { textArea } from './controls.ts';
import { meetingPath } from './need-words.ts';

/** What was done, by whom and why, with a button for what may still be taken back. */
export function historyCard(order: {
  readonly meeting: string;
  readonly acts: readonly ToldAct[];
  readonly mayCode: boolean;
  /** What was typed as the reason. */
  readonly typed: string;
  /** The need to which taking back leads. */
  readonly need: number | null;
}): Html {
  const { meeting, acts, mayCode, typed, need } = order;
  if (acts.length === 0) {
    return html`<section class="card"><h2>${say('needHistory')}</h2><p class="none">${say('needHistoryNone')}</p></section>`;
  }
  const table = html`<div class="wide" tabindex="0" role="region" aria-label="${say('needHistory')}"><table>
<thead><tr><th scope="col">${say('needAct')}</th><th scope="col">${say('needWhat')}</th><th scope="col">${say('needWho')}</th><th scope="col">${say('needWhen')}</th><th scope="col">${say('needWhy')}</th>${mayCode && html`<td></td>`}</tr></thead>
<tbody>${acts.map((act) => actRow(act, mayCode))}</tbody></table></div>`;
  if (!mayCode) return html`<section class="card"><h2>${say('needHistory')}</h2>${table}</section>`;
  return html`<section class="card"><h2>${say('needHistory')}</h2>
<form method="post" action="${meetingPath(meeting, '/undo')}" novalidate>${need !== null && html`<input type="hidden" name="need" value="${need}">`}
${table}
${textArea({ name: 'undoReason', label: say('needUndoReason'), hint: say('fieldReasonNeeded'), value: typed, rows: 1 })}
</form></section>`;
}

function actRow(act: ToldAct, mayCode: boolean): Html {
  const { number, kind, at, who, reason, touched, undoneBy, to } = act;
  const title = kind === 'renamed' && to !== null && html` “${to.title}”`;
  const canUndo = kind !== 'undone' && undoneBy === null;
  const label = say('needUndoAct', { act: String(number) });
  return html`<tr><th scope="row">${number}</th><td>${say(`needAct.${kind}`, { needs: spans(touched) })}${title}${undoneBy !== null && html` ${say('needUndoneBy', { act: String(undoneBy) })}`}</td><td><bdi>${who ?? say('needMachineAccount')}</bdi></td><td class="when">${genevaTime(at)}</td><td>${reason}</td>${mayCode && html`<td>${canUndo && html`<button name="act" value="${number}" class="quiet" aria-label="${label}">${say('needUndo')}</button>`}</td>`}</tr>`;
}
