import type {
  NominationList,
  ShownNomination,
} from '../../../application/nominations/list-nominations.ts';
import type { StaffActor } from '../../../application/staff/sessions.ts';
import { mayDo } from '../../../domain/permissions.ts';
import { type Html, html } from '../../html.ts';
import { layout } from '../layout.ts';
import { meetingNav, meetingTrail } from '../parts/meeting-nav.ts';
import { nominationsPath } from '../parts/nomination-forms.ts';
import { consentText, nominatedWords, stateText } from '../parts/nomination-words.ts';
import { say } from '../words.ts';

export interface NominationsModel {
  readonly actor: StaffActor;
  readonly list: NominationList;
  readonly done?: Html | undefined;
}

/** A meeting's nominations: who is named, with whose consent, and what was decided. */
export function nominationsPage({ actor, list, done }: NominationsModel): string {
  const { meeting, nominated, consented, invited, nominations } = list;
  return layout({
    title: `${say('nominations')}: ${meeting.title}`,
    actor,
    trail: meetingTrail(meeting),
    main: html`<h1>${say('nominations')}</h1>
<p class="under">${meeting.title} <span class="slug">${meeting.slug}</span> · ${say('nominationsCount', { nominated, consented, invited })}</p>
${meetingNav(meeting, 'nominations')}
<p class="under">${say('nominationsLead')}</p>
${done}
${nominations !== null && html`<section class="card">${nominations.length === 0 ? html`<p class="none">${say('nominationsNone')}</p>` : nominationTable(meeting.slug, nominations)}</section>`}
${regionCard(list)}
${mayDo(actor, 'nomination.take') && takeCard(list)}`,
  });
}

function nominationTable(meeting: string, nominations: readonly ShownNomination[]): Html {
  return html`<div class="wide" tabindex="0" role="region" aria-label="${say('nominations')}"><table>
<thead><tr><th scope="col">${say('nominationNumber')}</th><th scope="col">${say('nominationWords')}</th><th scope="col">${say('nominationBy')}</th><th scope="col">${say('nominationFor')}</th><th scope="col">${say('nominationConsent')}</th><th scope="col">${say('nominationState')}</th></tr></thead>
<tbody>${nominations.map(
    (one) =>
      html`<tr><th scope="row"><a href="${nominationsPath(meeting, `/${one.number}`)}">P${one.number}</a></th><td>${nominatedWords(one)}</td><td>${one.by.name} (${one.by.countryIso2})</td><td>${say(`nominationKind.${one.kind}`)}</td><td>${consentText(one)}</td><td>${stateText(one)}</td></tr>`,
  )}</tbody></table></div>`;
}

function regionCard({ regions, nominations }: NominationList): Html {
  return html`<section class="card"><h2>${say('nominationsRegions')}</h2>${nominations === null && html`<p class="hint">${say('nominationsRegionsText')}</p>`}
<table><thead><tr><th scope="col">${say('nominationRegion')}</th><th scope="col" class="n">${say('nominationCount')}</th></tr></thead>
<tbody>${regions.map(({ region, nominated }) => html`<tr><th scope="row">${region}</th><td class="n">${nominated ?? html`<span class="none">${say('nominationsNotTold')}</span>`}</td></tr>`)}</tbody></table></section>`;
}

function takeCard({ meeting, untaken }: NominationList): Html {
  return html`<section class="card"><h2>${say('nominationsTake')}</h2><p class="hint">${say('nominationsTakeText')}${untaken > 0 && html` <b>${say('nominationsUntaken', { untaken })}</b>`}</p>
<form class="actions" method="post" action="${nominationsPath(meeting.slug, '/take')}"><button>${say('nominationsTake')}</button></form></section>`;
}
