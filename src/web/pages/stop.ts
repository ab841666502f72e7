import { PAGE_FIELDS } from '../../platform/page-fields.ts';
import { html } from '../html.ts';
import { isolated } from '../words.ts';
import { type ConversationPage, conversationPath, frame } from './frame.ts';
import { hiddenFields } from './hidden.ts';

/** No more reminders, in this consultation or in all; answering stays possible. */
export function stopPage(page: ConversationPage): string {
  const { words, view } = page;
  return frame(page, {
    title: words.say('stopTitle'),
    main: html`<h1>${words.say('stopTitle')}</h1>
<p class="lead">${words.say('stopText', { when: isolated(view.closesAtText) })}</p>
<form method="post" action="${conversationPath(view)}">${hiddenFields(page)}
<div class="actions"><button class="primary" name="${PAGE_FIELDS.command}" value="stop">${words.say('stopRound')}</button><button class="secondary" name="${PAGE_FIELDS.command}" value="stop all">${words.say('stopAll')}</button><a class="button" href="${conversationPath(view)}">${words.say('goBack')}</a></div>
</form>`,
  });
}

export function stoppedPage(page: ConversationPage): string {
  const { words, view } = page;
  return frame(page, {
    title: words.say('stoppedTitle'),
    main: html`<h1>${words.say('stoppedTitle')}</h1>
<p class="lead">${words.say('stoppedText', { when: isolated(view.closesAtText) })}</p>
<div class="actions"><a class="button" href="${conversationPath(view)}">${words.say('goBack')}</a></div>`,
  });
}
