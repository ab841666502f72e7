import type { ShownAnswer, ShownStatement } from '../../../application/needs/shown.ts';
import { writtenFrom } from '../../../domain/needs/said.ts';
import { type Html, html } from '../../html.ts';
import { say } from '../words.ts';

const LANGUAGE_NAMES = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

/** "Arabic" for "ar"; what is no language tag stays as it is. */
export function languageName(tag: string): string {
  try {
    return LANGUAGE_NAMES.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

export function meetingPath(meeting: string, rest = ''): string {
  return `/console/meetings/${meeting}/needs${rest}`;
}

/** A member's words in its own writing; translations stand under them, marked as such. */
export function statementBlock(said: ShownStatement): Html {
  const { answer, words, whole, language, direction, state, translations } = said;
  const note = say(`needSaidState.${state}`);
  return html`<figure class="said">
${
  words === null
    ? html`<p class="none">${say(state === 'withheld' ? 'needWithheld' : 'needTakenBack')}</p>`
    : html`<blockquote lang="${language}" dir="${direction}" data-words="${answer ?? ''}">${words}</blockquote>`
}
<figcaption>${speakerText(said)}</figcaption>
${note !== '' && html`<p class="hint">${note}</p>`}
${whole !== null && html`<p class="hint">${say('needPartOf')}: <bdi lang="${language}" dir="${direction}">${whole}</bdi></p>`}
${translations.map(
  ({ language: into, text, origin, by }) => html`<div class="translated">
<p class="hint">${say('needTranslated', { language: languageName(into), who: by ?? say(origin === 'machine' ? 'needMachine' : 'needStaff') })}</p>
<p lang="${into}" dir="${writtenFrom(into)}">${text}</p></div>`,
)}
</figure>`;
}

export function freeBlock(said: ShownAnswer): Html {
  const { answer, words, language, direction } = said;
  return html`<figure class="said"><blockquote lang="${language}" dir="${direction}" data-words="${answer ?? ''}">${words}</blockquote>
<figcaption>${speakerText(said)}</figcaption></figure>`;
}

/** Who said it as far as whoever looks may know, in which language, and how widely it may be shown. */
function speakerText(
  said: Pick<ShownAnswer, 'member' | 'country' | 'region' | 'language' | 'level' | 'late'>,
): Html {
  const { member, country, region, language, level, late } = said;
  const place = [
    member === null ? null : country,
    region === null ? null : say(`region.${region}`),
  ];
  const parts = [place.filter((part) => part !== null).join(', '), languageName(language)];
  const facts = [...parts.filter((part) => part !== ''), say(`needLevel.${level}`)];
  return html`<b><bdi>${member ?? country ?? say('needAMember')}</bdi></b> · ${facts.join(' · ')}${late && html` <span class="tag">${say('needLate')}</span>`}`;
}
