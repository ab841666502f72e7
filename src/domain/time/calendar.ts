/**
 * The proleptic Gregorian calendar as arithmetic: days are counted from 1970-01-01, without a clock and without zones.
 */
export interface CalendarDay {
  readonly year: number;
  readonly month: number; // 1 to 12
  readonly day: number; // 1 to 31
}

export const DAY_MS = 86_400_000;

/** Years of 400 repeat exactly; counting from March puts the leap day last. */
const DAYS_PER_ERA = 146_097;
const EPOCH_FROM_MARCH_OF_YEAR_0 = 719_468;

/** Days since 1970-01-01. A day beyond its month runs on into the next. */
export function dayNumber({ year, month, day }: CalendarDay): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - EPOCH_FROM_MARCH_OF_YEAR_0;
}

/** The day that lies this many days after 1970-01-01. */
export function dayAt(number: number): CalendarDay {
  const shifted = number + EPOCH_FROM_MARCH_OF_YEAR_0;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** ISO weekday, 1 = Monday … 7 = Sunday, of a day number. */
export function weekdayOf(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Reads "2027-03-31"; undefined when it is not a day of the calendar. */
export function parseIsoDay(text: string): CalendarDay | undefined {
  const match = ISO_DAY.exec(text);
  if (match === null) return undefined;
  const day = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return formatIsoDay(dayAt(dayNumber(day))) === text ? day : undefined;
}

export function formatIsoDay({ year, month, day }: CalendarDay): string {
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** The ISO day before this one. */
export function dayBefore(iso: string): string {
  const day = parseIsoDay(iso);
  if (day === undefined) throw new RangeError(`${iso} is not a day of the calendar`);
  return formatIsoDay(dayAt(dayNumber(day) - 1));
}

/** The ISO day after it. Throws for what is no day of the calendar. */
export function dayAfter(iso: string): string {
  const day = parseIsoDay(iso);
  if (day === undefined) throw new RangeError(`${iso} is not a day of the calendar`);
  return formatIsoDay(dayAt(dayNumber(day) + 1));
}

/** Days from one ISO day to another; negative when the other lies before it. */
export function daysBetween(from: string, to: string): number {
  const [first, last] = [parseIsoDay(from), parseIsoDay(to)];
  if (first === undefined || last === undefined)
    throw new RangeError(`not two days: ${from}, ${to}`);
  return dayNumber(last) - dayNumber(first);
}
