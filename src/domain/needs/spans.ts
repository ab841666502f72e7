/** "N1 to N12, N14": many numbers in a few words. */
export function spans(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const found: [number, number][] = [];
  for (const number of sorted) {
    const last = found.at(-1);
    if (last !== undefined && number === last[1] + 1) last[1] = number;
    else found.push([number, number]);
  }
  return found.map(spanText).join(', ');
}

function spanText([from, to]: readonly [number, number]): string {
  if (from === to) return `N${from}`;
  return to === from + 1 ? `N${from}, N${to}` : `N${from} to N${to}`;
}
