/** 0 done, 1 refused, 2 wrong usage (design: stable, other tools rely on it). */
export const EXIT = { done: 0, refused: 1, usage: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends a command with exit 1 and words for the person. With --json the details stand beside the message. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly details: unknown;
  /** More lines for people, such as every fault of a file. */
  readonly lines: readonly string[];

  constructor(message: string, details?: unknown, lines: readonly string[] = []) {
    super(message);
    this.details = details;
    this.lines = lines;
  }
}

/** Ends a command with exit 2: a value of the wrong form, or options that do not go together. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}
