/** 0 done, 1 refused, 2 wrong usage (design: stable, other tools rely on it). */
export const EXIT = { done: 0, refused: 1, usage: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends a command with exit 1 and words for the person. With --json the details are the document. */
export class Refused extends Error {
  readonly details: unknown;
  constructor(message: string, details?: unknown) {
    super(message);
    this.name = 'Refused';
    this.details = details;
  }
}
