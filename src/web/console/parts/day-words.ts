import type { DayLine } from '../../../application/papers/show-day.ts';
import type { PublishedAgenda, Text } from '../../../domain/agenda/content.ts';
import type { ItemRank } from '../../../domain/papers/day.ts';
import { REGIONS } from '../../../domain/vocabulary.ts';
import { type Html, html } from '../../html.ts';
import { allOf, LOCALE, say } from '../words.ts';

export function dayPath(meeting: string, rest = ''): string {
  return `/console/meetings/${meeting}/agenda${rest}`;
}

export function itemTag(state: DayLine['state']): Html {
  const colour = { accepted: 'open', proposed: 'scheduled', dropped: '' }[state];
  return html`<span class="state ${colour}">${say(`itemState.${state}`)}</span>`;
}

/** "Rural networks · 40 min · Chair of the group". */
export function itemFacts({ title, label, minutes, presenter }: DayLine): string {
  return [
    ...(label === null || label.en === title ? [] : [label.en]),
    ...(minutes === null ? [] : [say('dayMinutes', { minutes })]),
    ...(presenter === null ? [] : [presenter]),
  ].join(' · ');
}

const percent = new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 0 });

/** A round's rank of the item's topic, how far it holds, and where regions agree or differ. */
export function rankLines(ranks: readonly ItemRank[]): Html {
  if (ranks.length === 0) return html`<p class="hint">${say('dayNoRank')}</p>`;
  return html`<ul class="ranks">${ranks.map(
    (rank) => html`<li><b>${rankText(rank)}</b> <span>${agreementText(rank)}</span></li>`,
  )}</ul>`;
}

function rankText(rank: ItemRank): string {
  const { place, options, ballots, round, shared, stability, orderSensitive } = rank;
  const isStable = stability === null || stability.best === stability.worst;
  const range = isStable ? say('dayRankStable') : say('dayRankRange', { ...stability });
  const told = [
    say('dayRank', { place, options, ballots, round }),
    ...(shared ? [say('dayRankShared')] : []),
    range,
    ...(orderSensitive ? [say('dayRankSensitive')] : []),
  ];
  return `${told.join('; ')}.`;
}

function agreementText({ agreement, regions }: ItemRank): string {
  if (agreement === 'not-told') return say('dayAgreement.not-told');
  const sorted = regions.toSorted((a, b) => a.place - b.place);
  const places = allOf(sorted.map(({ region, place }) => `${say(`region.${region}`)} ${place}`));
  const least = Math.min(...regions.map(({ perMille }) => perMille));
  const lowest = say('dayLeast', { share: percent.format(least / 1000) });
  return `${say(`dayAgreement.${agreement}`, { places })} ${lowest}`;
}

export function shortRank(ranks: readonly ItemRank[]): string {
  return ranks.map(({ place, options }) => say('dayRankShort', { place, options })).join('; ');
}

/** Who is behind it, in a line: "Africa 3 · Arab States 1 · 2 members unnamed". */
export function behindLine({ behind }: DayLine): string {
  const { regions, unnamed, late, withheld } = behind;
  const counts = [
    ...REGIONS.filter((region) => regions[region] > 0).map(
      (region) => `${say(`region.${region}`)} ${regions[region]}`,
    ),
    ...(unnamed === 0 ? [] : [say('dayBehindUnnamed', { count: unnamed })]),
  ];
  return [
    ...(counts.length === 0 ? [say('dayBehindNobody')] : counts),
    ...(late === 0 ? [] : [say('dayBehindLate', { count: late })]),
    ...(withheld ? [say('dayBehindWithheld')] : []),
  ].join(' · ');
}

export function countryName(countries: PublishedAgenda['countries'], code: string): string {
  const name: Text | undefined = countries[code];
  return name?.en ?? code;
}
