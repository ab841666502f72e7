import { barsSvg } from './bars-svg.ts';
import type { Block, Document, QuotationBlock, Section, TableBlock, Words } from './blocks.ts';
import { actionsMarkup, headMarkup } from './html-head.ts';
import { notesMarkup, wordsMarkup } from './html-words.ts';
import { type Markup, markup, trusted } from './markup.ts';
import { annexLetters } from './sections.ts';
import { STYLE_SHEET } from './style-sheet.ts';
import { Notes } from './words.ts';

/** One HTML file that needs nothing beside it: no script, no font, no picture, nothing fetched. */
export function writeHtml(document: Document): string {
  const { language, direction, title, subtitle, sections, words } = document;
  const notes = new Notes();
  const letters = annexLetters(sections);
  const name = subtitle === undefined ? title : `${title} – ${subtitle}`;
  return markup`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>${name}</title>
<style>${trusted(STYLE_SHEET)}</style>
</head>
<body>
${headMarkup(document, notes)}
<main>
${document.actions === undefined ? '' : actionsMarkup(document.actions, notes)}${sections.map(
  (section) => markup`<section id="${section.id}" aria-labelledby="${section.id}-h">
<h2 id="${section.id}-h">${annexMark(section, letters, words.annex)}${section.title}</h2>
${section.blocks.map((block, i) => blockMarkup(block, { id: `${section.id}-${i}`, rtl: direction === 'rtl', notes }))}
</section>
`,
)}${notesMarkup(notes, words)}</main>
</body>
</html>
`.markup;
}

function annexMark(section: Section, letters: ReadonlyMap<Section, string>, word: string): Markup {
  const letter = letters.get(section);
  return letter === undefined
    ? trusted('')
    : markup`<span class="annex">${word} ${letter} – </span>`;
}

interface BlockOptions {
  readonly id: string;
  readonly rtl: boolean;
  readonly notes: Notes;
}

function blockMarkup(block: Block, options: BlockOptions): Markup {
  const say = (words: Words): Markup => wordsMarkup(words, options.notes);
  switch (block.kind) {
    case 'heading':
      return markup`<h3>${block.text}</h3>${aside(block.aside)}
`;
    case 'minor':
      return markup`<h4>${block.text}</h4>${aside(block.aside)}
`;
    case 'text':
      return block.note
        ? markup`<p class="note">${say(block.text)}</p>
`
        : markup`<p>${say(block.text)}</p>
`;
    case 'list': {
      const items = block.items.map((item) => markup`<li>${say(item)}</li>`);
      return block.numbered
        ? markup`<ol>${items}</ol>
`
        : markup`<ul>${items}</ul>
`;
    }
    case 'actions':
      return actionsMarkup(block, options.notes);
    case 'bars':
      return markup`<figure>${barsSvg(block, options)}</figure>
`;
    case 'table':
      return tableMarkup(block, say);
    case 'quotations':
      return markup`${block.items.map(quotationMarkup)}`;
  }
}

const aside = (text: string | undefined): Markup =>
  text === undefined || text === '' ? trusted('') : markup`<p class="aside">${text}</p>`;

function tableMarkup(
  { caption, columns, rows, folded }: TableBlock,
  say: (words: Words) => Markup,
): Markup {
  const numeric = (i: number): Markup => trusted(columns[i]?.numeric ? ' class="n"' : '');
  const table = markup`<div class="table" role="region" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${columns.map((column, i) => markup`<th scope="col"${numeric(i)}>${column.label}</th>`)}</tr></thead>
<tbody>
${rows.map(
  ([name = '', ...cells]) =>
    markup`<tr><th scope="row">${say(name)}</th>${cells.map((cell, i) => markup`<td${numeric(i + 1)}>${say(cell)}</td>`)}</tr>
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
