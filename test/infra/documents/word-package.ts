import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (Element | string)[];
}

/** A Word file unzipped: each of its parts, parsed. Throws on a part that is not well-formed. */
export function openWord(bytes: Uint8Array): ReadonlyMap<string, Element> {
  const files = Object.entries(unzipSync(bytes));
  return new Map(files.map(([path, file]) => [path, parseXml(strFromU8(file))]));
}

function parseXml(text: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (failure) => {
    throw failure;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const plain = Object.entries(attributes).map(([key, { value }]) => [key, value]);
    const element: Element = { name, attributes: Object.fromEntries(plain), children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (words) => open.at(-1)?.children.push(words));
  parser.write(text).close();
  const [top] = elements(root);
  if (top === undefined) throw new Error('no root element');
  return top;
}

export const elements = ({ children }: Element): Element[] =>
  children.filter((child) => typeof child !== 'string');

/** All elements of a name within, in the order of the text. */
export function within(element: Element, name: string): Element[] {
  return elements(element).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...within(child, name),
  ]);
}

export function child(element: Element | undefined, name: string): Element | undefined {
  return element && elements(element).find((one) => one.name === name);
}

export function part(word: ReadonlyMap<string, Element>, path: string): Element {
  const found = word.get(path);
  if (found === undefined) throw new Error(`no part ${path}`);
  return found;
}

/** The words that a reader sees, without numbers that Word counts by itself. */
export function textOf(element: Element): string {
  return within(element, 'w:t')
    .flatMap(({ children }) => children)
    .join('');
}

/** Body, then the footnotes in the order in which the body refers to them. */
export function wordText(word: ReadonlyMap<string, Element>): string {
  const body = part(word, 'word/document.xml');
  const notes = within(part(word, 'word/footnotes.xml'), 'w:footnote');
  const noted = within(body, 'w:footnoteReference').map(({ attributes }) =>
    notes.find((note) => note.attributes['w:id'] === attributes['w:id']),
  );
  return [body, ...noted].map((one) => (one === undefined ? '' : textOf(one))).join('');
}
