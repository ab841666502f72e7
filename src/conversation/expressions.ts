/** A parsed SurveyJS expression. */
export interface Expression {
  /** Names that it reads, without braces. */
  readonly variables: readonly string[];
  /** Its value under these values. Never throws; an unknown name is empty. */
  evaluate(values: Readonly<Record<string, unknown>>): unknown;
}

/**
 * The port to the expression language. Its grammar and meaning are SurveyJS's and so is the
 * implementation (src/infra/expressions.ts); the core only asks. Throws `ExpressionFault` when the
 * text does not parse.
 */
export type ParseExpression = (text: string) => Expression;

export class ExpressionFault extends Error {
  readonly at: number; // character offset, 0-based
  constructor(message: string, at: number) {
    super(message);
    this.name = 'ExpressionFault';
    this.at = at;
  }
}
