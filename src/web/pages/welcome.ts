import type { Landing } from '../../application/answering/member-pages.ts';
import type { ChatPlatform } from '../../application/linking/chats.ts';
import { type Html, html } from '../html.ts';
import { isolated, LANGUAGE_NAMES, type Words } from '../words.ts';
import { languageMenu, layout } from './layout.ts';

/** What our questionnaires take on a phone. */
const MINUTES = 10;

/** Who is asked, for which meeting, until when, how long it takes; then one button. Opening it consumes nothing. */
export function welcomePage(
  words: Words,
  landing: Landing,
  chats: readonly ChatPlatform[],
): string {
  return layout({
    words,
    title: words.say('welcomeTitle'),
    languages: languageMenu(
      words,
      (language) =>
        html`<a href="/r/welcome?language=${language}" lang="${language}"${language === words.language && html` aria-current="true"`}>${LANGUAGE_NAMES[language]}</a>`,
    ),
    main: html`<h1>${words.say('welcomeTitle')}</h1>
<p class="lead">${words.say('welcomeGreeting', { name: isolated(landing.contactName) })}</p>
<p class="lead">${words.say('welcomeAsk')}</p>
<dl class="facts">
<div><dt>${words.say('welcomeFor')}</dt><dd><bdi>${landing.member}</bdi></dd></div>
<div><dt>${words.say('welcomeMeeting')}</dt><dd><bdi>${landing.roundTitle}</bdi></dd></div>
<div><dt>${words.say('welcomeUntil')}</dt><dd><bdi>${landing.closesAtText}</bdi></dd></div>
<div><dt>${words.say('welcomeTime')}</dt><dd>${words.say('welcomeMinutes', { minutes: MINUTES })}</dd></div>
</dl>
<form method="post" action="/r/welcome">
<input type="hidden" name="language" value="${words.language}">
<div class="actions"><button class="primary large">${words.say('begin')}</button></div>
</form>
<p class="hint">${words.say('welcomeSaved')} ${words.say('welcomeColleagues')}</p>
${chats.map((chat) => chatWay(words, chat))}`,
  });
}

/** The letter's link is a code, too; it stands in the letter, and on no page. */
function chatWay(words: Words, { name, bot, command }: ChatPlatform): Html {
  const ask = words.linking('landing', { platform: isolated(name), bot: isolated(bot) });
  return html`<p class="hint">${ask}</p>
<p class="typed"><code dir="ltr">${command} …</code></p>`;
}
