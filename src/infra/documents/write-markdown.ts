import type {
  ActionList,
  Block,
  Document,
  Head,
  Inline,
  Labelled,
  QuotationBlock,
  TableBlock,
  Words,
} from './blocks.ts';
import { annexLetters } from './sections.ts';
import { Notes, pieces, safeUrl } from './words.ts';

/** CommonMark with tables and footnotes. Whatever members wrote is escaped: it can become neither a link nor a heading. */
export function writeMarkdown(document: Document): string {
  const { sections, words, headlines = [], facts = [], actions, mark } = document;
  const page: Page = { labelEnd: words.labelEnd, notes: new Notes(), lists: new Lists() };
  const letters = annexLetters(sections);
  const parts = [
    ...(mark === undefined ? [] : [`**${inline(mark)}**`]),
    ...(document.head === undefined
      ? titleText(document, page)
      : headText(document, document.head, page)),
    headlines.map(({ value, label }) => `- **${inline(value)}** ${inline(label)}`).join('\n'),
    facts.map((fact) => `- ${labelled(fact, page)}`).join('\n'),
    ...(actions === undefined ? [] : actionsText(actions, page)),
    ...sections.flatMap((section) => {
      const letter = letters.get(section);
      const annex = letter === undefined ? '' : `${words.annex} ${letter} – `;
      return [
        `## ${inline(annex + section.title)}`,
        ...section.blocks.flatMap((block) => blockText(block, page)),
      ];
    }),
  ];
  const notes = page.notes.texts.map((text, i) => `[^${i + 1}]: ${wordsText(text, page)}`);
  return [...parts, ...notes]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

interface Page {
  readonly labelEnd: string;
  readonly notes: Notes;
  readonly lists: Lists;
}

/** Two numbered lists would become one, were they not marked differently. */
class Lists {
  #count = 0;
  mark(): string {
    return this.#count++ % 2 === 0 ? '.' : ')';
  }
}

const labelled = ({ label, value }: Labelled, { labelEnd }: Page): string =>
  `${inline(label)}${labelEnd}${inline(value)}`;

function titleText({ kicker, title, subtitle, lead }: Document, page: Page): string[] {
  const under = [
    ...(kicker === undefined ? [] : [`**${inline(kicker)}**`]),
    ...(subtitle === undefined ? [] : [inline(subtitle)]),
  ];
  return [
    `# ${inline(title)}`,
    under.join(' · '),
    ...(lead === undefined ? [] : [wordsText(lead, page)]),
  ];
}

function headText({ kicker, title, subtitle, lead }: Document, head: Head, page: Page): string[] {
  const contacts = head.contacts.map(({ who, reach }) => ({
    label: head.contactLabel,
    value: [...who, ...reach.map(({ label, value }) => label + page.labelEnd + value)].join(', '),
  }));
  const rows = [head.source, head.purpose, ...contacts].concat(head.keywords ?? []);
  return [
    lines(head.masthead),
    lines([head.number, head.group, head.original]),
    lines([head.questions.label + page.labelEnd + head.questions.value, head.placeAndDates]),
    ...(kicker === undefined ? [] : [`**${inline(kicker)}**`]),
    `# ${inline(title)}`,
    ...(subtitle === undefined ? [] : [inline(subtitle)]),
    rows.map((row) => `- ${labelled(row, page)}`).join('\n'),
    ...(lead === undefined
      ? []
      : [`${inline(head.abstractLabel)}${page.labelEnd}${wordsText(lead, page)}`]),
  ];
}

const lines = (texts: readonly string[]): string => texts.map(inline).join('  \n');

function actionsText({ title, items }: ActionList, page: Page): string[] {
  if (items.length === 0) return [];
  const list = items.map(({ id, text }) => `- **${inline(id)}** ${wordsText(text, page)}`);
  return [`### ${inline(title)}`, list.join('\n')];
}

function blockText(block: Block, page: Page): string[] {
  switch (block.kind) {
    case 'heading':
      return [`### ${inline(block.text)}`, ...aside(block.aside)];
    case 'minor':
      return [`#### ${inline(block.text)}`, ...aside(block.aside)];
    case 'text':
      return [block.note ? `_${wordsText(block.text, page)}_` : wordsText(block.text, page)];
    case 'list': {
      const mark = block.numbered ? page.lists.mark() : '';
      const bullet = (i: number): string => (block.numbered ? `${i + 1}${mark}` : '-');
      return [block.items.map((item, i) => `${bullet(i)} ${wordsText(item, page)}`).join('\n')];
    }
    case 'actions':
      return actionsText(block, page);
    case 'bars':
      return []; // the table that follows has the same figures
    case 'table':
      return [tableText(block, page)];
    case 'quotations':
      return block.items.map((item) => quotationText(item, page));
  }
}

const aside = (text: string | undefined): string[] =>
  text === undefined || text === '' ? [] : [inline(text)];

function tableText({ columns, rows }: TableBlock, page: Page): string {
  const line = (cells: readonly Words[]): string =>
    `| ${cells.map((cell) => wordsText(cell, page)).join(' | ')} |`;
  const rule = `| ${columns.map(({ numeric }) => (numeric ? '---:' : '---')).join(' | ')} |`;
  return [line(columns.map(({ label }) => label)), rule, ...rows.map(line)].join('\n');
}

function quotationText({ words, source, details }: QuotationBlock, page: Page): string {
  const text = words.split(/\r\n|\r|\n/).map(inline);
  const rest = details.map((detail) => labelled(detail, page));
  return [...text, '', ...rest, `— ${inline(source)}`]
    .map((line) => (line === '' ? '>' : `> ${line}  `))
    .join('\n');
}

function wordsText(words: Words, page: Page): string {
  if (typeof words === 'string') return inline(words);
  // escaped piece by piece, so spaces between the pieces are kept
  return pieces(words)
    .map((piece, i) => pieceText(piece, i === 0, page))
    .join('')
    .trim();
}

function pieceText(piece: Inline, first: boolean, page: Page): string {
  if (typeof piece === 'string') return first ? atStart(escaped(piece)) : escaped(piece);
  if ('strong' in piece) return `**${inline(piece.strong)}**`;
  if ('note' in piece) return `[^${page.notes.add(piece.note)}]`;
  const url = safeUrl(piece.url);
  return url === undefined ? escaped(piece.link) : `[${inline(piece.link)}](<${url}>)`;
}

const inline = (text: string): string => atStart(escaped(text).trim());

/** Everything that Markdown or HTML could read as its own; line breaks become spaces. */
function escaped(text: string): string {
  return text
    .replace(/[\r\n\t\p{Cc}]+/gu, ' ')
    .replace(/[\\`*_{}[\]<>#|~&]/g, '\\$&')
    .replace(/:\/\//g, ':\\//');
}

/** What makes a list only at the beginning of a line. */
function atStart(text: string): string {
  return text.replace(
    /^([-+=]|\d+[.)])(?=\s|$)/,
    (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`,
  );
}
