import type { AgendaVersionSummary } from '../../../application/agenda/list-versions.ts';
import { dayText, genevaTime } from '../../../application/geneva-words.ts';
import type { ChatPlatform } from '../../../application/linking/chats.ts';
import type { AudiencePreview } from '../../../application/rounds/preview-audience.ts';
import type { RoundStatus } from '../../../application/rounds/round-status.ts';
import type { RoundRecord } from '../../../application/rounds/rows.ts';
import type { StaffActor } from '../../../application/staff/sessions.ts';
import type { ListedSubscription } from '../../../application/subscriptions/rows.ts';
import { mayDo } from '../../../domain/permissions.ts';
import { offeredActs } from '../../../domain/rounds/offered-acts.ts';
import type { RoundAct } from '../../../domain/rounds/state-machine.ts';
import { type Html, html } from '../../html.ts';
import { layout } from '../layout.ts';
import { deliveryCounts } from '../parts/delivery-counts.ts';
import { previewText } from '../parts/preview.ts';
import { progressPart } from '../parts/progress.ts';
import { audienceText, closingText, roundPath, stateTag } from '../parts/round-words.ts';
import { ruleTable } from '../parts/rule-table.ts';
import { subscriptionPart } from '../parts/subscriptions.ts';
import { eitherOf, say } from '../words.ts';

export interface RoundModel {
  readonly actor: StaffActor;
  readonly now: number;
  readonly status: RoundStatus;
  /** Whom it would ask; only before it opens. */
  readonly preview?: AudiencePreview | undefined;
  readonly subscriptions: readonly ListedSubscription[];
  readonly versions: readonly AgendaVersionSummary[];
  /** Chats in which its contacts can be looked for. */
  readonly chats: readonly ChatPlatform[];
  readonly done?: Html | undefined;
}

/** One round: how far it is, who is missing, what went out, and what can be done now. */
export function roundPage(model: RoundModel): string {
  const { actor, now, status, preview, done } = model;
  const { round } = status;
  const isOpened = status.progress.asked > 0;
  return layout({
    title: `${round.meetingTitle} (${round.slug})`,
    actor,
    trail: [[say('rounds'), '/console']],
    main: html`<div class="head"><h1>${round.meetingTitle} ${stateTag(round)}</h1></div>
<p class="under"><span class="slug">${round.slug}</span> · ${closingText(round, now)}</p>
${done}
<div class="columns"><div>
${isOpened ? progressCard(model) : preview && html`<section class="card"><h2>${say('whoIsAsked')}</h2><p class="counted">${previewText(preview)}</p></section>`}
${foresightCard(status)}
${isOpened && gapCard(status)}
${status.unreachable.length > 0 && unreachableCard(status)}
${isOpened && html`<section class="card"><h2>${say('deliveries')}</h2>${deliveryCounts(status.deliveries)}<p><a href="${roundPath(round, '/deliveries')}">${say('deliveriesShow')}</a></p></section>`}
</div><div>
${actCard(round, actor)}
${lookCard(model)}
${agendaCard(model)}
${subscriptionPart(model.subscriptions, { round, actor })}
${factCard(status)}
</div></div>`,
  });
}

function progressCard({ status, now }: RoundModel): Html {
  const { round, progress } = status;
  const isLive = round.state === 'open' || round.state === 'paused' || round.state === 'closed';
  return html`<section class="card"><h2 class="away">${say('progress')}</h2>
<div${isLive && html` data-live="${roundPath(round, '/progress')}"`}>${progressPart(progress, now)}</div>
<form class="again" method="get" action="${roundPath(round)}"><button class="quiet">${say('refresh')}</button></form></section>`;
}

