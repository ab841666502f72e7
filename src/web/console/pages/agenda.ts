import type { AgendaVersionSummary } from '../../../application/agenda/list-versions.ts';
import { genevaTime } from '../../../application/geneva-words.ts';
import type { RoundRecord } from '../../../application/rounds/rows.ts';
import type { StaffActor } from '../../../application/staff/sessions.ts';
import { mayDo } from '../../../domain/permissions.ts';
import { type Html, html } from '../../html.ts';
import { layout } from '../layout.ts';
import { roundPath, stateTag } from '../parts/round-words.ts';
import type { Problem } from '../refused.ts';
import { say } from '../words.ts';

export interface AgendaModel {
  readonly actor: StaffActor;
  readonly round: RoundRecord;
  readonly versions: readonly AgendaVersionSummary[];
  readonly done?: Html | undefined;
  readonly problem?: Problem;
}

/** A round's agenda: its frozen versions, and a button for the next. */
export function agendaPage({ actor, round, versions, done, problem }: AgendaModel): string {
  const isClosed = round.state === 'closed' || round.state === 'archived';
  return layout({
    title: `${say('agenda')}: ${round.slug}`,
    problem,
    actor,
    trail: [
      [say('rounds'), '/console'],
      [round.meetingTitle, roundPath(round)],
    ],
    main: html`<h1>${say('agenda')}</h1>
<p class="under">${round.meetingTitle} ${stateTag(round)} <span class="slug">${round.slug}</span></p>
<p class="under">${say('agendaLead')}</p>
${done}
<section class="card"><h2>${say('versions')}</h2>${versions.length === 0 ? html`<p class="none">${say('agendaNone')}</p>` : versionList(round, versions)}
${!isClosed && html`<p>${say('agendaHidden')}</p>`}
${isClosed && mayDo(actor, 'agenda.build') && html`<form method="post" action="${roundPath(round, '/agenda')}"><p class="hint">${say('buildText')}</p><div class="actions"><button class="primary">${say('build')}</button></div></form>`}
</section>`,
  });
}

function versionList(round: RoundRecord, versions: readonly AgendaVersionSummary[]): Html {
  return html`<ul class="plain">${versions.map(
    ({
      number,
      builtAt,
      sha256,
    }) => html`<li><b><a href="${roundPath(round, `/agenda/${number}`)}">${say('version', { number })}</a></b>
<span>${say('builtAt', { time: genevaTime(builtAt) })}</span><span class="slug">${say('fingerprint', { sha256: sha256.slice(0, 12) })}</span></li>`,
  )}</ul>`;
}
