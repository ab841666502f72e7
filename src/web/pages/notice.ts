import type { NoticePrompt } from '../../platform/prompt.ts';
import { type Html, html } from '../html.ts';
import { actionButtons } from './actions.ts';
import { type ConversationPage, conversationPath, frame } from './frame.ts';
import { hiddenFields } from './hidden.ts';
import { paragraphs } from './text.ts';

/** Something to read, not to answer: thanks, closed, paused. */
export function noticePage(page: ConversationPage, prompt: NoticePrompt, notice?: Html): string {
  const { view } = page;
  const [first = '', ...rest] = prompt.paragraphs;
  const title = prompt.title ?? first;
  const body = prompt.title === undefined ? rest : prompt.paragraphs;
  return frame(page, {
    title,
    problem: prompt.tone === 'problem',
    main: html`${notice}<div class="notice ${prompt.tone}"><h1>${title}</h1>
${paragraphs(body, 'lead')}</div>
<form method="post" action="${conversationPath(view)}">${hiddenFields(page)}
<div class="actions">${actionButtons(prompt.actions)}</div>
</form>`,
  });
}
