import type { Option } from '../../platform/prompt.ts';
import { readChoice, readExactly } from './choice.ts';
import { fold } from './fold.ts';

type ListReading =
  | { readonly kind: 'found'; readonly values: readonly string[] }
  | { readonly kind: 'unclear'; readonly words: string; readonly candidates: readonly Option[] };

/** Marks that part choices. They may also stand inside a label, so that labels are tried first. */
const MARKS = /[,;،؛、，；\n/|•&+>]+/gu;

/**
 * Words that join choices. Arabic writes "and" as one letter before the next word; Chinese needs no
 * spaces.
 */
const JOINTS =
  /\s+(?:and|then|et|puis|y|e|luego|и|затем|ثم|و)\s+|\s+و(?=[\p{L}\p{N}])|以及|然后|[和与及]/giu;

const PIECES_MAX = 100;

/**
 * Reads several choices in one message, in the order in which they stand: "1, 3", "3 1 2",
 * "security; cloud et 5G", "1، 3 و5", "安全和云". A range ("1-3") is not guessed at.
 */
export function readList(text: string, options: readonly Option[]): ListReading {
  const folded = fold(text);
  if (/^\d{1,3}(?: \d{1,3})+$/.test(folded) && !/\d\s*[-–—~]\s*\d/.test(text)) {
    return gather(folded.split(' '), options);
  }
  const whole = readExactly(folded, options);
  if (whole.kind === 'found') return { kind: 'found', values: [whole.value] };
  return gather(piecesOf(text, options), options);
}

function gather(pieces: readonly string[], options: readonly Option[]): ListReading {
  const values: string[] = [];
  for (const piece of pieces.slice(0, PIECES_MAX)) {
    const reading = readPiece(piece.trim(), options);
    if (reading.kind === 'unclear') return reading;
    values.push(...reading.values);
  }
  return values.length === 0
    ? { kind: 'unclear', words: text(pieces), candidates: [] }
    : { kind: 'found', values: [...new Set(values)] };
}

function text(pieces: readonly string[]): string {
  return pieces.join(' ').trim();
}

/** Cuts at the marks, but keeps together what is exactly one label. */
function piecesOf(words: string, options: readonly Option[]): readonly string[] {
  const cuts = [...words.matchAll(MARKS)].slice(0, PIECES_MAX);
  const starts = [0, ...cuts.map((cut) => cut.index + cut[0].length)];
  const ends = [...cuts.map((cut) => cut.index), words.length];
  const pieces: string[] = [];
  for (let from = 0; from < starts.length; ) {
    const to = lastOfLabel(words, { starts, ends, from }, options);
    const piece = words.slice(starts[from], ends[to]);
    if (piece.trim() !== '') pieces.push(piece);
    from = to + 1;
  }
  return pieces;
}

function lastOfLabel(
  words: string,
  cut: {
    readonly starts: readonly number[];
    readonly ends: readonly number[];
    readonly from: number;
  },
  options: readonly Option[],
): number {
  const { starts, ends, from } = cut;
  const longest = Math.max(...options.map(({ label }) => label.length)) * 2;
  for (let to = Math.min(starts.length - 1, from + 8); to > from; to -= 1) {
    const joined = words.slice(starts[from], ends[to]);
    if (joined.length > longest) continue;
    if (readExactly(fold(joined), options).kind === 'found') return to;
  }
  return from;
}

/** One choice, or some that are joined by words. */
function readPiece(piece: string, options: readonly Option[]): ListReading {
  const single = readChoice(piece, options);
  if (single.kind === 'found') return { kind: 'found', values: [single.value] };
  for (const joint of [...piece.matchAll(JOINTS)].slice(0, 20)) {
    const before = readChoice(piece.slice(0, joint.index), options);
    if (before.kind !== 'found') continue;
    const after = readPiece(piece.slice(joint.index + joint[0].length), options);
    if (after.kind === 'found') return { kind: 'found', values: [before.value, ...after.values] };
  }
  const candidates = single.kind === 'unclear' ? single.candidates : [];
  return { kind: 'unclear', words: piece, candidates };
}