/** What the round will say, while it still says anything; the messages can be read ever after. */
function foresightCard({ round, rules }: RoundStatus): Html {
  const isOver = round.state === 'closed' || round.state === 'archived';
  return html`<section class="card"><h2>${say(isOver ? 'reminders' : 'calendar')}</h2>${ruleTable(rules)}
<ul class="ways">${!isOver && html`<li><a href="${roundPath(round, '/calendar')}">${say('calendarLink')}</a></li>`}<li><a href="${roundPath(round, '/preview')}">${say('previews')}</a></li></ul></section>`;
}

function gapCard({ progress }: RoundStatus): Html {
  return html`<section class="card"><h2>${say('gaps')}</h2>${
    progress.gaps.length === 0
      ? html`<p>${say('gapsNone')}</p>`
      : html`<p class="hint">${say('gapsText')}</p><ul class="tags">${progress.gaps.map(
          ({ region, category }) =>
            html`<li>${say('gap', { category: say(`category.${category}`), region: say(`region.${region}`) })}</li>`,
        )}</ul>`
  }</section>`;
}

function unreachableCard({ unreachable }: RoundStatus): Html {
  return html`<section class="card"><h2>${say('unreachable')}</h2><p class="hint">${say('unreachableText')}</p>
<ul class="tags">${unreachable.map(({ name, countryIso2 }) => html`<li><bdi>${name}</bdi> (${countryIso2})</li>`)}</ul></section>`;
}

/** What a round in this state waits for. */
const FORWARD: ReadonlySet<RoundAct> = new Set(['open', 'resume']);

function actCard(round: RoundRecord, actor: StaffActor): Html {
  const acts = offeredActs(round.state, actor);
  return html`<section class="card"><h2>${say('acts')}</h2>${
    acts.length === 0
      ? html`<p class="none">${say('actsNone')}</p>`
      : html`<ul class="acts">${acts.map((act) => html`<li><a class="button${FORWARD.has(act) && ' primary'}" href="${roundPath(round, `/${act}`)}">${say(`act.${act}`)}</a></li>`)}</ul>`
  }</section>`;
}

function lookCard({ chats, actor, status: { round } }: RoundModel): Html | false {
  if (chats.length === 0 || round.state !== 'open' || !mayDo(actor, 'contact.link')) return false;
  const names = eitherOf(chats.map(({ name }) => name));
  return html`<section class="card"><h2>${say('lookFor')}</h2><p class="hint">${say('lookForText', { chats: names })}</p>
<form method="post" action="${roundPath(round, '/contacts')}"><button>${say('lookForButton')}</button></form></section>`;
}

function agendaCard({ status: { round }, versions }: RoundModel): Html {
  return html`<section class="card"><h2>${say('agenda')}</h2>
<p class="none">${say('agendaOne', { count: versions.length })}</p>
<p><a href="${roundPath(round, '/agenda')}">${say('agendaOpen')}</a></p>
<p class="hint">${say('needsText')} <a href="${roundPath(round, '/needs')}">${say('needsOpen')}</a></p></section>`;
}

function factCard({ round, closing }: RoundStatus): Html {
  const facts: readonly (readonly [string, string, string?])[] = [
    [say('factBegins'), dayText(round.meetingStartsOn)],
    [say('factAsked'), audienceText(round.audience)],
    ...(round.openedAt === null ? [] : [[say('factOpened'), genevaTime(round.openedAt)] as const]),
    [
      say('factCloses'),
      say('factClosesText', { day: dayText(round.closesOn) }),
      closing === null
        ? ''
        : say('factClosesSpan', {
            first: genevaTime(closing.first),
            last: genevaTime(closing.last),
          }),
    ],
    [
      say('factLate'),
      round.lateUntil === null
        ? say('factLateNone')
        : say('factLateUntil', { time: genevaTime(round.lateUntil) }),
    ],
    [say('factThreshold'), say('factThresholdText', { threshold: round.threshold })],
  ];
  return html`<section class="card"><h2>${say('facts')}</h2><dl class="facts">${facts.map(([label, text, more = '']) => html`<div><dt>${label}</dt><dd>${text}${more !== '' && html`<small>${more}</small>`}</dd></div>`)}</dl></section>`;
}
