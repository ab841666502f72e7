import { PAGE_FIELDS } from '../../platform/page-fields.ts';
import type { NoticePrompt } from '../../platform/prompt.ts';
import { type Html, html } from '../html.ts';
import { isolated } from '../words.ts';
import { type ConversationPage, conversationPath, frame } from './frame.ts';
import { hiddenFields } from './hidden.ts';
import { problemSummary } from './problem.ts';

/** Who is to answer instead. Pressing the button sends nothing yet: the next page asks whether it is right. */
export function handoverPage(page: ConversationPage): string {
  const { words, view } = page;
  const back = html`<a class="button" href="${conversationPath(view)}">${words.say('goBack')}</a>`;
  return colleaguePage(page, { name: '', email: '', back });
}

/** The same when the conversation waits for it, with what was said so far and what was wrong. */
export function awaitedColleaguePage(
  page: ConversationPage,
  { colleague, tone, paragraphs }: NoticePrompt & Required<Pick<NoticePrompt, 'colleague'>>,
  notice?: Html,
): string {
  const back = html`<button class="secondary" name="${PAGE_FIELDS.command}" value="back">${page.words.say('goBack')}</button>`;
  const problem = tone === 'problem' ? paragraphs[0] : undefined;
  return colleaguePage(page, {
    ...{ ...colleague, back, notice },
    ...(problem !== undefined && { problem }),
  });
}

interface Asked {
  readonly name: string;
  readonly email: string;
  readonly problem?: string;
  readonly back: Html;
  readonly notice?: Html | undefined;
}

function colleaguePage(page: ConversationPage, asked: Asked): string {
  const { name, email, problem, back, notice } = asked;
  const { words, view } = page;
  const wrong = problem !== undefined;
  // Either field can be what is wrong; the empty one is the likelier.
  const target = name === '' ? 'name' : 'email';
  const described = (field: string) =>
    wrong && field === target && html` aria-invalid="true" aria-describedby="problem"`;
  const told = (field: string) =>
    wrong && field === target && html`<p id="problem" class="wrong">${problem}</p>`;
  return frame(page, {
    title: words.say('handoverTitle'),
    problem: wrong,
    main: html`${notice}${wrong && problemSummary(words.say('problemTitle'), problem, target)}
<h1>${words.say('handoverTitle')}</h1>
<p class="lead">${words.say('handoverText', { when: isolated(view.closesAtText) })}</p>
<form method="post" action="${conversationPath(view)}" novalidate>${hiddenFields(page)}
<label class="field" for="name">${words.say('handoverName')}</label>
${told('name')}
<input id="name" name="${PAGE_FIELDS.argument}" autocomplete="off" maxlength="100" dir="auto" value="${name}"${described('name')}>
<label class="field" for="email">${words.say('handoverEmail')}</label>
${told('email')}
<input id="email" name="${PAGE_FIELDS.argument}" type="email" autocomplete="off" spellcheck="false" maxlength="254" dir="ltr" value="${email}"${described('email')}>
<p class="hint">${words.say('handoverHint')}</p>
<div class="actions"><button class="primary" name="${PAGE_FIELDS.command}" value="handover">${words.say('handoverContinue')}</button>${back}</div>
</form>`,
  });
}

/** Who was invited, as it stands. */
export function handedOverPage(page: ConversationPage, name: string): string {
  const { words, view } = page;
  return frame(page, {
    title: words.say('handedOverTitle'),
    main: html`<h1>${words.say('handedOverTitle')}</h1>
<p class="lead">${words.say('handedOverText', { name: isolated(name), when: isolated(view.closesAtText) })}</p>
<div class="actions"><a class="button" href="${conversationPath(view)}">${words.say('goBack')}</a></div>`,
  });
}
