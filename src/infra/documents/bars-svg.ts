import type { Bars } from './blocks.ts';
import { type Markup, markup } from './markup.ts';

const ROW = 46;
const BAR_TOP = 25;
const BAR_HEIGHT = 9;
const MARK_GAP = 9;
/** Longer labels are cut in the chart only; the table beside it has them whole. */
const LABEL_MAX = 84;

/**
 * A bar chart as inline SVG. Lengths are in per cent and text keeps its size, so that it reads on a phone; it runs from
 * the right in Arabic. Read aloud, it is one image with a title and a description; its figures stand in a table.
 */
export function barsSvg(
  chart: Bars,
  options: { readonly id: string; readonly rtl: boolean },
): Markup {
  const { id, rtl } = options;
  const rows = chart.bars.map((bar, i) => {
    const share = Math.max(0, Math.min(1000, bar.perMille)) / 10;
    const gap = rtl ? -MARK_GAP : MARK_GAP;
    const label =
      bar.mark === undefined
        ? short(bar.label)
        : markup`<tspan class="mark">${bar.mark}</tspan><tspan dx="${gap}">${short(bar.label)}</tspan>`;
    return markup`<g transform="translate(0 ${i * ROW})">
<text x="${edge(0, rtl)}" y="17">${label}</text>
<text class="value" x="${edge(100, rtl)}" y="17">${bar.value}</text>
<rect class="track" x="0" y="${BAR_TOP}" width="100%" height="${BAR_HEIGHT}" rx="4.5"/>
<rect class="bar" x="${rtl ? 100 - share : 0}%" y="${BAR_TOP}" width="${share}%" height="${BAR_HEIGHT}" rx="4.5"/>
</g>
`;
  });
  return markup`<svg class="bars" role="img" aria-labelledby="${id}-t ${id}-d" width="100%" height="${chart.bars.length * ROW}">
<title id="${id}-t">${chart.title}</title><desc id="${id}-d">${chart.description}</desc>
${rows}</svg>`;
}

const edge = (perCent: number, rtl: boolean): string => `${rtl ? 100 - perCent : perCent}%`;

function short(label: string): string {
  const letters = [...label];
  return letters.length <= LABEL_MAX ? label : `${letters.slice(0, LABEL_MAX - 1).join('')}…`;
}
