const ENTRY = /^r([1-9]\d{0,4})$/i;

/** "R3" as 3; undefined for anything else: then it may be a member's reference. */
export function entryNumber(text: string): number | undefined {
  const [, digits] = ENTRY.exec(text.trim()) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
