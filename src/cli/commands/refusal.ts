import type { Result } from '../../domain/refusal.ts';
import { Refused, WrongUsage } from '../exit.ts';
import { optionOf } from '../field-names.ts';

/** How staff's words for a refusal are found; by code, with the refusal's own parameters. */
export type RefusalWords = (
  code: string,
  params?: Readonly<Record<string, string | number>>,
) => string;

/** The value of a result; a refusal ends the command with its words, a value of the wrong form names its option. */
export function valueOrRefused<Value>(result: Result<Value>, words: RefusalWords): Value {
  if (result.ok) return result.value;
  const { code, params } = result;
  if (code === 'bad-input') {
    throw new WrongUsage(`${optionOf(String(params?.['field']))}: ${params?.['problem']}.`);
  }
  throw new Refused(words(code, params), { code, ...params });
}
