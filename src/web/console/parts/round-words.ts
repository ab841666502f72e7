import { closingWords } from '../../../application/rounds/round-words.ts';
import type { RoundRecord } from '../../../application/rounds/rows.ts';
import type { Audience } from '../../../domain/rounds/audience.ts';
import { type Html, html } from '../../html.ts';
import { allOf, eitherOf, say, stateName } from '../words.ts';

export function stateTag({ state }: Pick<RoundRecord, 'state'>): Html {
  return html`<span class="state ${state}">${stateName(state)}</span>`;
}

/** When the round ends, or ended, or begins. */
export function closingText(round: RoundRecord, now: number): string {
  return closingWords((word, params) => say(word, params), round, now);
}

/** "Member States · Least developed (LDC) or Small islands (SIDS) · only Africa · only KE and FJ". */
export function audienceText({ kinds, categories, regions, countries }: Audience): string {
  const parts = [
    allOf(kinds.map((kind) => say(`memberKind.${kind}`))),
    categories.length === 0
      ? say('anyCategory')
      : say('ofCategories', {
          categories: eitherOf(categories.map((category) => say(`category.${category}`))),
        }),
    ...(regions === undefined
      ? []
      : [say('onlyCountries', { countries: allOf(regions.map((one) => say(`region.${one}`))) })]),
    ...(countries === undefined ? [] : [say('onlyCountries', { countries: allOf(countries) })]),
  ];
  return parts.join(' · ');
}

export function roundPath({ slug }: Pick<RoundRecord, 'slug'>, page = ''): string {
  return `/console/rounds/${slug}${page}`;
}
