import { type Html, html } from '../html.ts';

/** Plain text of several lines as paragraphs; each finds its own direction. */
export function paragraphs(texts: readonly string[], className = ''): Html {
  const blocks = texts.flatMap((text) => text.split(/\n{2,}/)).filter((text) => text.trim() !== '');
  return html`${blocks.map((block) => html`<p${className !== '' && html` class="${className}"`}>${lines(block)}</p>`)}`;
}

/** "ITU-T" and the like stay on one line. */
export function unbroken(text: string): string {
  return text.replace(/-(?=\p{Lu}\b)/gu, '-\u2060');
}

/** Line ends kept. */
export function lines(text: string): Html {
  return html`${text.split('\n').map((line, index) => html`${index > 0 && html`<br>`}${line}`)}`;
}
