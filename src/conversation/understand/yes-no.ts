import { fold } from './fold.ts';

const YES = folded(
  'yes yep yeah y ok okay true oui ouais o vrai d’accord sí si s verdadero claro да д ага верно نعم أجل بلى ن صحيح 是 是的 对 对的 好 好的 有 y',
);
const NO = folded(
  'no nope n false non faux falso не нет н неверно لا كلا ل خطأ 否 不 不是 不对 没有 没 不好',
);

/**
 * True, false, or undefined for anything that is not plainly one of the two, in any of the six
 * languages.
 */
export function readYesNo(text: string): boolean | undefined {
  const word = fold(text);
  if (YES.has(word)) return true;
  if (NO.has(word)) return false;
  return undefined;
}

function folded(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').map(fold));
}
