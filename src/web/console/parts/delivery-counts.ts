import type { DeliveryState } from '../../../application/deliveries/rows.ts';
import type { RoundStatus } from '../../../application/rounds/round-status.ts';
import { DELIVERY_KINDS } from '../../../domain/rounds/delivery-kinds.ts';
import { type Html, html } from '../../html.ts';
import { type ConsoleWord, say } from '../words.ts';

export const DELIVERY_GROUPS = ['waiting', 'sent', 'shunted', 'unclear', 'cancelled'] as const;
export type DeliveryGroup = (typeof DELIVERY_GROUPS)[number];

/** The states as staff think of them: what waits, waits, whether it is its first try or a later one. */
export const STATES_OF: Readonly<Record<DeliveryGroup, readonly DeliveryState[]>> = {
  waiting: ['pending', 'sending', 'retrying'],
  sent: ['sent'],
  shunted: ['shunted'],
  unclear: ['unknown'],
  cancelled: ['cancelled'],
};

/** What went out and what waits, by kind. */
export function deliveryCounts(counts: RoundStatus['deliveries']): Html {
  const kinds = DELIVERY_KINDS.filter((kind) => counts.some((one) => one.kind === kind));
  if (kinds.length === 0) return html`<p class="none">${say('deliveriesNone')}</p>`;
  const sum = (kind: string, group: DeliveryGroup) =>
    counts
      .filter((one) => one.kind === kind && STATES_OF[group].includes(one.state))
      .reduce((total, { count }) => total + count, 0);
  return html`<div class="wide" tabindex="0" role="region" aria-label="${say('deliveries')}"><table>
<thead><tr><th scope="col">${say('kind')}</th>${DELIVERY_GROUPS.map((group) => html`<th scope="col" class="n">${groupName(group)}</th>`)}</tr></thead>
<tbody>${kinds.map((kind) => html`<tr><th scope="row">${say(`kind.${kind}`)}</th>${DELIVERY_GROUPS.map((group) => countCell(sum(kind, group)))}</tr>`)}</tbody></table></div>`;
}

function countCell(count: number): Html {
  return html`<td class="n${count === 0 && ' zero'}">${count}</td>`;
}

export function groupName(group: DeliveryGroup): string {
  const word: ConsoleWord = group;
  return say(word);
}
