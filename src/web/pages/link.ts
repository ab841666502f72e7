import { html } from '../html.ts';
import { LANGUAGE_NAMES, type Words } from '../words.ts';
import { languageMenu, layout } from './layout.ts';
import { problemSummary } from './problem.ts';

/** What was typed, when it is not an e-mail address. */
export interface LinkProblem {
  readonly typed: string;
}

/** A wrong, an expired and a used link look the same; a new one goes to an address that we already know. */
export function linkPage(words: Words, problem?: LinkProblem): string {
  return layout({
    words,
    title: words.say('linkTitle'),
    problem: problem !== undefined,
    languages: languageMenu(
      words,
      (language) =>
        html`<a href="/r/link?language=${language}" lang="${language}"${language === words.language && html` aria-current="true"`}>${LANGUAGE_NAMES[language]}</a>`,
    ),
    main: html`${problem !== undefined && problemSummary(words.say('problemTitle'), words.say('linkMalformed'), 'email')}
<h1>${words.say('linkTitle')}</h1>
<p class="lead">${words.say('linkText')}</p>
<form method="post" action="/r/link" novalidate>
<input type="hidden" name="language" value="${words.language}">
<label class="field" for="email">${words.say('linkAsk')}</label>
<p id="hint" class="hint">${words.say('linkHint')}</p>
${problem !== undefined && html`<p id="problem" class="wrong">${words.say('linkMalformed')}</p>`}
<input id="email" name="email" type="email" autocomplete="email" spellcheck="false" dir="ltr" maxlength="254" aria-describedby="hint${problem !== undefined && ' problem'}" value="${problem?.typed}">
<div class="actions"><button class="primary">${words.say('linkSend')}</button></div>
</form>
<p class="hint">${words.say('linkCookies')}</p>`,
  });
}

/** The same words whether or not the address is known. */
export function sentPage(words: Words): string {
  return layout({
    words,
    title: words.say('sentTitle'),
    main: html`<h1>${words.say('sentTitle')}</h1>
<p class="lead">${words.say('sentText')}</p>`,
  });
}
