/** Whoever waits until something has happened in an emulator. */
export class Watchers {
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #watchers = new Set<() => void>();

  /** Something happened: `until` looks again. */
  changed(): void {
    for (const look of this.#watchers) look();
  }

  /** Resolves with what `found` finds, as soon as it finds it; with undefined when `ms` of real time pass before. */
  until<T>(found: () => T | undefined, ms: number): Promise<T | undefined> {
    const already = found();
    if (already !== undefined) return Promise.resolve(already);
    return new Promise((resolve) => {
      const end = (value: T | undefined) => {
        this.#watchers.delete(look);
        this.#timers.delete(timer);
        clearTimeout(timer);
        resolve(value);
      };
      const look = () => {
        const value = found();
        if (value !== undefined) end(value);
      };
      const timer = setTimeout(() => end(undefined), ms);
      this.#timers.add(timer);
      this.#watchers.add(look);
    });
  }

  close(): void {
    for (const timer of this.#timers) clearTimeout(timer);
  }
}
