/** What a bench is told. */
export interface Order {
  readonly seconds: number;
  readonly rounds: number;
  readonly clients: number;
  /** Deliveries; left out: as many as the bench is about. */
  readonly count?: number;
  /** Where the CPU profile of what is measured goes; left out: no profile is taken. */
  readonly profileDir?: string;
  /** Says on a terminal what is being done; nothing depends on it. */
  readonly progress: (text: string) => void;
}

/** What a bench found: figures for machines, the same in lines for people. */
export interface Findings {
  readonly figures: Readonly<Record<string, unknown>>;
  readonly lines: readonly string[];
}

export type Bench = (order: Order) => Promise<Findings>;

/** Something that the measurement needs is not there. The message says what, and how to mend it. */
export class Missing extends Error {
  override readonly name = 'Missing';
}
