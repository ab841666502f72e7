import { PAGE_FIELDS } from '../../platform/page-fields.ts';
import type { ReviewItem, ReviewPrompt } from '../../platform/prompt.ts';
import { type Html, html } from '../html.ts';
import { isolated } from '../words.ts';
import { actionButtons } from './actions.ts';
import { type ConversationPage, conversationPath, frame } from './frame.ts';
import { hiddenFields } from './hidden.ts';
import { problemSummary } from './problem.ts';
import { bySection } from './sections.ts';
import { lines, paragraphs } from './text.ts';

/** All answers on one page, each with a way to change it; submitting happens here. */
export function reviewPage(page: ConversationPage, prompt: ReviewPrompt, notice?: Html): string {
  const { words, view } = page;
  const missing = prompt.items.find((item) => item.missing);
  const target = missing === undefined ? undefined : anchor(missing);
  return frame(page, {
    title: prompt.title,
    problem: prompt.problem !== undefined,
    main: html`${notice}${prompt.problem !== undefined && problemSummary(words.say('problemTitle'), prompt.problem, target)}
<h1>${prompt.title}</h1>
${paragraphs(prompt.paragraphs, 'lead')}
<form method="post" action="${conversationPath(view)}">${hiddenFields(page)}
${bySection(prompt.items).map(
  ({ section, items }) => html`<section>${section !== undefined && html`<h2>${section}</h2>`}
<dl class="answers">${items.map((item) => reviewItem(page, item))}</dl></section>`,
)}
<div class="actions">${view.canEdit && actionButtons(prompt.actions)}${view.prompt.kind === 'question' && html`<a class="button" href="${conversationPath(view)}">${words.say('backToQuestions')}</a>`}</div>
</form>
<p class="hint">${view.canEdit ? words.say('editUntil', { when: isolated(view.closesAtText) }) : words.say('noMoreEdits')}</p>`,
  });
}

function anchor({ number }: ReviewItem): string {
  return `q${number}`;
}

function reviewItem(page: ConversationPage, item: ReviewItem): Html {
  const { words, view } = page;
  const { number } = item;
  const answered = item.answer !== undefined;
  const label = words.say(answered ? 'changeAnswer' : 'answerNow');
  const spoken = words.say(answered ? 'changeAnswerTo' : 'answerNowTo', { number });
  return html`<div id="${anchor(item)}"${item.missing && html` class="missing"`}><dt>${words.say('itemNumber', { number })} ${item.title}</dt>
<dd dir="auto">${answerText(page, item)}</dd>
${view.canEdit && html`<dd class="change"><button class="quiet" name="${PAGE_FIELDS.command}" value="change ${item.question}" aria-label="${label}: ${spoken}">${label}</button></dd>`}</div>`;
}

/** The answer as it was given, or that it is still open. */
export function answerText({ words }: ConversationPage, item: ReviewItem): Html {
  if (item.answer !== undefined) return lines(item.answer);
  if (item.missing) return html`<span class="tag needed">${words.say('missing')}</span>`;
  return html`<span class="none">${words.say('notAnswered')}</span>`;
}
