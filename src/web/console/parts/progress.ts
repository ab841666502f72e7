import type { Progress, StatusCounts } from '../../../domain/rounds/progress.ts';
import { type Html, html } from '../../html.ts';
import { genevaClock } from '../times.ts';
import { say } from '../words.ts';

const SHOWN = ['submitted', 'partial', 'declined'] as const;

/** A round's progress in figures, bars and tables: the part of the page that counts itself again. */
export function progressPart(progress: Progress, countedAt: number): Html {
  return html`${headline(progress.byStatus)}
${breakdown(
  say('byRegion'),
  say('region'),
  progress.byRegion.map(({ region, counts }) => [say(`region.${region}`), counts] as const),
)}
${breakdown(
  say('byCategory'),
  say('category'),
  progress.byCategory.map(({ category, counts }) => [say(`category.${category}`), counts] as const),
)}
<p class="since">${say('countedAt', { time: genevaClock(countedAt) })}</p>`;
}

/** "43 of 151 answered", with everything else beside it. */
export function headline(counts: StatusCounts): Html {
  const asked = totalOf(counts);
  const { submitted, partial, declined } = counts;
  return html`<p class="figure"><b>${rateOf(counts)}</b> <span>${say('answeredOf', { submitted, asked })}</span></p>
${stackedBar(counts)}
<ul class="legend"><li class="submitted">${say('answered')} ${submitted}</li><li class="partial">${say('begun')} ${partial}</li><li class="declined">${say('declined')} ${declined}</li><li>${say('silent')} ${counts['not-started']}</li></ul>`;
}

/** The shares of those asked, one after the other; its figures always stand beside it as text. */
export function stackedBar(counts: StatusCounts): Html {
  const asked = totalOf(counts);
  let start = 0;
  const pieces = SHOWN.map((status) => {
    const width = asked === 0 ? 0 : (1000 * counts[status]) / asked;
    const piece = html`<rect class="${status}" x="${round(start)}" y="0" width="${round(width)}" height="10"/>`;
    start += width;
    return piece;
  });
  return html`<svg class="stack" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">${pieces}</svg>`;
}

type Row = readonly [name: string, counts: StatusCounts];

function breakdown(caption: string, group: string, rows: readonly Row[]): Html {
  const asked = rows.filter(([, counts]) => totalOf(counts) > 0);
  if (asked.length === 0) return html``;
  return html`<div class="wide" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr><th scope="col">${group}</th><td aria-hidden="true"></td><th scope="col" class="n">${say('answered')}</th><th scope="col" class="n">${say('begun')}</th><th scope="col" class="n">${say('declined')}</th><th scope="col" class="n">${say('silent')}</th><th scope="col" class="n">${say('asked')}</th><th scope="col" class="n">${say('rate')}</th></tr></thead>
<tbody>${asked.map(([name, counts]) => html`<tr><th scope="row">${name}</th><td class="grow" aria-hidden="true">${stackedBar(counts)}</td>${[counts.submitted, counts.partial, counts.declined, counts['not-started'], totalOf(counts)].map((count) => html`<td class="n${count === 0 && ' zero'}">${count}</td>`)}<td class="n">${rateOf(counts)}</td></tr>`)}</tbody></table></div>`;
}

export function totalOf(counts: StatusCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

function rateOf(counts: StatusCounts): string {
  const asked = totalOf(counts);
  return asked === 0 ? '–' : `${Math.round((100 * counts.submitted) / asked)} %`;
}

const round = (value: number) => Math.round(value * 10) / 10;
