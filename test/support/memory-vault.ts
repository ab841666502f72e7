import type { Vault, VaultEntries } from '../../src/platform/vault.ts';

/** A vault for one process, which keeps its promise of one holder at a time, and of all or nothing. */
export function memoryVault(): Vault {
  const kept = new Map<string, string>();
  let last: Promise<unknown> = Promise.resolve();
  const entriesOf = (map: Map<string, string>): VaultEntries => ({
    read: async (name) => map.get(name),
    write: async (name, value) => void map.set(name, value),
    remove: async (name) => map.delete(name),
    names: async (prefix) => [...map.keys()].filter((name) => name.startsWith(prefix)).toSorted(),
  });
  return {
    ...entriesOf(kept),
    locked: (_name, work) => {
      const turn = last.then(async () => {
        const copy = new Map(kept);
        const value = await work(entriesOf(copy));
        kept.clear();
        for (const [name, text] of copy) kept.set(name, text);
        return value;
      });
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}
