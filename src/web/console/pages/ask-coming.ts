import type { AskedLetter, Foreseen, Unreached } from '../../../application/coming/ask-members.ts';
import type { MeetingRecord } from '../../../application/meetings/rows.ts';
import type { StaffActor } from '../../../application/staff/sessions.ts';
import { LANGUAGES } from '../../../domain/language.ts';
import { ASKINGS, type Asking } from '../../../domain/register/asking.ts';
import { type Html, html } from '../../html.ts';
import { LANGUAGE_NAMES } from '../../words.ts';
import { layout } from '../layout.ts';
import { letterPart } from '../parts/letter.ts';
import { meetingNav, meetingTrail, pageOf } from '../parts/meeting-nav.ts';
import { entryPath } from '../parts/register-words.ts';
import { say } from '../words.ts';

export interface AskModel {
  readonly actor: StaffActor;
  readonly meeting: MeetingRecord;
  readonly foreseen: Foreseen;
  /** The letter as one of those would get it; undefined: nobody would. */
  readonly preview: (AskedLetter & { readonly asking: Asking }) | undefined;
}

/** Before members are asked whether they come: how many, who is not, and what they will read. */
export function askComingPage(model: AskModel): string {
  const { actor, meeting, foreseen, preview } = model;
  const { asked, answered, already, unreached } = foreseen;
  return layout({
    title: `${say('askComing')}: ${meeting.title}`,
    actor,
    trail: meetingTrail(meeting, [say('register'), pageOf(meeting.slug, 'register')]),
    main: html`<h1>${say('askComing')}</h1>
<p class="under">${meeting.title} <span class="slug">${meeting.slug}</span></p>
${meetingNav(meeting, 'register')}
<section class="card act"><p>${say('askComingLead')}</p>
<p><b>${say('askComingCount', { asked })}</b> <small>${say('askComingOthers', { answered, already })}</small></p>
${asked > 0 && html`<form method="post" action="${pageOf(meeting.slug, 'register', '/ask')}"><div class="actions"><button class="primary">${say('askComingDo', { asked })}</button></div></form>`}</section>
${unreached.length > 0 && unreachedCard(meeting.slug, unreached)}
${preview !== undefined && previewPart(meeting.slug, preview)}`,
  });
}

function unreachedCard(meeting: string, unreached: readonly Unreached[]): Html {
  return html`<section class="card"><h2>${say('askComingNot')}</h2><ul>${unreached.map(({ number, name, why }) => html`<li><a href="${entryPath(meeting, number)}">R${number}</a> <bdi>${name}</bdi>: ${say(`notAsked.${why}`)}</li>`)}</ul></section>`;
}

function previewPart(meeting: string, shown: AskedLetter & { readonly asking: Asking }): Html {
  const { asking, language, entity } = shown;
  const path = (change: { readonly asking?: Asking; readonly language?: string }) =>
    `${pageOf(meeting, 'register', '/ask')}?${new URLSearchParams({ asking, language, ...change })}#letter`;
  return html`<section id="letter"><h2>${say('askComingLetter')}</h2>
<nav class="tabs" aria-label="${say('askComingQuestion')}">${ASKINGS.map((one) => html`<a href="${path({ asking: one })}"${one === asking && html` aria-current="page"`}>${say(`asking.${one}`)}</a>`)}</nav>
<nav class="tabs" aria-label="${say('language')}">${LANGUAGES.map((one) => html`<a href="${path({ language: one })}" lang="${one}" hreflang="${one}"${one === language && html` aria-current="page"`}>${LANGUAGE_NAMES[one]}</a>`)}</nav>
<p class="under">${say('askComingTo')} <bdi>${entity}</bdi></p>
${letterPart(shown)}</section>`;
}
