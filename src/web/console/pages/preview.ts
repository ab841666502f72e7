import { genevaTime } from '../../../application/geneva-words.ts';
import {
  type MessagePreview,
  PREVIEW_OCCASIONS,
} from '../../../application/rounds/preview-message.ts';
import type { RoundRecord } from '../../../application/rounds/rows.ts';
import type { StaffActor } from '../../../application/staff/sessions.ts';
import { LANGUAGES, type Language } from '../../../domain/language.ts';
import { ADDRESSEE_STATES } from '../../../domain/rounds/addressee-state.ts';
import { type Html, html } from '../../html.ts';
import { isolated, LANGUAGE_NAMES } from '../../words.ts';
import { layout } from '../layout.ts';
import { selectField } from '../parts/controls.ts';
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

/** Each line finds its own direction: names and links of another script stand in it unharmed. */
function letterPart({ language, direction, letter }: MessagePreview): Html {
  const { subject, paragraphs, link, closing } = letter;
  return html`<article class="card letter" lang="${language}" dir="${direction}"><h2>${subject}</h2>
${paragraphs.map(linesOf)}
${link !== undefined && html`<p><span class="button primary">${link.label}</span></p><p class="hint"><bdi dir="ltr">${link.url}</bdi></p>`}
<div class="end">${closing.map(linesOf)}</div></article>`;
}

function linesOf(paragraph: string): Html {
  const lines = paragraph.split('\n');
  return html`<p>${lines.map((line, index) => html`${index > 0 && html`<br>`}${line}`)}</p>`;
}
