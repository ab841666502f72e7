import type { Block, Document, QuotationBlock, TableBlock } from './blocks.ts';

/** CommonMark with tables. Whatever members wrote is escaped: it can neither become a link nor a heading. */
export function writeMarkdown(document: Document): string {
  const { kicker, title, subtitle, lead, headlines, facts, sections } = document;
  return [
    `# ${inline(title)}`,
    `**${inline(kicker)}** · ${inline(subtitle)}`,
    inline(lead),
    headlines.map(({ value, label }) => `- **${inline(value)}** ${inline(label)}`).join('\n'),
    facts.map(({ label, value }) => `- ${inline(label)}: ${inline(value)}`).join('\n'),
    ...sections.flatMap((section) => [
      `## ${inline(section.title)}`,
      ...section.blocks.flatMap(blockText),
    ]),
  ]
    .join('\n\n')
    .concat('\n');
}

function blockText(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [`### ${inline(block.text)}`, ...aside(block.aside)];
    case 'minor':
      return [`#### ${inline(block.text)}`, ...aside(block.aside)];
    case 'text':
      return [block.note ? `_${inline(block.text)}_` : inline(block.text)];
    case 'list':
      return [block.items.map((item) => `- ${inline(item)}`).join('\n')];
    case 'bars':
      return []; // the table that follows has the same figures
    case 'table':
      return [tableText(block)];
    case 'quotations':
      return block.items.map(quotationText);
  }
}

const aside = (text: string | undefined): string[] =>
  text === undefined || text === '' ? [] : [inline(text)];

function tableText({ columns, rows }: TableBlock): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(inline).join(' | ')} |`;
  const rule = `| ${columns.map(({ numeric }) => (numeric ? '---:' : '---')).join(' | ')} |`;
  return [line(columns.map(({ label }) => label)), rule, ...rows.map(line)].join('\n');
}

function quotationText({ words, source, details }: QuotationBlock): string {
  const lines = words.split(/\r\n|\r|\n/).map(inline);
  const rest = details.map(({ label, value }) => `${inline(label)}: ${inline(value)}`);
  return [...lines, '', ...rest, `— ${inline(source)}`]
    .map((line) => (line === '' ? '>' : `> ${line}  `))
    .join('\n');
}

/** Everything that Markdown or HTML could read as its own; line breaks become spaces. */
function inline(text: string): string {
  return text
    .replace(/[\r\n\t\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~&]/g, '\\$&')
    .replace(/^([-+=]|\d+[.)])(?=\s|$)/, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`)
    .replace(/:\/\//g, ':\\//');
}
