import { genevaTime } from '../../../application/geneva-words.ts';
import type { RoundRecord } from '../../../application/rounds/rows.ts';
import type { StaffActor } from '../../../application/staff/sessions.ts';
import type { ListedSubscription } from '../../../application/subscriptions/rows.ts';
import { mayDo } from '../../../domain/permissions.ts';
import { type Html, html } from '../../html.ts';
import { say } from '../words.ts';
import { roundPath } from './round-words.ts';

/** The channels that are told of a round's milestones, each with a button that ends it. */
export function subscriptionPart(
  subscriptions: readonly ListedSubscription[],
  { round, actor }: { readonly round: RoundRecord; readonly actor: StaffActor },
): Html {
  const mayEnd = mayDo(actor, 'round.subscribe');
  const { slug } = round;
  return html`<section class="card"><h2>${say('subscriptions')}</h2>${
    subscriptions.length === 0
      ? html`<p class="none">${say('subscriptionsNone', { round: slug })}</p>`
      : html`<p class="hint">${say('subscriptionsText', { round: slug })}</p>
<ul class="ways">${subscriptions.map((one) => html`<li>${lineOf(one)}${mayEnd && one.endedAt === null && endForm(round, one)}</li>`)}</ul>`
  }</section>`;
}

function lineOf({ channel, createdAt, by, endReason }: ListedSubscription): Html {
  const { platform, externalId } = channel;
  const how =
    endReason === null
      ? say('subscriptionBy', { time: genevaTime(createdAt), name: by })
      : say('subscriptionRefused', { reason: endReason });
  return html`${platform} <bdi>${externalId}</bdi>, ${how}`;
}

function endForm(round: RoundRecord, { id, channel }: ListedSubscription): Html {
  return html` <form method="post" action="${roundPath(round, `/subscriptions/${id}`)}"><button class="quiet" aria-label="${say('subscriptionEnd')}: ${channel.externalId}">${say('subscriptionEnd')}</button></form>`;
}
