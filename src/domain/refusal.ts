/**
 * A refusal is an ordinary answer to a person's request, not an error: it is returned, never thrown.
 * `code` is small and closed per use case; `params` fill the words that the edge shows (HTTP page, command, chat).
 */
export interface Refusal<Code extends string = string> {
  readonly ok: false;
  readonly code: Code;
  readonly params?: Readonly<Record<string, string | number>>;
}

export interface Done<Value> {
  readonly ok: true;
  readonly value: Value;
}

export type Result<Value, Code extends string = string> = Done<Value> | Refusal<Code>;

export function done<Value>(value: Value): Done<Value> {
  return { ok: true, value };
}

export function refuse<Code extends string>(
  code: Code,
  params?: Readonly<Record<string, string | number>>,
): Refusal<Code> {
  return params === undefined ? { ok: false, code } : { ok: false, code, params };
}

/** One fault in something a person gave us: where it is, what is wrong, and how to mend it. */
export interface Fault {
  /** JSON path, `row 7, column "email"`, or an option's name. */
  readonly path: string;
  readonly problem: string;
  readonly mend: string;
}
