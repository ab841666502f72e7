import { createReadStream } from 'node:fs';

export interface Encoding {
  /** A label that `TextDecoder` knows. */
  readonly label:
    | 'utf-8'
    | 'utf-16le'
    | 'utf-16be'
    | 'windows-1252'
    | 'windows-1256'
    | 'windows-1251';
  /** Bytes of a mark at the beginning that are not part of the text. */
  readonly skip: number;
  readonly guessed: boolean;
}

/**
 * Finds out how a text file is encoded, reading it once. A mark at its beginning decides; without one, a file that is
 * UTF-8 throughout is UTF-8; any other is in one of the old encodings of Western, Arabic or Cyrillic systems, told
 * apart by which bytes are frequent, and that is a guess.
 */
export async function findEncoding(path: string): Promise<Encoding> {
  const counts = new Uint32Array(256);
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let isUtf8 = true;
  let start: Uint8Array | undefined;
  for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) {
    start ??= chunk.subarray(0, 3);
    const marked = markedEncoding(start);
    if (marked !== undefined) return marked;
    for (const byte of chunk) counts[byte] = (counts[byte] ?? 0) + 1;
    isUtf8 &&= decodes(utf8, chunk, true);
  }
  isUtf8 &&= decodes(utf8, new Uint8Array(0), false);
  if (isUtf8) return { label: 'utf-8', skip: 0, guessed: false };
  return { label: guess(counts), skip: 0, guessed: true };
}

function markedEncoding(start: Uint8Array): Encoding | undefined {
  const [first, second, third] = start;
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return { label: 'utf-8', skip: 3, guessed: false };
  }
  if (first === 0xff && second === 0xfe) return { label: 'utf-16le', skip: 2, guessed: false };
  if (first === 0xfe && second === 0xff) return { label: 'utf-16be', skip: 2, guessed: false };
  return undefined;
}

function decodes(
  decoder: InstanceType<typeof TextDecoder>,
  chunk: Uint8Array,
  stream: boolean,
): boolean {
  try {
    decoder.decode(chunk, { stream });
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Letters that make up most of a text in each script, as the bytes of its encoding. */
const FREQUENT = {
  // á à â ç é è ê ë í î ï ñ ó ô ö ú ü É and the curly apostrophe
  'windows-1252': [
    0xe1, 0xe0, 0xe2, 0xe7, 0xe9, 0xe8, 0xea, 0xed, 0xee, 0xef, 0xf1, 0xf3, 0xf4, 0xf6, 0xfa, 0xfc,
    0xc9, 0x92,
  ],
  // ا ل ي م ن ر ت و ب د ة ه ع س ف ح
  'windows-1256': [
    0xc7, 0xe1, 0xed, 0xe3, 0xe4, 0xd1, 0xca, 0xe6, 0xc8, 0xcf, 0xc9, 0xe5, 0xda, 0xd3, 0xdd, 0xcd,
  ],
  // о е а и н т с р в л к м and the capitals of the same
  'windows-1251': [
    0xee, 0xe5, 0xe0, 0xe8, 0xed, 0xf2, 0xf1, 0xf0, 0xe2, 0xeb, 0xea, 0xec, 0xce, 0xc5, 0xc0, 0xc8,
    0xcd, 0xd2, 0xd1, 0xd0,
  ],
} as const;

/** A text of mostly Latin letters has few high bytes; a text in another script has mostly those. */
const LATIN_SHARE_MAX = 0.25;

function guess(counts: Uint32Array): keyof typeof FREQUENT {
  const sum = (bytes: Iterable<number>) =>
    [...bytes].reduce((all, byte) => all + (counts[byte] ?? 0), 0);
  const range = (from: number, to: number) =>
    sum(Array.from({ length: to - from }, (_, n) => from + n));
  const high = range(0x80, 0x100);
  const latin = range(0x41, 0x5b) + range(0x61, 0x7b);
  const share = (label: keyof typeof FREQUENT) => sum(FREQUENT[label]) / high;
  const nonLatin = share('windows-1256') > share('windows-1251') ? 'windows-1256' : 'windows-1251';
  if (high > LATIN_SHARE_MAX * (high + latin)) return nonLatin;
  return share('windows-1252') >= share(nonLatin) ? 'windows-1252' : nonLatin;
}
