import { done, type Result, refuse } from '../refusal.ts';
import type { Part } from './need.ts';

/** A letter with its marks, or a run of Korean letters that are written as one: what is normalised together. */
const CLUSTERS = /[\u1100-\u11ff]+|\P{M}\p{M}*|\p{M}+/gu;
/** Marks of direction and other characters that nobody sees, which copying loses. */
const UNSEEN = /\p{Cf}/gu;

interface Cluster {
  /** As it is compared; '' for what nobody sees. */
  readonly form: string;
  /** Code points from the beginning of the text. */
  readonly from: number;
  readonly to: number;
}

/**
 * Finds a part in a member's words: the same text, whichever way its letters are composed and its lines broken. The first
 * place counts. null in the result: all of the words are meant.
 */
export function partOf(words: string, excerpt: string): Result<Part | null, 'excerpt-not-found'> {
  const inWords = clustersOf(words);
  const wanted = formOf(clustersOf(excerpt));
  const start = wanted === '' ? -1 : formOf(inWords).indexOf(wanted);
  if (start === -1) return refuse('excerpt-not-found');
  const found = within(inWords, start, start + wanted.length);
  const [first, last] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined) return refuse('excerpt-not-found');
  if (wanted === formOf(inWords)) return done(null);
  return done({ from: first.from, length: last.to - first.from });
}

/** The part of the words, verbatim. */
export function textOfPart(words: string, part: Part | null): string {
  if (part === null) return words;
  return [...words].slice(part.from, part.from + part.length).join('');
}

function clustersOf(text: string): Cluster[] {
  const found: Cluster[] = [];
  let at = 0;
  for (const [cluster] of text.matchAll(CLUSTERS)) {
    const from = at;
    at += [...cluster].length;
    const seen = cluster.replace(UNSEEN, '').normalize('NFC');
    const isSpace = /^\s+$/.test(seen);
    const last = found.at(-1);
    if (isSpace && last?.form === ' ') found[found.length - 1] = { ...last, to: at };
    else found.push({ form: isSpace ? ' ' : seen, from, to: at });
  }
  return trimmed(found);
}

/** Without the space and the unseen at both ends. */
function trimmed(clusters: readonly Cluster[]): Cluster[] {
  const isText = ({ form }: Cluster) => form.trim() !== '';
  const last = clusters.findLastIndex(isText);
  return last === -1 ? [] : clusters.slice(clusters.findIndex(isText), last + 1);
}

function formOf(clusters: readonly Cluster[]): string {
  return clusters.map(({ form }) => form).join('');
}

/** The clusters whose forms lie in this stretch; a part never begins or ends within a letter. */
function within(clusters: readonly Cluster[], start: number, end: number): Cluster[] {
  const found: Cluster[] = [];
  let at = 0;
  for (const cluster of clusters) {
    const next = at + cluster.form.length;
    if (cluster.form !== '' && at >= start && next <= end) found.push(cluster);
    at = next;
  }
  return found;
}
