import { printable } from './words.ts';

/** Text that is markup already. Only `markup` makes it, so that whatever a member wrote is escaped exactly once. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | Markup | readonly (string | Markup)[];

/** A template whose values are escaped unless they are markup themselves. */
export function markup(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const written = texts.map((text, i) => text + (i < parts.length ? partText(parts[i] ?? '') : ''));
  return { markup: written.join('') };
}

/** The project's own style sheet; never anything that came from outside. */
export function trusted(text: string): Markup {
  return { markup: text };
}

function partText(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return escapeMarkup(String(part));
  return 'markup' in part ? part.markup : part.map(partText).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Also drops the characters that neither HTML nor XML allows. */
export function escapeMarkup(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
