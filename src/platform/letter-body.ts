import type { Letter, LetterItem } from './adapter.ts';

/** How a letter reads: part of the contract, so that every channel that carries letters says the same. */

/** As plain text: paragraphs with an empty line between them, each link under what it is called. */
export function letterText({ paragraphs, link, items = [], closing, stop }: Letter): string {
  const parts = [
    ...paragraphs,
    ...linkText(link),
    ...items.flatMap((item) => [item.title, item.text, ...linkText(item.link)]),
    ...closing,
    ...linkText(stop),
  ];
  return `${parts.join('\n\n')}\n`;
}

function linkText(link: Letter['link']): readonly string[] {
  return link === undefined ? [] : [`${link.label}:\n${link.url}`];
}

/**
 * As HTML that reads in a dark theme (it sets no colour but the reader's own), on 320 px (nothing has a width, addresses
 * break), by a screen reader (language, direction, headings) and from right to left. Nothing is loaded: no image, no tracking.
 */
export function letterHtml(
  letter: Letter,
  { language, direction }: { readonly language: string; readonly direction: 'ltr' | 'rtl' },
): string {
  return [
    `<!doctype html><html lang="${escapeHtml(language)}" dir="${direction}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="supported-color-schemes" content="light dark">',
    `<title>${escapeHtml(letter.subject)}</title>`,
    '<style>:root{color-scheme:light dark}</style></head>',
    // Mail programs drop what stands outside the body, so it says language and direction again.
    `<body style="margin:0;padding:16px"><div lang="${escapeHtml(language)}" dir="${direction}" style="${TEXT_STYLE}">`,
    ...letter.paragraphs.map(paragraph),
    ...linkHtml(letter.link),
    ...(letter.items ?? []).flatMap(itemHtml),
    ...letter.closing.map(paragraph),
    ...stopHtml(letter.stop),
    '</div></body></html>',
  ].join('\n');
}

const TEXT_STYLE =
  'font:16px/1.5 system-ui,sans-serif;max-width:38em;overflow-wrap:anywhere;word-break:break-word';
const TITLE_STYLE = 'font-size:1.125em;line-height:1.3;margin:1.5em 0 .5em';

function itemHtml({ title, text, link }: LetterItem): readonly string[] {
  const heading = `<h2 style="${TITLE_STYLE}">${escapeHtml(title)}</h2>`;
  // Several links may be called the same; who hears them one by one must hear what each is for.
  return [heading, paragraph(text), ...linkHtml(link, title)];
}

function linkHtml(link: Letter['link'], about?: string): readonly string[] {
  if (link === undefined) return [];
  const url = escapeHtml(link.url);
  const label = escapeHtml(link.label);
  const name = about === undefined ? '' : ` aria-label="${label}: ${escapeHtml(about)}"`;
  return [
    `<p><a href="${url}"${name} style="color:inherit;font-weight:bold">${label}</a><br><small dir="ltr">${url}</small></p>`,
  ];
}

/** Small, at the very end: whoever looks for it finds it there. */
function stopHtml(stop: Letter['stop']): readonly string[] {
  if (stop === undefined) return [];
  const url = escapeHtml(stop.url);
  return [
    `<p><small><a href="${url}" style="color:inherit">${escapeHtml(stop.label)}</a></small></p>`,
  ];
}

function paragraph(text: string): string {
  return `<p>${escapeHtml(text).replaceAll('\n', '<br>')}</p>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
