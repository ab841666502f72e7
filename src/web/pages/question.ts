import { PAGE_FIELDS } from '../../platform/page-fields.ts';
import type { QuestionPrompt } from '../../platform/prompt.ts';
import { type Html, html } from '../html.ts';
import { actionButtons } from './actions.ts';
import { controlOf } from './controls/control.ts';
import { type ConversationPage, conversationPath, frame } from './frame.ts';
import { hiddenFields } from './hidden.ts';
import { problemSummary } from './problem.ts';
import { paragraphs, unbroken } from './text.ts';

/**
 * One question: what is asked, the control, who will see the answer. Its first button saves and goes on; the review has its
 * link in the footer.
 */
export function questionPage(
  page: ConversationPage,
  prompt: QuestionPrompt,
  notice?: Html,
): string {
  const { words, view } = page;
  const control = controlOf(words, prompt);
  // What the author says about a question stands in place of our general hint.
  const hint = prompt.description === undefined ? control.hint : undefined;
  const fields = { [PAGE_FIELDS.question]: prompt.question, [PAGE_FIELDS.shape]: control.shape };
  const describedBy = [
    prompt.description !== undefined && 'about',
    hint !== undefined && 'hint',
    prompt.problem !== undefined && 'problem',
  ].filter((id) => id !== false);
  const described = describedBy.length > 0 && html` aria-describedby="${describedBy.join(' ')}"`;
  const heading = html`<span>${unbroken(prompt.title)}</span>${!prompt.required && html` <span class="tag">${words.say('optional')}</span>`}`;
  return frame(page, {
    title: prompt.title,
    problem: prompt.problem !== undefined,
    progress: progressBar(page, prompt),
    main: html`${notice}${prompt.problem !== undefined && problemSummary(words.say('problemTitle'), prompt.problem, control.target)}
<form method="post" action="${conversationPath(view)}" novalidate>${hiddenFields(page, fields)}
<div${prompt.language !== words.language && html` lang="${prompt.language}" dir="${prompt.direction}"`}>
${prompt.section !== undefined && html`<p class="section">${prompt.section}</p>`}
${paragraphs(prompt.notes, 'note')}
${
  control.grouped
    ? html`<fieldset${described}><legend><h1>${heading}</h1></legend>${about(prompt, hint)}${control.html}</fieldset>`
    : html`<h1><label for="${control.target}">${heading}</label></h1>${about(prompt, hint)}${control.html(describedBy.join(' '))}`
}
</div>
${prompt.attribution !== undefined && html`<p class="shown"><b>${words.say('attribution')}</b> ${prompt.attribution}</p>`}
<div class="actions"><button class="primary">${words.say('saveAndContinue')}</button>${actionButtons(prompt.actions.filter(({ command }) => command !== 'review'))}</div>
</form>`,
  });
}

function about(prompt: QuestionPrompt, hint: string | undefined): Html {
  return html`${prompt.description !== undefined && html`<div id="about" class="about">${paragraphs([prompt.description])}</div>`}
${hint !== undefined && html`<p id="hint" class="hint">${hint}</p>`}
${prompt.problem !== undefined && html`<p id="problem" class="wrong">${prompt.problem}</p>`}`;
}

function progressBar({ words }: ConversationPage, { progress }: QuestionPrompt): Html {
  const { position, total, text } = progress;
  return html`<div class="progress"><p id="progress">${text}</p><progress aria-label="${words.say('progressLabel')}" aria-describedby="progress" max="${total}" value="${Math.min(position, total)}"></progress></div>`;
}
