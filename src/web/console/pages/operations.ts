import type { HeldNow } from '../../../application/deliveries/holds.ts';
import { genevaTime } from '../../../application/geneva-words.ts';
import {
  COUNTED_MAX,
  type DeliveryOverview,
  OPEN_STATES,
  type TroubledDelivery,
} from '../../../application/operations/rows.ts';
import type { Operations } from '../../../application/operations/see-operations.ts';
import { JOB_STATES } from '../../../application/queue.ts';
import type { StaffActor } from '../../../application/staff/sessions.ts';
import { type Html, html } from '../../html.ts';
import { layout } from '../layout.ts';
import { roundPath } from '../parts/round-words.ts';
import { genevaClock, genevaSecond } from '../times.ts';
import { type ConsoleWord, LOCALE, say } from '../words.ts';

/** From here on something is likely to be wrong: "parley doctor" warns then, too. */
const LATE_MINUTES = 10;
const numbers = new Intl.NumberFormat(LOCALE);

export interface OperationsModel {
  readonly actor: StaffActor;
  readonly seen: Operations;
}

/** Whether messages go out as they should: what waits, what is held, what the queues say, what was set aside. */
export function operationsPage({ actor, seen }: OperationsModel): string {
  const { now, overview, troubled, queue, holds } = seen;
  return layout({
    title: say('operations'),
    actor,
    trail: [[say('rounds'), '/console']],
    main: html`<h1>${say('operations')}</h1>
<p class="under">${say('opsLead')}</p>
<section class="card"><h2>${say('opsOldest')}</h2>${oldest(now, overview)}
<p class="since">${say('countedAt', { time: genevaClock(now) })} <a href="/console/operations">${say('refresh')}</a></p></section>
<section class="card"><h2>${say('opsMessages')}</h2>${countTable(overview)}</section>
<section class="card"><h2>${say('opsHolds')}</h2>${holdTable(holds)}</section>
<section class="card"><h2>${say('opsTroubled')}</h2>${troubledTable(troubled)}</section>
<section class="card"><h2>${say('opsQueues')}</h2>${queueTable(queue)}</section>`,
  });
}

function oldest(now: number, { oldestDueAt }: DeliveryOverview): Html {
  if (oldestDueAt === null) return html`<p>${say('opsOldestNone')}</p>`;
  const minutes = Math.floor((now - oldestDueAt) / 60_000);
  return html`<p>${say('opsOldestDue', { time: genevaTime(oldestDueAt), minutes })}</p>
${minutes >= LATE_MINUTES && html`<p class="hint">${say('opsOldestLate')}</p>`}`;
}

function countTable({ counts }: DeliveryOverview): Html {
  return table(
    'opsMessages',
    ['opsState'],
    ['opsCount'],
    OPEN_STATES.map(
      (state) =>
        html`<tr><th scope="row">${say(`opsState.${state}`)}</th>${countCell(counts[state])}</tr>`,
    ),
  );
}

function holdTable(holds: readonly HeldNow[]): Html {
  if (holds.length === 0) return html`<p class="none">${say('opsHoldsNone')}</p>`;
  const rows = holds.map(
    (hold) =>
      html`<tr><th scope="row"><bdi>${placeName(hold)}</bdi></th><td>${genevaSecond(hold.until)}</td><td>${hold.reason}</td></tr>`,
  );
  return html`<p>${say('opsHoldsText')}</p>${table('opsHolds', ['opsWhere', 'opsUntil', 'reason'], [], rows)}`;
}

function placeName({ per, platform, tenant }: HeldNow): string {
  const word = per === 'account' && tenant !== '' ? 'account-of' : per;
  return say(`opsHeld.${word}`, { platform, tenant });
}

function troubledTable(troubled: readonly TroubledDelivery[]): Html {
  if (troubled.length === 0) return html`<p class="none">${say('opsTroubledNone')}</p>`;
  const rows = troubled.map(
    (one) =>
      html`<tr><th scope="row"><bdi>${one.to}</bdi></th><td>${roundLink(one)}</td><td>${say(`opsState.${one.state}`)}</td><td>${one.platform ?? '–'}</td><td>${genevaTime(one.since)}</td><td>${one.reason ?? '–'}</td></tr>`,
  );
  const heads = ['opsTo', 'opsRound', 'opsState', 'opsChannel', 'opsSince', 'reason'] as const;
  return html`<p>${say('opsTroubledText')}</p>${table('opsTroubled', heads, [], rows)}`;
}

function roundLink({ round, state }: TroubledDelivery): Html {
  if (round === null) return html`–`;
  const group = state === 'shunted' ? 'shunted' : 'unclear';
  return html`<a href="${roundPath({ slug: round }, `/deliveries?state=${group}`)}">${round}</a>`;
}

function queueTable({ store, counts }: Operations['queue']): Html {
  if (counts === undefined) return html`<p>${say('opsQueuesAway', { store })}</p>`;
  const heads = JOB_STATES.map((state): ConsoleWord => `opsJob.${state}`);
  const rows = counts.map(
    (one) =>
      html`<tr><th scope="row">${one.queue}</th>${JOB_STATES.map((state) => countCell(one.counts[state]))}</tr>`,
  );
  return html`<p>${say('opsQueuesText', { store })}</p>${table('opsQueues', ['opsQueue'], heads, rows)}`;
}

function countCell(count: number): Html {
  const text =
    count < COUNTED_MAX ? numbers.format(count) : say('opsOrMore', { count: COUNTED_MAX });
  return html`<td class="n${count === 0 && ' zero'}">${text}</td>`;
}

/** Columns of words, then columns of numbers. */
function table(
  name: ConsoleWord,
  words: readonly ConsoleWord[],
  counted: readonly ConsoleWord[],
  rows: readonly Html[],
): Html {
  return html`<div class="wide" tabindex="0" role="region" aria-label="${say(name)}"><table>
<thead><tr>${words.map((word) => html`<th scope="col">${say(word)}</th>`)}${counted.map((word) => html`<th scope="col" class="n">${say(word)}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div>`;
}
