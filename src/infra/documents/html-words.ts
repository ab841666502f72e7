import type { DocumentWords, Inline, Words } from './blocks.ts';
import { type Markup, markup, trusted } from './markup.ts';
import { Notes, pieces, safeUrl } from './words.ts';

/** Words as HTML; their footnotes are added to `notes`. */
export function wordsMarkup(words: Words, notes: Notes): Markup {
  return markup`${pieces(words).map((piece) => pieceMarkup(piece, notes))}`;
}

function pieceMarkup(piece: Inline, notes: Notes): Markup {
  if (typeof piece === 'string') return markup`${piece}`;
  if ('strong' in piece) return markup`<strong>${piece.strong}</strong>`;
  if ('note' in piece) {
    const number = notes.add(piece.note);
    return markup`<sup class="ref"><a href="#note-${number}" id="note-${number}-ref">${number}</a></sup>`;
  }
  const url = safeUrl(piece.url);
  return url === undefined ? markup`${piece.link}` : markup`<a href="${url}">${piece.link}</a>`;
}

/** The footnotes, gathered at the end of the page, each with its way back. */
export function notesMarkup(notes: Notes, words: DocumentWords): Markup {
  if (notes.texts.length === 0) return trusted('');
  return markup`<section class="notes" id="notes" aria-labelledby="notes-h">
<h2 id="notes-h">${words.notes}</h2>
<ol>${notes.texts.map(
    (
      text,
      i,
    ) => markup`<li id="note-${i + 1}">${wordsMarkup(text, new Notes())}<a class="back" href="#note-${i + 1}-ref" aria-label="${words.backToText}"> ↩</a></li>
`,
  )}</ol>
</section>
`;
}
