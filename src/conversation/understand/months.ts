import { LANGUAGES } from '../../domain/language.ts';
import { DAY_MS, dayNumber } from '../../domain/time/calendar.ts';
import { fold } from './fold.ts';

/**
 * Names that CLDR does not give for the plain language: the months of the Levant, Iraq, the Maghreb
 * and Mauritania in Arabic, common short forms, and the Russian nominative.
 */
const MORE_NAMES: readonly (readonly string[])[] = [
  ['كانون الثاني', 'جانفي', 'jan', 'ene', 'январь', 'янв'],
  ['شباط', 'فيفري', 'feb', 'февраль', 'фев'],
  ['آذار', 'مارس', 'mar', 'март', 'мар'],
  ['نيسان', 'أفريل', 'ابريل', 'apr', 'abr', 'апрель', 'апр'],
  ['أيار', 'ماي', 'مايو', 'май'],
  ['حزيران', 'جوان', 'يونيو', 'jun', 'июнь', 'июн'],
  ['تموز', 'جويلية', 'يوليو', 'jul', 'июль', 'июл'],
  ['آب', 'أوت', 'غشت', 'aug', 'ago', 'август', 'авг'],
  ['أيلول', 'شتنبر', 'سبتمبر', 'sep', 'sept', 'set', 'setiembre', 'сентябрь', 'сен', 'сент'],
  ['تشرين الأول', 'أكتوبر', 'oct', 'октябрь', 'окт'],
  ['تشرين الثاني', 'نونبر', 'نوفمبر', 'nov', 'ноябрь', 'ноя', 'нояб'],
  ['كانون الأول', 'دجنبر', 'ديسمبر', 'dec', 'dic', 'декабрь', 'дек'],
];

/** Made when first asked for: a tenth of a second that most processes never need. */
let months: ReadonlyMap<string, number> | undefined;

/** 1 to 12 for a month's name in any of the six languages, folded; undefined for anything else. */
export function monthNamed(folded: string): number | undefined {
  months ??= new Map(everyName());
  return months.get(folded);
}

/** Names as they stand in a date and by themselves ("марта", "март"), long and short. */
function* everyName(): Generator<[string, number]> {
  for (const [index, names] of MORE_NAMES.entries()) {
    for (const name of names) yield [fold(name), index + 1];
  }
  for (const language of LANGUAGES) {
    for (const month of ['long', 'short'] as const) {
      for (const day of [{ day: 'numeric' } as const, {}]) {
        const format = new Intl.DateTimeFormat(language, { month, ...day, timeZone: 'UTC' });
        for (let index = 1; index <= 12; index += 1) yield [nameIn(format, index), index];
      }
    }
  }
}

function nameIn(format: Intl.DateTimeFormat, month: number): string {
  const at = dayNumber({ year: 2024, month, day: 15 }) * DAY_MS;
  return fold(format.formatToParts(at).find(({ type }) => type === 'month')?.value ?? '');
}
