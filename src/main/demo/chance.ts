/** Seeded chance: the same seed gives the same demo, whatever the machine. */
export interface Chance {
  /** From 0 (inclusive) to 1 (exclusive). */
  next(): number;
  /** A whole number from 0 to `below` (exclusive). */
  below(below: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** Some of the items, in random order. */
  some<Item>(items: readonly Item[], count: number): readonly Item[];
  /** An independent source for one thing, so that the order of events elsewhere does not change it. */
  fork(name: string): Chance;
}

export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    // mulberry32: small, fast, good enough for choosing what a simulated contact does.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[below(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  };
  const some = <Item>(items: readonly Item[], count: number): readonly Item[] => {
    const rest = [...items];
    const chosen: Item[] = [];
    while (chosen.length < count && rest.length > 0) {
      chosen.push(...rest.splice(below(rest.length), 1));
    }
    return chosen;
  };
  return { next, below, pick, some, fork: (name) => createChance(mix(seed, name)) };
}

/** FNV-1a over the name, started from the seed. */
function mix(seed: number, name: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (const character of name) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash;
}
