import { html } from '../html.ts';
import { isolated, type PageWord } from '../words.ts';
import { type ConversationPage, conversationPath, frame } from './frame.ts';

const ANSWERS: readonly PageWord[] = [
  'helpSaving',
  'helpReturn',
  'helpSkip',
  'helpChange',
  'helpLater',
  'helpWords',
  'helpShown',
  'helpContact',
];

/** What a contact may wonder about while answering. */
export function helpPage(page: ConversationPage): string {
  const { words, view } = page;
  const params = {
    button: words.say('saveAndContinue'),
    when: isolated(view.closesAtText),
    later: words.say('snoozeLink'),
    handover: words.say('handoverLink'),
  };
  return frame(page, {
    title: words.say('helpTitle'),
    main: html`<h1>${words.say('helpTitle')}</h1>
<ul class="help">${ANSWERS.map((key) => html`<li>${words.say(key, params)}</li>`)}</ul>
<div class="actions"><a class="button" href="${conversationPath(view)}">${words.say('goBack')}</a></div>`,
  });
}
