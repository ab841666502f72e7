import { barsSvg } from './bars-svg.ts';
import type { Block, Document, QuotationBlock, TableBlock } from './blocks.ts';
import { type Markup, markup, trusted } from './markup.ts';
import { STYLE_SHEET } from './style-sheet.ts';

/** One HTML file that needs nothing beside it: no script, no font, no picture, nothing fetched. */
export function writeHtml(document: Document): string {
  const { language, direction, title, subtitle, sections } = document;
  return markup`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>${`${title} – ${subtitle}`}</title>
<style>${trusted(STYLE_SHEET)}</style>
</head>
<body>
${head(document)}
<main>
${sections.map(
  ({ id, title: heading, blocks }) => markup`<section id="${id}" aria-labelledby="${id}-h">
<h2 id="${id}-h">${heading}</h2>
${blocks.map((block, i) => blockMarkup(block, { id: `${id}-${i}`, rtl: direction === 'rtl' }))}
</section>
`,
)}</main>
</body>
</html>
`.markup;
}

function head(document: Document): Markup {
  const { kicker, title, subtitle, lead, headlines, facts, sections, contents } = document;
  return markup`<header>
<p class="kicker">${kicker}</p>
<h1>${title}</h1>
<p class="subtitle"><bdi>${subtitle}</bdi></p>
<p class="lead">${lead}</p>
<dl class="headlines">${headlines.map(
    ({ value, label }) => markup`<div><dt>${label}</dt><dd>${value}</dd></div>`,
  )}</dl>
<dl class="facts">${facts.map(
    ({ label, value }) => markup`<dt>${label}</dt><dd><bdi>${value}</bdi></dd>`,
  )}</dl>
<nav aria-label="${contents}"><ol>${sections.map(
    ({ id, title: heading }) => markup`<li><a href="#${id}">${heading}</a></li>`,
  )}</ol></nav>
</header>`;
}

function blockMarkup(
  block: Block,
  options: { readonly id: string; readonly rtl: boolean },
): Markup {
  switch (block.kind) {
    case 'heading':
      return markup`<h3>${block.text}</h3>${aside(block.aside)}
`;
    case 'minor':
      return markup`<h4>${block.text}</h4>${aside(block.aside)}
`;
    case 'text':
      return block.note
        ? markup`<p class="note">${block.text}</p>
`
        : markup`<p>${block.text}</p>
`;
    case 'list':
      return markup`<ul>${block.items.map((item) => markup`<li>${item}</li>`)}</ul>
`;
    case 'bars':
      return markup`<figure>${barsSvg(block, options)}</figure>
`;
    case 'table':
      return tableMarkup(block);
    case 'quotations':
      return markup`${block.items.map(quotationMarkup)}`;
  }
}

const aside = (text: string | undefined): Markup =>
  text === undefined || text === '' ? trusted('') : markup`<p class="aside">${text}</p>`;

function tableMarkup({ caption, columns, rows, folded }: TableBlock): Markup {
  const numeric = (i: number): Markup => trusted(columns[i]?.numeric ? ' class="n"' : '');
  const table = markup`<div class="table" role="region" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${columns.map((column, i) => markup`<th scope="col"${numeric(i)}>${column.label}</th>`)}</tr></thead>
<tbody>
${rows.map(
  ([name = '', ...cells]) =>
    markup`<tr><th scope="row">${name}</th>${cells.map((cell, i) => markup`<td${numeric(i + 1)}>${cell}</td>`)}</tr>
`,
)}</tbody></table></div>
`;
  return folded === undefined
    ? table
    : markup`<details><summary>${folded}</summary>${table}</details>
`;
}

function quotationMarkup(quotation: QuotationBlock): Markup {
  const { words, language, direction, source, details } = quotation;
  const own = markup`lang="${language}" dir="${direction}"`;
  return markup`<blockquote>
<p class="words" ${own}>${words}</p>
${
  details.length === 0
    ? ''
    : markup`<dl class="details">${details.map(
        ({ label, value, verbatim }) =>
          markup`<dt>${label}</dt><dd${verbatim ? markup` ${own}` : ''}>${value}</dd>`,
      )}</dl>
`
}<footer>${source}</footer>
</blockquote>
`;
}
