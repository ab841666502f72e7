import type { Statement } from './trace.ts';

/** A statement of a trace; by itself it has no day and no place. */
export function statement(
  code: string,
  params: Statement['params'] = {},
  at: { readonly on?: string | null; readonly where?: string } = {},
): Statement {
  return { code, params, on: at.on ?? null, where: at.where ?? null };
}

/** The statement where there is something to say of: nothing for an empty list. */
export function ofSome<One>(
  some: readonly One[],
  say: (some: readonly One[]) => Statement,
): readonly Statement[] {
  return some.length === 0 ? [] : [say(some)];
}
