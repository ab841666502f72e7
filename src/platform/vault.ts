/**
 * Keeps what a platform gives us and nobody else may read, such as tokens: sealed at rest, the same for all processes. Names are
 * for whoever runs Parley to read ("chat/installation/T1"), values are secret text.
 */
export interface Vault extends VaultEntries {
  /**
   * One holder of a name at a time, among all processes. What `work` writes through its entries is kept when it resolves, all of
   * it or nothing; when it throws or its process dies, nothing is, and the next holder goes on. Not to be nested. Work ends
   * within a minute.
   */
  locked<Value>(name: string, work: (entries: VaultEntries) => Promise<Value>): Promise<Value>;
}

/** Whoever reads in order to write does both within `locked`. */
export interface VaultEntries {
  /** @throws {Unopenable} when it is there, and no key opens it */
  read(name: string): Promise<string | undefined>;
  write(name: string, value: string): Promise<void>;
  /** Whether there was one. */
  remove(name: string): Promise<boolean>;
  /** In their order. */
  names(prefix: string): Promise<readonly string[]>;
}

/** A value that is there, and that no key opens. The message says which and how to mend it, and tells no secret. */
export class Unopenable extends Error {
  override readonly name = 'Unopenable';
}
