import { html } from '../html.ts';
import type { Words } from '../words.ts';
import { type ConversationPage, conversationPath, frame } from './frame.ts';
import { layout } from './layout.ts';

/** For a borrowed device: forget this browser. */
export function leavePage(page: ConversationPage): string {
  const { words, view } = page;
  return frame(page, {
    title: words.say('leaveTitle'),
    main: html`<h1>${words.say('leaveTitle')}</h1>
<p class="lead">${words.say('leaveText')}</p>
<form method="post" action="/r/leave">
<input type="hidden" name="language" value="${words.language}">
<div class="actions"><button class="primary">${words.say('leaveConfirm')}</button><a class="button" href="${conversationPath(view)}">${words.say('goBack')}</a></div>
</form>`,
  });
}

export function leftPage(words: Words): string {
  return layout({
    words,
    title: words.say('leftTitle'),
    main: html`<h1>${words.say('leftTitle')}</h1>
<p class="lead">${words.say('leftText')}</p>`,
  });
}
