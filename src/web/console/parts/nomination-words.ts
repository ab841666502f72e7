import type { ShownNomination } from '../../../application/nominations/list-nominations.ts';
import { type Html, html } from '../../html.ts';
import { say } from '../words.ts';

/** A member's words in their own direction; nothing of what was withdrawn. */
export function nominatedWords({ words, language, direction }: ShownNomination): Html {
  return words === null
    ? html`<span class="none">${say('nominationGone')}</span>`
    : html`<q lang="${language ?? ''}" dir="${direction}">${words}</q>`;
}

export function consentText({ consent, agreed }: ShownNomination): string {
  if (agreed !== null) return say('nominationConsentRecorded', agreed);
  return say(consent === null ? 'nominationConsentNone' : 'nominationConsentSaid');
}

export function stateText({ state, withdrawn, entry }: ShownNomination): string {
  switch (state) {
    case 'standing':
    case 'declined':
      return say(`nominationState.${state}`);
    case 'withdrawn':
      return say(`nominationState.${withdrawn ?? 'words'}`);
    case 'invited': {
      const came = entry?.came ? 'yes' : 'no';
      return say('nominationState.invited', { entry: `R${entry?.number}`, came });
    }
  }
}
