import type { DayLine } from '../../../application/papers/show-day.ts';
import { writtenFrom } from '../../../domain/needs/said.ts';
import type { DayQuotation } from '../../../domain/papers/day.ts';
import { mayDo } from '../../../domain/permissions.ts';
import { CATEGORIES, REGIONS } from '../../../domain/vocabulary.ts';
import { type Html, html } from '../../html.ts';
import { layout } from '../layout.ts';
import {
  behindLine,
  countryName,
  dayPath,
  itemFacts,
  itemTag,
  rankLines,
} from '../parts/day-words.ts';
import { itemForms } from '../parts/item-forms.ts';
import { allOf, say } from '../words.ts';
import { type DayModel, dayTrail, needLinks } from './day.ts';

/** One item: its rank, who is behind it in numbers and words, its needs, and the acts on it. */
export function dayItemPage(model: DayModel & { readonly item: DayLine }): string {
  const { actor, meeting, item, done, problem } = model;
  const { number, title, state, needs } = item;
  const facts = itemFacts(item);
  return layout({
    title: `A${number} ${title}`,
    problem,
    actor,
    trail: dayTrail(meeting),
    main: html`<div class="head"><h1>A${number} <bdi>${title}</bdi></h1><div class="actions">${itemTag(state)}</div></div>
${facts !== '' && html`<p class="under">${facts}</p>`}
${done}
<div class="columns"><div>
<section class="card"><h2>${say('dayRankHead')}</h2>${rankLines(item.ranks)}</section>
<section class="card"><h2>${say('dayBehind')}</h2><p>${behindLine(item)}</p>${behindTable(model)}</section>
<section class="card"><h2>${say('dayQuotes')}</h2>${item.quotations.length === 0 ? html`<p class="none">${say('dayQuotesNone')}</p>` : item.quotations.map((one) => quotation(one, model))}</section>
</div><div>
<section class="card"><h2>${say('dayNeeds')}</h2><p>${needs.length === 0 ? say('dayNeedsNone') : needLinks(meeting.slug, needs, needs.length)}</p></section>
${state === 'proposed' && mayDo(actor, 'item.change') && html`<section class="card"><form method="post" action="${dayPath(meeting.slug, `/${number}/accept`)}"><button class="primary">${say('dayAccept')}</button></form></section>`}
</div></div>
${mayDo(actor, 'item.change') && itemForms(model)}`,
  });
}

/** All six regions, even if nobody is there: a gap is as plain as a number. */
function behindTable({ item, day }: DayModel & { readonly item: DayLine }): Html {
  const { regions, categories, countries } = item.behind;
  const most = Math.max(1, ...REGIONS.map((region) => regions[region]));
  const named = CATEGORIES.filter((category) => categories[category] > 0);
  return html`<table><caption>${say('dayBehindCaption')}</caption><tbody>${REGIONS.map(
    (region) =>
      html`<tr><th scope="row">${say(`region.${region}`)}</th><td class="grow"><svg class="stack" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="submitted" width="${Math.round((100 * regions[region]) / most)}" height="10"/></svg></td><td class="n${regions[region] === 0 && ' zero'}">${regions[region]}</td></tr>`,
  )}</tbody></table>
${named.length > 0 && html`<p class="hint">${say('dayCategories')}: ${named.map((category) => `${say(`category.${category}`)} ${categories[category]}`).join(' · ')}</p>`}
${countries.length > 0 && html`<p class="hint">${say('dayCountries')}: ${allOf(countries.map((code) => countryName(day.countries, code)))}</p>`}`;
}

function quotation(one: DayQuotation, { day }: DayModel): Html {
  const { words, language, source, late } = one;
  const who = whoSaid(source, day);
  return html`<figure class="said"><blockquote lang="${language}" dir="${writtenFrom(language)}">${words}</blockquote>
<figcaption><b>${who}</b> ${late && html`<span class="tag">${say('needLate')}</span>`}</figcaption></figure>`;
}

/** As the published agenda labels it. */
function whoSaid(source: DayQuotation['source'], { countries }: DayModel['day']): string {
  switch (source.kind) {
    case 'attributed': {
      const country = countryName(countries, source.country);
      return source.name === country ? country : `${source.name} (${country})`;
    }
    case 'country':
      return countryName(countries, source.country);
    case 'region':
      return say('dayMemberOf', { region: say(`region.${source.region}`) });
    case 'member':
      return say('dayMember');
  }
}
