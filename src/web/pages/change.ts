import { PAGE_FIELDS } from '../../platform/page-fields.ts';
import type { ReviewItem } from '../../platform/prompt.ts';
import { html } from '../html.ts';
import { type ConversationPage, conversationPath, frame } from './frame.ts';
import { hiddenFields } from './hidden.ts';
import { answerText } from './review.ts';

/** One saved answer at an address of its own. Looking changes nothing; the button goes to the question. */
export function changePage(page: ConversationPage, item: ReviewItem): string {
  const { words, view } = page;
  const label = words.say(item.answer === undefined ? 'answerNow' : 'changeAnswer');
  return frame(page, {
    title: item.title,
    main: html`${item.section !== undefined && html`<p class="section">${item.section}</p>`}
<h1>${item.title}</h1>
<p class="lead" dir="auto">${answerText(page, item)}</p>
<form method="post" action="${conversationPath(view)}">${hiddenFields(page)}
<div class="actions">${view.canEdit && html`<button class="primary" name="${PAGE_FIELDS.command}" value="change ${item.question}">${label}</button>`}<a class="button" href="${conversationPath(view, '/review')}">${words.say('reviewAll')}</a></div>
</form>`,
  });
}
