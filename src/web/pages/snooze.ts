import { PAGE_FIELDS } from '../../platform/page-fields.ts';
import { html } from '../html.ts';
import { isolated } from '../words.ts';
import { type ConversationPage, conversationPath, frame } from './frame.ts';
import { hiddenFields } from './hidden.ts';
import { problemSummary } from './problem.ts';

/** Days that one press asks for. */
const SOON = [3, 7] as const;

/**
 * Reminders later. The day that is typed has an HTML form of its own: there the enter key would press the first button of the
 * other.
 */
export function snoozePage(page: ConversationPage, isMalformed = false): string {
  const { words, view } = page;
  const problem = isMalformed && words.say('snoozeMalformed');
  const described = problem !== false && html` aria-invalid="true" aria-describedby="problem"`;
  return frame(page, {
    title: words.say('snoozeTitle'),
    problem: isMalformed,
    main: html`${problem !== false && problemSummary(words.say('problemTitle'), problem, 'day')}
<h1>${words.say('snoozeTitle')}</h1>
<p class="lead">${words.say('snoozeText', { when: isolated(view.closesAtText) })}</p>
<form method="post" action="${conversationPath(view)}">${hiddenFields(page)}
<div class="actions"><button class="secondary" name="${PAGE_FIELDS.command}" value="snooze 1">${words.say('snoozeTomorrow')}</button>${SOON.map((days) => html`<button class="secondary" name="${PAGE_FIELDS.command}" value="snooze ${days}">${words.say('snoozeDays', { days })}</button>`)}</div>
</form>
<form method="post" action="${conversationPath(view)}">${hiddenFields(page)}
<label class="field" for="day">${words.say('snoozeDay')}</label>
${problem !== false && html`<p id="problem" class="wrong">${problem}</p>`}
<input id="day" name="${PAGE_FIELDS.argument}" type="date" class="short" required${described}>
<div class="actions"><button class="secondary" name="${PAGE_FIELDS.command}" value="snooze">${words.say('snoozeConfirm')}</button><a class="button" href="${conversationPath(view)}">${words.say('goBack')}</a></div>
</form>`,
  });
}

/** Until when no reminder comes, as it stands; or that there is none to wait for. */
export function snoozedPage(page: ConversationPage): string {
  const { words, view } = page;
  const { snoozedUntilText: day } = view;
  const title = words.say(day === undefined ? 'snoozeNoneTitle' : 'snoozedTitle');
  const when = isolated(view.closesAtText);
  const text =
    day === undefined
      ? words.say('snoozeNoneText', { when })
      : words.say('snoozedText', { day: isolated(day), when });
  return frame(page, {
    title,
    main: html`<h1>${title}</h1>
<p class="lead">${text}</p>
<div class="actions"><a class="button" href="${conversationPath(view)}">${words.say('goBack')}</a></div>`,
  });
}
