import { directionOf, type Language } from '../../../domain/language.ts';
import type { Letter } from '../../../platform/adapter.ts';
import { type Html, html } from '../../html.ts';

interface ShownLetter {
  readonly language: Language;
  readonly letter: Letter;
}

/** Each line finds its own direction: names and links of another script stand in it unharmed. */
export function letterPart({ language, letter }: ShownLetter): Html {
  const { subject, paragraphs, link, closing } = letter;
  return html`<article class="card letter" lang="${language}" dir="${directionOf(language)}"><h2>${subject}</h2>
${paragraphs.map(linesOf)}
${link !== undefined && html`<p><span class="button primary">${link.label}</span></p><p class="hint"><bdi dir="ltr">${link.url}</bdi></p>`}
<div class="end">${closing.map(linesOf)}</div></article>`;
}

function linesOf(paragraph: string): Html {
  const lines = paragraph.split('\n');
  return html`<p>${lines.map((line, index) => html`${index > 0 && html`<br>`}${line}`)}</p>`;
}
