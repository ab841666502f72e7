import type { AskedLetter } from '../../application/coming/ask-members.ts';

/** A letter as it reads, without its links. */
export function letterLines({
  subject,
  paragraphs,
  items = [],
  closing,
}: AskedLetter['letter']): readonly string[] {
  return [
    subject,
    '',
    ...paragraphs.flatMap((one) => [one, '']),
    ...items.flatMap(({ title, text }) => [title, text, '']),
    ...closing,
  ];
}
