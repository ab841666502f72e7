import { rulesFrom } from '../../application/rounds/typed-round.ts';
import { type Fields, textOf } from './fields.ts';

/** The rules that a page's form holds. */
export function rulesIn(fields: Fields): ReturnType<typeof rulesFrom> {
  return rulesFrom(textOf(fields, 'rules'));
}
