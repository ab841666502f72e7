import { languageOfTag } from '../../domain/language.ts';
import { STOP_WORDS } from './stop-words.ts';

/** A word as it is compared, and as it was written. */
export interface Token {
  readonly term: string;
  readonly written: string;
}

/** The words of a text that say something: without those that every text has. */
export function tokensOf(text: string, tag: string): Token[] {
  const language = languageOfTag(tag) ?? 'en';
  return wordsOf(text).flatMap((written) => {
    const term = termOf(written, language);
    const tells = term.length > (WITHOUT_SPACES.test(term) ? 0 : 1) && !STOP_WORDS.has(term);
    return tells ? [{ term, written }] : [];
  });
}

/** Scripts that write without spaces; there, and only there, a dictionary must find the words. */
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Kana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const dictionary = new Intl.Segmenter('zh', { granularity: 'word' });
const SPACED = /[\p{L}\p{N}\p{M}]+/gu;

function wordsOf(text: string): string[] {
  return (text.match(SPACED) ?? []).flatMap((word) => {
    if (!WITHOUT_SPACES.test(word)) return [word];
    return [...dictionary.segment(word)].map(({ segment }) => segment);
  });
}

/** One form for what differs in writing only: case, width, accents, the Arabic article, a plural's last letter. */
function termOf(written: string, language: string): string {
  const plain = written
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
    .normalize('NFC');
  if (language === 'ar') return arabicForm(plain);
  if (/^[a-z]{4,}s$/.test(plain) && !plain.endsWith('ss')) return plain.slice(0, -1);
  return plain;
}

function arabicForm(plain: string): string {
  const letters = plain.replace(/[أإآ]/g, 'ا').replace(/ى/g, 'ي').replace(/ة$/, 'ه');
  return letters.replace(/^(?:[وفبك]?ال|لل)(?=.{3})/, '');
}
