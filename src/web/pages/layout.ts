import { LANGUAGES, type Language } from '../../domain/language.ts';
import { ICON, STYLESHEET } from '../assets.ts';
import { type Html, html } from '../html.ts';
import { LANGUAGE_NAMES, type Words } from '../words.ts';

export interface Layout {
  readonly words: Words;
  readonly title: string;
  /** A problem is told first, also in the window's title. */
  readonly problem?: boolean;
  /** Beside the service's name: how to change the language, where that can be done. */
  readonly languages?: Html;
  /** Between header and main: whose reply this is, and how far it is. */
  readonly band?: Html;
  readonly main: Html;
  readonly footer?: Html;
}

/** The frame of every page. */
export function layout(page: Layout): string {
  const { words } = page;
  const title = `${page.problem ? words.say('problemPrefix') : ''}${page.title}`;
  return html`<!doctype html>
<html lang="${words.language}" dir="${words.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title} – ${words.say('service')}</title>
<link rel="stylesheet" href="${STYLESHEET.path}">
<link rel="icon" href="${ICON.path}">
</head>
<body>
<a class="skip" href="#main">${words.say('skipToContent')}</a>
<header><div class="top"><p class="brand"><b>${words.say('service')}</b> <span>${words.say('owner')}</span></p>${page.languages}</div>
${page.band}</header>
<main id="main" tabindex="-1">
${page.main}
</main>
${page.footer}
</body>
</html>`.text;
}

/** A closed list of the six languages, each by its own name; `choice` makes one of them pressable. */
export function languageMenu(words: Words, choices: (language: Language) => Html): Html {
  return html`<details class="languages"><summary><span class="away">${words.say('language')}: </span>${LANGUAGE_NAMES[words.language]}</summary>
<ul>${LANGUAGES.map((language) => html`<li>${choices(language)}</li>`)}</ul></details>`;
}
