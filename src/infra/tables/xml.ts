import { SaxesParser } from 'saxes';

export interface XmlHandlers {
  /** Names come without their prefix: workbooks may write `<x:row>` for `<row>`. */
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text: (text: string) => void;
  readonly close: (name: string) => void;
}

/** Bytes without the end of any text or tag: more is no workbook, and would only fill the memory. */
const SILENCE_MAX = 1024 * 1024;

/**
 * Parses XML chunk by chunk, yielding after each so that a reader can hand on what it has. Entities other than XML's own five
 * are refused (so none can multiply). Throws on the first fault.
 */
export async function* parseXml(
  chunks: AsyncIterable<Uint8Array>,
  handlers: XmlHandlers,
): AsyncGenerator<void> {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  let silence = 0;
  const heard = <Value>(handle: (value: Value) => void) => {
    return (value: Value) => {
      silence = 0;
      handle(value);
    };
  };
  parser.on(
    'opentag',
    heard((tag) => handlers.open(localName(tag.name), tag.attributes)),
  );
  parser.on('text', heard(handlers.text));
  parser.on('cdata', heard(handlers.text));
  parser.on(
    'closetag',
    heard((tag) => handlers.close(localName(tag.name))),
  );
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of chunks) {
    parser.write(decoder.decode(chunk, { stream: true }));
    silence += chunk.length;
    if (silence > SILENCE_MAX) throw new Error('a text or tag that does not end');
    yield;
  }
  parser.write(decoder.decode());
  parser.close();
  yield;
}

/** Parses the whole of a small part. */
export async function readXml(
  chunks: AsyncIterable<Uint8Array>,
  handlers: XmlHandlers,
): Promise<void> {
  const parsing = parseXml(chunks, handlers);
  while ((await parsing.next()).done !== true);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
