import { PAGE_FIELDS } from '../../platform/page-fields.ts';
import { html } from '../html.ts';
import { isolated } from '../words.ts';
import { type ConversationPage, conversationPath, frame } from './frame.ts';
import { hiddenFields } from './hidden.ts';

const REASON_MAX = 2_000;

/** Declining with a reason, in one step. */
export function declinePage(page: ConversationPage): string {
  const { words, view } = page;
  return frame(page, {
    title: words.say('declineTitle'),
    main: html`<h1>${words.say('declineTitle')}</h1>
<p class="lead">${words.say('declineText', { when: isolated(view.closesAtText) })}</p>
<form method="post" action="${conversationPath(view)}">${hiddenFields(page)}
<label class="field" for="reason">${words.say('declineReason')}</label>
<p id="hint" class="hint">${words.say('declineHint')}</p>
<textarea id="reason" name="${PAGE_FIELDS.argument}" aria-describedby="hint" maxlength="${REASON_MAX}" rows="4" dir="auto"></textarea>
${view.isAwaited && html`<p class="hint"><a href="${conversationPath(view, '/handover')}">${words.say('declineHandover')}</a></p>`}
<div class="actions"><button class="primary" name="${PAGE_FIELDS.command}" value="decline">${words.say('declineConfirm')}</button><a class="button" href="${conversationPath(view)}">${words.say('goBack')}</a></div>
</form>`,
  });
}
