/** What a meeting counts: needs (N1), agenda items (A1), conclusions (C1), nominated persons (P1). */
export type Counted = 'N' | 'A' | 'C' | 'P';

const MOST = 99_999;

/** "N4", "n4" or "4" as 4; undefined for anything else, also for another letter. */
export function numberIn(letter: Counted, text: string): number | undefined {
  const [, given, digits] = /^([A-Za-z]?)([1-9]\d{0,4})$/.exec(text.trim()) ?? [];
  if (digits === undefined || (given !== '' && given?.toUpperCase() !== letter)) return undefined;
  const number = Number(digits);
  return number <= MOST ? number : undefined;
}

/** "N4, N7": how people name them. */
export function labels(letter: Counted, numbers: readonly number[]): string {
  return numbers.map((number) => `${letter}${number}`).join(', ');
}

const NAMED_MOST = 12;

/** The first dozen by name, "N4, N7, … N31 …": more would drown what they are. */
export function firstLabels(letter: Counted, numbers: readonly number[]): string {
  const named = labels(letter, numbers.slice(0, NAMED_MOST));
  return numbers.length > NAMED_MOST ? `${named} …` : named;
}
