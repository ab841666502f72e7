import { z } from 'zod';
import { parseIsoDay } from '../domain/time/calendar.ts';

/** The name of a thing in commands and addresses. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case letters, digits and single hyphens')
  .max(60, 'use at most 60 characters');

/** The Union's own first meetings were later; an earlier year is a slip. */
const YEAR_LEAST = '1865';

/** How to mend what is no day. */
export const A_DAY = 'write a day of the calendar like 2027-03-31';

/** A day as people write it in commands and files. */
export const isoDay = z
  .string()
  .refine((text) => parseIsoDay(text) !== undefined, A_DAY)
  .refine((text) => text >= YEAR_LEAST, 'write the year in full, like 2027-03-31');

/** What somebody typed, without what PostgreSQL cannot store or a person cannot type, at most so long. */
export function typedText(text: string, max = 1000): string {
  return text
    .replace(/[^\P{C}\n\u200c\u200d]/gu, '')
    .trim()
    .slice(0, max);
}

/** Years that calendars of the product can mean: a day outside them is a slip of the hand. */
const DAY = /^(19|20|21)\d\d-\d\d-\d\d$/;

/** An ISO day, or '' when it is not one of our centuries: the use case then says how to write it. */
export function typedDay(text: string): string {
  return DAY.test(text) ? text : '';
}

/** A whole number of at most four digits; undefined when it is none. */
export function typedNumber(text: string): number | undefined {
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}
