import type { RoundRecord } from '../../../application/rounds/rows.ts';
import type { Audience } from '../../../domain/rounds/audience.ts';
import { type Html, html } from '../../html.ts';
import { daysUntil } from '../../../domain/time/geneva.ts';
import { dayText, genevaTime } from '../../../application/geneva-words.ts';
import { allOf, eitherOf, say, stateName } from '../words.ts';

export function stateTag({ state }: Pick<RoundRecord, 'state'>): Html {
  return html`<span class="state ${state}">${stateName(state)}</span>`;
}

/** When the round ends, or ended, or begins: the one date that matters in its state. */
export function closingText(round: RoundRecord, now: number): string {
  const { state, opensAt, closesOn, closedAt } = round;
  if (state === 'scheduled' && opensAt !== null)
    return say('opensAt', { time: genevaTime(opensAt) });
  if (closedAt !== null) return say('closedOn', { day: genevaTime(closedAt) });
  const closes = say('closesOn', { day: dayText(closesOn) });
  const days = daysUntil(closesOn, now);
  if ((state !== 'open' && state !== 'paused') || days < 0) return closes;
  return `${closes} · ${say('daysLeft', { days })}`;
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
