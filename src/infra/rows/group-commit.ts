export interface GroupOptions {
  /** At most so many calls at once; what arrives meanwhile waits and shares the next one. */
  readonly lanes?: number;
  /** At most so many items in one call, so that one commit never holds many locks for long. */
  readonly batch?: number;
  /** Waits until everything that goes on in this process at this moment has come so far: for work that comes in crowds. */
  readonly gathers?: boolean;
}

const LANES_MAX = 2;
const BATCH_MAX = 64;

interface Waiting<Item, Outcome> {
  readonly item: Item;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (cause: unknown) => void;
}

/**
 * Group commit: items that arrive while calls are under way share the next call, so that commits, which cost most,
 * are shared under load while a lone item never waits. Each caller learns its own item's outcome, after the commit.
 *
 * When a shared call fails, each item is tried once more by itself, so that one poisonous item cannot fail its
 * neighbours; `write` must therefore be safe to repeat (`record_turns` is: a repeated event is a duplicate).
 */
export function createGroupCommit<Item, Outcome>(
  write: (items: readonly Item[]) => Promise<readonly Outcome[]>,
  { lanes: lanesMax = LANES_MAX, batch: batchMax = BATCH_MAX, gathers = false }: GroupOptions = {},
): (item: Item) => Promise<Outcome> {
  const waiting: Waiting<Item, Outcome>[] = [];
  let lanes = 0;

  async function writeAlone({ item, resolve, reject }: Waiting<Item, Outcome>): Promise<void> {
    try {
      const [outcome] = await write([item]);
      if (outcome === undefined) throw new Error('no outcome came back for an item');
      resolve(outcome);
    } catch (cause) {
      reject(cause);
    }
  }

  async function writeTogether(batch: readonly Waiting<Item, Outcome>[]): Promise<void> {
    let outcomes: readonly Outcome[];
    try {
      outcomes = await write(batch.map(({ item }) => item));
      if (outcomes.length !== batch.length) throw new Error('outcomes do not match the items');
    } catch {
      for (const one of batch) await writeAlone(one);
      return;
    }
    for (const [index, { resolve }] of batch.entries()) resolve(outcomes[index] as Outcome);
  }

  async function runLane(): Promise<void> {
    lanes += 1;
    while (waiting.length > 0) {
      if (gathers) await new Promise((resolve) => setImmediate(resolve));
      const batch = waiting.splice(0, batchMax);
      const [only] = batch;
      if (batch.length === 1 && only !== undefined) await writeAlone(only);
      else if (batch.length > 1) await writeTogether(batch);
    }
    lanes -= 1;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (lanes < lanesMax) void runLane();
    });
}
