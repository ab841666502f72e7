import type { ListedFault } from '../../../application/deliveries/fault-rows.ts';
import { genevaTime } from '../../../application/geneva-words.ts';
import type { RoundRecord } from '../../../application/rounds/rows.ts';
import type { StaffActor } from '../../../application/staff/sessions.ts';
import { mayDo } from '../../../domain/permissions.ts';
import { type Html, html } from '../../html.ts';
import { type Fields, textOf } from '../fields.ts';
import { layout } from '../layout.ts';
import { textArea, tick } from '../parts/controls.ts';
import { roundPath } from '../parts/round-words.ts';
import type { Problem } from '../refused.ts';
import { say } from '../words.ts';

interface FaultsModel {
  readonly actor: StaffActor;
  readonly round: RoundRecord;
}

/** The ways to a round's contacts that were set aside, with the reason. */
export function faultsPage(
  model: FaultsModel & {
    readonly faults: readonly ListedFault[];
    readonly limit: number;
    readonly done?: Html | undefined;
  },
): string {
  const { actor, round, faults, limit, done } = model;
  return layout({
    title: `${say('faults')}: ${round.slug}`,
    actor,
    trail: trailOf(round),
    main: html`<h1>${say('faults')}</h1>
${done}
<p class="lead">${say('faultsLead')}</p>
<section class="card">${faults.length === 0 ? html`<p class="none">${say('faultsNone')}</p>` : faultTable(model, faults)}
${faults.length === limit && html`<p class="hint">${say('deliveriesLimit', { limit })}</p>`}</section>`,
  });
}

function faultTable({ actor, round }: FaultsModel, faults: readonly ListedFault[]): Html {
  const mayClear = mayDo(actor, 'delivery.clear-fault');
  const clearLink = ({ id, contact }: ListedFault) =>
    html`<td><a href="${roundPath(round, `/faults/${id}`)}" aria-label="${say('clear')}: ${contact}">${say('clear')}</a></td>`;
  return html`<div class="wide" tabindex="0" role="region" aria-label="${say('faults')}"><table>
<thead><tr><th scope="col">${say('member')}</th><th scope="col">${say('contact')}</th><th scope="col">${say('way')}</th><th scope="col">${say('cause')}</th><th scope="col">${say('reason')}</th><th scope="col">${say('since')}</th>${mayClear && html`<td></td>`}</tr></thead>
<tbody>${faults.map((fault) => html`<tr><th scope="row"><bdi>${fault.member}</bdi></th><td><bdi>${fault.contact}</bdi></td><td>${wayText(fault)}</td><td>${say(`cause.${fault.cause}`)}</td><td>${fault.reason}</td><td>${genevaTime(fault.since)}</td>${mayClear && clearLink(fault)}</tr>`)}</tbody></table></div>`;
}

/** Why it was set aside, why it may be used again, one button; after a complaint also the owner's consent. */
export function clearFaultPage(
  model: FaultsModel & {
    readonly fault: ListedFault;
    readonly typed: Fields;
    readonly problem?: Problem | undefined;
  },
): string {
  const { actor, round, fault, typed, problem } = model;
  const isComplaint = fault.cause === 'complained';
  const path = roundPath(round, '/faults');
  return layout({
    title: `${say('clearTitle')}: ${fault.contact}`,
    problem,
    actor,
    trail: [...trailOf(round), [say('faults'), path]],
    main: html`<section class="card act"><h1>${say('clearTitle')}</h1>
<p class="under"><bdi>${fault.contact}</bdi>, <bdi>${fault.member}</bdi> · ${wayText(fault)}</p>
<p class="lead">${say(`cause.${fault.cause}`)}, ${genevaTime(fault.since)}: ${fault.reason}</p>
<p>${say(isComplaint ? 'clearComplaintText' : 'clearText')}</p>
<form method="post" action="${path}/${fault.id}" novalidate>
${textArea({ name: 'reason', label: say('fieldReason'), hint: say('fieldReasonNeeded'), value: textOf(typed, 'reason') })}
${isComplaint && consentTick(typed)}
<div class="actions"><button class="primary">${say('clear')}</button> <a class="button quiet" href="${path}">${say('cancel')}</a></div>
</form></section>`,
  });
}

function consentTick(typed: Fields): Html {
  return html`<div class="apart">${tick({
    ...{ id: 'consent', name: 'consent', value: 'yes', on: typed.get('consent') === 'yes' },
    text: html`${say('fieldConsent')}<br><span class="hint">${say('fieldConsentHint')}</span>`,
  })}</div>`;
}

function wayText({ way }: ListedFault): Html {
  return html`${way.platform} <bdi>${way.externalId}</bdi>`;
}

function trailOf(round: RoundRecord): readonly (readonly [string, string])[] {
  return [
    [say('rounds'), '/console'],
    [round.meetingTitle, roundPath(round)],
    [say('deliveriesTitle'), roundPath(round, '/deliveries')],
  ];
}
