import type { ZodType } from 'zod';
import { done, type Result, refuse } from '../domain/refusal.ts';

/** Input from an edge, checked; the first fault as a refusal that names the field, what is wrong and how to mend it. */
export function checked<Value>(schema: ZodType<Value>, input: unknown): Result<Value, 'bad-input'> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return done(parsed.data);
  const [issue] = parsed.error.issues;
  return refuse('bad-input', {
    field: issue?.path.join('.') ?? '',
    problem: issue?.message ?? 'not understood',
  });
}
