import type { Language } from '../../domain/language.ts';
import { readDate } from './date.ts';
import { fold } from './fold.ts';

/** How long a reminder is asked to wait: some days, or until a day (ISO). */
export type Delay =
  | { readonly kind: 'days'; readonly days: number }
  | { readonly kind: 'day'; readonly day: string };

/**
 * Reads how long to wait as people type it in any of the six languages: "3", "in 3 days", "a week",
 * "tomorrow", "until 2027-03-20", "через неделю", "بعد يومين", "3天后". Two readings: the language does
 * not settle which number is the month. None: not understood, also when anything else is said.
 */
export function readDelay(text: string, language: Language): readonly Delay[] {
  const words = fold(text);
  const days = daysIn(words);
  if (days !== undefined) return [{ kind: 'days', days }];
  return readDate(dayWritten(words), language).map((day) => ({ kind: 'day', day }));
}

/**
 * "3天后提醒我": in Chinese the time may stand before the word, and without spaces. The words of the
 * time, as `readDelay` reads them; undefined where it is no such request.
 */
export function readHanDelay(folded: string): string | undefined {
  const readings = [
    /^(?:请)?(.+?)再?提醒我?$/u,
    /^(?:请)?(?:稍后|以后)?(?:提醒我?|推迟|延后)(.+)$/u,
  ];
  return readings
    .map((reading) => reading.exec(folded)?.[1] ?? '')
    .find((time) => readDelay(time, 'zh').length > 0);
}

const DAYS_MAX = 999;

function daysIn(words: string): number | undefined {
  const han = HAN.exec(words);
  if (han !== null) return numberIn(han[1] ?? '', HAN_UNITS.get(han[2] ?? ''));
  const telling = words.split(' ').filter((word) => !BETWEEN.has(word));
  const [first = '', second, ...more] = telling;
  if (more.length > 0) return undefined;
  if (second !== undefined) return numberIn(first, UNITS.get(second));
  return WHOLE.get(first) ?? UNITS.get(first) ?? numberIn(first, 1);
}

function numberIn(word: string, unit: number | undefined): number | undefined {
  const number = /^\d{1,3}$/.test(word) ? Number(word) : NUMBERS.get(word);
  if (number === undefined || unit === undefined) return undefined;
  return Math.min(DAYS_MAX, number * unit);
}

/** What folding took between the parts of a date is put back, and "until the" goes. */
function dayWritten(words: string): string {
  const rest = words.split(' ');
  while (BETWEEN.has(rest[0] ?? '')) rest.shift();
  const date = rest.join(' ').replace(/^[到至]/u, '');
  return date
    .replace(/^(\d{4}) (\d{1,2}) (\d{1,2})$/, '$1-$2-$3')
    .replace(/^(\d{1,2}) (\d{1,2}) (\d{4})$/, '$1/$2/$3');
}

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(fold));

/** Words around a time that do not change it. */
const BETWEEN = setOf(
  'in for after until till to on the next later ' +
    'dans pendant pour après jusqu au à le la l prochaine plus tard ' +
    'en dentro de por durante hasta el próxima que viene más tarde ' +
    'через на до после с следующей позже ' +
    'بعد خلال لمدة حتى إلى في القادم المقبل لاحقا',
);

const mapOf = (entries: readonly (readonly [string, number])[]): ReadonlyMap<string, number> =>
  new Map(entries.flatMap(([words, number]) => words.split(' ').map((w) => [fold(w), number])));

const UNITS = mapOf([
  ['day days jour jours día días день дня дней сутки يوم أيام يوما', 1],
  ['week weeks semaine semaines semana semanas неделю недели недель неделе أسبوع أسابيع أسبوعا', 7],
]);

/** A time in one word. */
const WHOLE = mapOf([
  ['tomorrow demain mañana завтра غدا الغد بكرة 明天 明日', 1],
  ['послезавтра يومين يومان 后天', 2],
  ['أسبوعين أسبوعان', 14],
  ['下周 下星期', 7],
]);

const NUMBERS = mapOf([
  ['a an one un une una один одну واحد 一', 1],
  ['two deux dos два две اثنين 二 两', 2],
  ['three trois tres три ثلاثة ثلاث 三', 3],
  ['four quatre cuatro четыре أربعة أربع 四', 4],
  ['five cinq cinco пять خمسة خمس 五', 5],
  ['six seis шесть ستة ست 六', 6],
  ['seven sept siete семь سبعة سبع 七', 7],
  ['eight huit ocho восемь ثمانية ثماني 八', 8],
  ['nine neuf nueve девять تسعة تسع 九', 9],
  ['ten dix diez десять عشرة عشر 十', 10],
]);

const HAN = /^(\d{1,3}|[一二两三四五六七八九十])\s?个?(天|日|周|星期|礼拜)(?:之?后|以后)?$/u;
const HAN_UNITS = mapOf([
  ['天 日', 1],
  ['周 星期 礼拜', 7],
]);
