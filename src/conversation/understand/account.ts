import { fold } from './fold.ts';

/** What somebody asks of the link between its account and Parley, rather than of a conversation. */
export type AccountWish =
  | { readonly kind: 'join'; readonly code: string } // '': none was given yet
  | { readonly kind: 'unlink' }
  | { readonly kind: 'zone'; readonly zone: string }; // as typed: a city, or a name of the IANA database

const JOIN = words(
  'join, link, rejoindre, lier, associer, unirse, unirme, vincular, присоединиться, привязать, انضم, انضمام, ربط, 加入, 关联',
);
const UNLINK = words(
  'unlink, délier, dissocier, desvincular, отвязать, فك الربط, إلغاء الربط, 解除关联, 取消关联',
);

const ZONE =
  /^(?:time ?zone|fuseau horaire|(?:zona|huso) horari[ao]|часовой пояс|المنطقة الزمنية|时区)\s*[:：]?\s*(.*)$/iu;
/** The longest name of a place; of more, only the beginning is like it. */
const ZONE_MAX = 60;

/** Of one word: a code, or the whole link of a letter. */
const CODE_MAX = 400;

/** "join ABCDE-FGHJK", "unlink" and "time zone Nairobi", in any of the six languages, also behind "/parley"; undefined: it is something else. */
export function readAccountWish(text: string): AccountWish | undefined {
  const bare = text.replace(/^\s*\/(?:parley\b\s*)?/i, '').trim();
  const whole = fold(bare);
  if (UNLINK.has(whole)) return { kind: 'unlink' };
  if (JOIN.has(whole)) return { kind: 'join', code: '' };
  const zone = ZONE.exec(bare)?.[1];
  if (zone !== undefined && zone.length <= ZONE_MAX) return { kind: 'zone', zone: zone.trim() };
  const parts = /^(\S+)\s+(\S(?:.*\S)?)$/su.exec(bare) ?? /^(加入|关联)(\S+)$/u.exec(bare);
  const [, verb = '', code = ''] = parts ?? [];
  if (!JOIN.has(fold(verb)) || code.length > CODE_MAX) return undefined;
  return isCode(code) ? { kind: 'join', code } : undefined;
}

/** "join the meeting in person" is an answer: a code has no words in it, and a digit or a capital, or is a link. */
function isCode(code: string): boolean {
  const parts = code.split(/\s+/);
  if (parts.length > 3) return false;
  return parts.every((part) => /^[\w/:.?=&%#<>|\p{Dash}-]+$/u.test(part)) && code.length >= 8;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(', ').map(fold));
}
