import { html } from '../html.ts';
import type { PageWord, Words } from '../words.ts';
import { layout } from './layout.ts';

/** What can go wrong with a request, and the words for it. */
const FAULTS = {
  400: ['badTitle', 'badText'],
  403: ['originTitle', 'originText'],
  404: ['notFoundTitle', 'notFoundText'],
  405: ['methodTitle', 'methodText'],
  413: ['tooLargeTitle', 'tooLargeText'],
  415: ['typeTitle', 'typeText'],
  429: ['tooManyTitle', 'tooManyText'],
  503: ['busyTitle', 'busyText'],
  500: ['faultTitle', 'faultText'],
} as const satisfies Record<number, readonly [PageWord, PageWord]>;

export type FaultStatus = keyof typeof FAULTS;

/** The nearest status that we have words for. */
export function faultStatus(status: number): FaultStatus {
  const known = ([400, 403, 404, 405, 413, 415, 429, 500, 503] as const).find(
    (code) => code === status,
  );
  if (known !== undefined) return known;
  return status >= 400 && status < 500 ? 400 : 500;
}

/** A clear page for what could not be done. `reference` finds the request in the log. */
export function faultPage(words: Words, status: FaultStatus, reference: string): string {
  const [title, text] = FAULTS[status];
  return layout({
    words,
    title: words.say(title),
    main: html`<h1>${words.say(title)}</h1>
<p class="lead">${words.say(text, { reference })}</p>`,
  });
}
