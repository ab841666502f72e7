import type { Fault } from '../refusal.ts';

/** What the check needs of the expression language and of its linter: both belong to survey-core, so they are ports. */
export interface CheckTools {
  readonly readExpression: (text: string) => ExpressionReading;
  /** Contradictions, cycles and conditions that can never hold. Asked only of a document without other faults. */
  readonly lint: (document: unknown) => {
    readonly faults: readonly Fault[];
    readonly warnings: readonly Fault[];
  };
}

export type ExpressionReading =
  | { readonly ok: true; readonly variables: readonly string[] }
  | { readonly ok: false; readonly problem: string; readonly at: number };
