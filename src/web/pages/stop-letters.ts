import type { StopScope } from '../../application/invitations/stop-by-link.ts';
import type { Phrasebook } from '../../conversation/phrasebook.ts';
import type { stopping } from '../../messages/en/stopping.ts';
import { type Html, html } from '../html.ts';
import { LANGUAGE_NAMES, type Words } from '../words.ts';
import { languageMenu, layout } from './layout.ts';

interface Reader {
  readonly code: string;
  readonly words: Words;
}

/** Two buttons, and nothing happens before one of them is pressed. */
export function stopLettersPage(phrasebook: Phrasebook, reader: Reader): string {
  const say = wordsOf(phrasebook, reader);
  return page(reader, {
    title: say('askTitle'),
    main: html`<h1>${say('askTitle')}</h1>
<p class="lead">${say('askText')}</p>
${form(reader, html`<button class="primary" name="stop" value="round">${say('stopRound')}</button><button class="secondary" name="stop" value="all">${say('stopAll')}</button>`)}
<p class="hint">${say('askHint')}</p>`,
  });
}

/** The same words whether or not the address was known. */
export function stoppedLettersPage(
  phrasebook: Phrasebook,
  reader: Reader & { readonly scope: StopScope },
): string {
  const say = wordsOf(phrasebook, reader);
  const isAll = reader.scope === 'all';
  return page(reader, {
    title: say('stoppedTitle'),
    main: html`<h1>${say('stoppedTitle')}</h1>
<p class="lead">${say(isAll ? 'stoppedAll' : 'stoppedRound')}</p>
<p>${say('stoppedHint')}</p>
${!isAll && form(reader, html`<button class="secondary" name="stop" value="all">${say('stopAll')}</button>`)}`,
  });
}

function wordsOf(phrasebook: Phrasebook, { words }: Reader) {
  return (key: keyof typeof stopping) => phrasebook(words.language, `stopping.${key}`);
}

function form({ code, words }: Reader, buttons: Html): Html {
  return html`<form method="post" action="/r/stop/${code}?language=${words.language}"><div class="actions">${buttons}</div></form>`;
}

function page(
  { code, words }: Reader,
  { title, main }: { readonly title: string; readonly main: Html },
): string {
  const languages = languageMenu(
    words,
    (language) =>
      html`<a href="/r/stop/${code}?language=${language}" lang="${language}"${language === words.language && html` aria-current="true"`}>${LANGUAGE_NAMES[language]}</a>`,
  );
  return layout({ words, title, languages, main });
}
