import { z } from 'zod';
import { parseIsoDay } from '../domain/time/calendar.ts';

/** The name of a thing in commands and addresses. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case letters, digits and single hyphens')
  .max(60, 'use at most 60 characters');

/** The Union's own first meetings were later; an earlier year is a slip. */
const YEAR_LEAST = '1865';

/** A day as people write it in commands and files. */
export const isoDay = z
  .string()
  .refine((text) => parseIsoDay(text) !== undefined, 'write a day of the calendar like 2027-03-31')
  .refine((text) => text >= YEAR_LEAST, 'write the year in full, like 2027-03-31');
