import type { ListedDelivery } from '../../../application/deliveries/rows.ts';
import { genevaTime } from '../../../application/geneva-words.ts';
import type { RoundRecord } from '../../../application/rounds/rows.ts';
import type { StaffActor } from '../../../application/staff/sessions.ts';
import { mayDo } from '../../../domain/permissions.ts';
import { type Html, html } from '../../html.ts';
import { layout } from '../layout.ts';
import { DELIVERY_GROUPS, type DeliveryGroup, groupName } from '../parts/delivery-counts.ts';
import { roundPath } from '../parts/round-words.ts';
import { say } from '../words.ts';

export interface DeliveriesModel {
  readonly actor: StaffActor;
  readonly round: RoundRecord;
  readonly group: DeliveryGroup;
  readonly deliveries: readonly ListedDelivery[];
  readonly limit: number;
  readonly done?: Html | undefined;
}

/** A round's messages one by one; what was set aside or stayed unclear can be sent again. */
export function deliveriesPage(model: DeliveriesModel): string {
  const { actor, round, group, deliveries, limit, done } = model;
  const mayRetry =
    (group === 'shunted' || group === 'unclear') &&
    mayDo(actor, 'delivery.retry') &&
    deliveries.length > 0;
  const path = roundPath(round, '/deliveries');
  return layout({
    title: `${say('deliveriesTitle')}: ${round.slug}`,
    actor,
    trail: [
      [say('rounds'), '/console'],
      [round.meetingTitle, roundPath(round)],
    ],
    main: html`<h1>${say('deliveriesTitle')}</h1>
${done}
<nav class="tabs" aria-label="${say('deliveriesFilter')}">${DELIVERY_GROUPS.map((one) => html`<a href="${path}?state=${one}"${one === group && html` aria-current="page"`}>${groupName(one)}</a>`)}</nav>
<section class="card">${deliveries.length === 0 ? html`<p class="none">${say('deliveriesEmpty')}</p>` : deliveryTable(deliveries)}
${deliveries.length === limit && html`<p class="hint">${say('deliveriesLimit', { limit })}</p>`}
${
  mayRetry &&
  html`<form method="post" action="${path}?state=${group}"><p class="hint">${say('retryText')}</p><div class="actions"><button class="primary">${say('retryAll')}</button></div></form>`
}</section>
<p><a href="${roundPath(round, '/faults')}">${say('faultsShow')}</a></p>`,
  });
}

function deliveryTable(deliveries: readonly ListedDelivery[]): Html {
  return html`<div class="wide" tabindex="0" role="region" aria-label="${say('deliveriesTitle')}"><table>
<thead><tr><th scope="col">${say('member')}</th><th scope="col">${say('kind')}</th><th scope="col">${say('contact')}</th><th scope="col">${say('due')}</th><th scope="col">${say('sent')}</th><th scope="col">${say('reason')}</th></tr></thead>
<tbody>${deliveries.map((one) => html`<tr><th scope="row"><bdi>${one.member}</bdi></th><td>${say(`kind.${one.kind}`)}</td><td><bdi>${one.contact ?? '–'}</bdi></td><td>${genevaTime(one.dueAt)}</td><td>${one.sentAt === null ? '–' : genevaTime(one.sentAt)}</td><td>${one.reason ?? '–'}</td></tr>`)}</tbody></table></div>`;
}
