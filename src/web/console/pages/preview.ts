import { genevaTime } from '../../../application/geneva-words.ts';
import {
  type MessagePreview,
  PREVIEW_OCCASIONS,
} from '../../../application/rounds/preview-message.ts';
import type { RoundRecord } from '../../../application/rounds/rows.ts';
import type { StaffActor } from '../../../application/staff/sessions.ts';
import { LANGUAGES, type Language } from '../../../domain/language.ts';
import { ADDRESSEE_STATES } from '../../../domain/rounds/addressee-state.ts';
import { html } from '../../html.ts';
import { isolated, LANGUAGE_NAMES } from '../../words.ts';
import { layout } from '../layout.ts';
import { selectField } from '../parts/controls.ts';
import { letterPart } from '../parts/letter.ts';
import { roundPath, stateTag } from '../parts/round-words.ts';
import { say } from '../words.ts';

/** One message in one language, as a member would read it; the others are one click away. */
export function previewPage(
  actor: StaffActor,
  round: RoundRecord,
  preview: MessagePreview,
): string {
  const { occasion, state, language, to, at } = preview;
  const path = roundPath(round, '/preview');
  const inLanguage = (one: Language) =>
    `${path}?${new URLSearchParams({ occasion, state, language: one })}`;
  const time = genevaTime(at);
  return layout({
    title: `${say('previewTitle')}: ${round.slug}`,
    actor,
    trail: [
      [say('rounds'), '/console'],
      [round.meetingTitle, roundPath(round)],
    ],
    main: html`<h1>${say('previewTitle')}</h1>
<p class="under">${round.meetingTitle} ${stateTag(round)} <span class="slug">${round.slug}</span></p>
<form class="card choose" method="get" action="${path}"><input type="hidden" name="language" value="${language}">
<div class="pair"><div>${selectField({ name: 'occasion', label: say('previewOccasion'), value: occasion, options: PREVIEW_OCCASIONS.map((one) => [one, say(`occasion.${one}`)]) })}</div>
<div>${selectField({ name: 'state', label: say('previewState'), value: state, options: ADDRESSEE_STATES.map((one) => [one, say(`standing.${one}`)]) })}</div></div>
<div class="actions"><button>${say('previewShow')}</button></div></form>
<nav class="tabs" aria-label="${say('language')}">${LANGUAGES.map((one) => html`<a href="${inLanguage(one)}" lang="${one}" hreflang="${one}"${one === language && html` aria-current="page"`}>${LANGUAGE_NAMES[one]}</a>`)}</nav>
<p class="under">${to === null ? say('previewNobody', { time }) : say('previewTo', { contact: isolated(to.contact), member: isolated(to.member), time })}</p>
${letterPart(preview)}
<p class="hint">${say('previewLead')}</p>`,
  });
}
