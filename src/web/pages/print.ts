import { html } from '../html.ts';
import { isolated } from '../words.ts';
import { type ConversationPage, conversationPath, frame } from './frame.ts';
import { answerText } from './review.ts';
import { bySection } from './sections.ts';

/** Everything on one sheet, without buttons: for the file, or for a colleague who must agree first. */
export function printPage(page: ConversationPage): string {
  const { words, view } = page;
  const title = words.say('printTitle', { member: isolated(view.member) });
  return frame(page, {
    title,
    main: html`<h1>${title}</h1>
<p class="lead"><bdi>${view.roundTitle}</bdi></p>
<p class="hint screen">${words.say('printHint')} <a href="${conversationPath(view)}">${words.say('goBack')}</a></p>
${bySection(view.review.items).map(
  ({ section, items }) => html`<section>${section !== undefined && html`<h2>${section}</h2>`}
<dl class="answers">${items.map((item) => html`<div><dt>${words.say('itemNumber', { number: item.number })} ${item.title}</dt><dd dir="auto">${answerText(page, item)}</dd></div>`)}</dl></section>`,
)}`,
  });
}
