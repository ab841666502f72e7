import type { Result } from '../../domain/refusal.ts';
import { Refused } from '../exit.ts';

/** How staff's words for a refusal are found; by code, with the refusal's own parameters. */
export type RefusalWords = (
  code: string,
  params?: Readonly<Record<string, string | number>>,
) => string;

/** The value of a result; a refusal ends the command with exit 1 and its words. */
export function valueOrRefused<Value>(result: Result<Value>, words: RefusalWords): Value {
  if (result.ok) return result.value;
  const { code, params } = result;
  throw new Refused(words(code, params), { code, ...params });
}
