import type { PaperConclusion } from '../../../domain/papers/content.ts';
import type { Block } from '../blocks.ts';
import type { PaperReader } from './paper-reader.ts';

/** One conclusion after the other, each under its title with its number beside it. */
export function conclusionBlocks(
  conclusions: readonly PaperConclusion[],
  reader: PaperReader,
): Block[] {
  if (conclusions.length === 0) return [{ kind: 'text', text: reader.tell('noConclusions') }];
  return conclusions.flatMap((one) => conclusionIn(one, reader));
}

function conclusionIn(conclusion: PaperConclusion, reader: PaperReader): Block[] {
  const { tell, words } = reader;
  const { title, text, callToAction, is } = reader.wording(conclusion);
  // A full stop that ends English words stays at their end, also where all else goes from right to left.
  const end = is === 'missing' && reader.direction === 'rtl' ? '\u200e' : '';
  const { number, addressee, otherBodies } = conclusion;
  const labelled = [
    [tell('callToAction'), callToAction],
    [tell('addressee'), addressee],
    [tell('otherBodies'), otherBodies],
  ] as const;
  return [
    { kind: 'heading', text: title, aside: `C${number}` },
    ...(is === 'missing' ? [{ kind: 'text', text: tell('englishOnly'), note: true } as const] : []),
    ...text
      .split(/\n{2,}/)
      .map((paragraph) => ({ kind: 'text', text: `${paragraph.trim()}${end}` }) as const),
    ...labelled.flatMap(([label, value]): Block[] =>
      value === null
        ? []
        : [{ kind: 'text', text: [{ strong: `${label}${words.labelEnd}` }, value] }],
    ),
  ];
}

/** Whether a text of these is in the reader's language and not approved there. */
export function hasDraftText(
  conclusions: readonly PaperConclusion[],
  reader: PaperReader,
): boolean {
  return conclusions.some((one) => reader.wording(one).is === 'draft');
}
