import type { PageView } from '../../application/answering/member-pages.ts';
import { CONVERSATION_PATH } from '../../platform/page-fields.ts';
import { type Html, html } from '../html.ts';
import { isolated, LANGUAGE_NAMES, type Words } from '../words.ts';
import { hiddenFields } from './hidden.ts';
import { languageMenu, layout } from './layout.ts';

/** What every page of a conversation is made from. */
export interface ConversationPage {
  readonly words: Words;
  readonly view: PageView;
  /** Fresh for each rendering. */
  readonly nonce: string;
}

export function conversationPath(view: PageView, page = ''): string {
  return `${CONVERSATION_PATH}${view.conversation}${page}`;
}

export interface Frame {
  readonly title: string;
  readonly problem?: boolean;
  readonly progress?: Html;
  readonly main: Html;
}

/** A page of the conversation: whose reply it is on top, ways to go below. */
export function frame(page: ConversationPage, parts: Frame): string {
  const { words, view } = page;
  return layout({
    words,
    title: parts.title,
    problem: parts.problem ?? false,
    languages: languageForm(page),
    band: html`<div class="band"><p><bdi>${view.member}</bdi> <span><bdi>${view.roundTitle}</bdi></span></p>${parts.progress}</div>`,
    main: parts.main,
    footer: footer(page),
  });
}

function languageForm(page: ConversationPage): Html {
  const { words, view } = page;
  return html`<form method="post" action="${conversationPath(view)}">${hiddenFields(page)}
${languageMenu(
  words,
  (language) =>
    html`<button name="command" value="language ${language}" lang="${language}"${language === words.language && html` aria-current="true"`}>${LANGUAGE_NAMES[language]}</button>`,
)}</form>`;
}

function footer({ words, view }: ConversationPage): Html {
  const others = view.conversations.filter((other) => other.conversation !== view.conversation);
  return html`<footer><p>${words.say('openUntil', { when: isolated(view.closesAtText) })}</p>
<nav aria-label="${words.say('navigation')}"><ul>
<li><a href="${conversationPath(view, '/review')}">${words.say('reviewAll')}</a></li>
<li><a href="${conversationPath(view, '/print')}">${words.say('printable')}</a></li>
<li><a href="${conversationPath(view, '/help')}">${words.say('help')}</a></li>
${
  view.isAwaited &&
  html`<li><a href="${conversationPath(view, '/snooze')}">${words.say('snoozeLink')}</a></li>
<li><a href="${conversationPath(view, '/handover')}">${words.say('handoverLink')}</a></li>`
}
${view.canEdit && html`<li><a href="${conversationPath(view, '/decline')}">${words.say('declineLink')}</a></li>`}
<li><a href="${conversationPath(view, '/reach')}">${words.reach('title')}</a></li>
<li><a href="${conversationPath(view, '/stop')}">${words.say('stopLink')}</a></li>
<li><a href="${conversationPath(view, '/leave')}">${words.say('leave')}</a></li>
</ul></nav>
${
  others.length > 0 &&
  html`<nav aria-label="${words.say('otherConversations')}"><p>${words.say('otherConversations')}</p><ul>${others.map((other) => html`<li><a href="${CONVERSATION_PATH}${other.conversation}"><bdi>${other.title}</bdi></a></li>`)}</ul></nav>`
}</footer>`;
}
