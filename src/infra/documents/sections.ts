import type { Section } from './blocks.ts';

/** Annex A, B, …, Z, AA: the letters that annexes have, in the order of the document. */
export function annexLetters(sections: readonly Section[]): ReadonlyMap<Section, string> {
  const annexes = sections.filter(({ annex }) => annex);
  return new Map(annexes.map((section, i) => [section, letterOf(i)]));
}

function letterOf(i: number): string {
  const last = String.fromCharCode(65 + (i % 26));
  return i < 26 ? last : letterOf(Math.floor(i / 26) - 1) + last;
}
