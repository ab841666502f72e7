import { z } from 'zod';

/** What staff write into a meeting's papers. */

/** PostgreSQL keeps no NUL; other control characters have no place in a document. Line ends and joiners stay. */
const NOT_WRITTEN = /[^\P{C}\n\u200c\u200d]/gu;

const clean = z.string().transform((text) => text.replace(NOT_WRITTEN, '').trim());

export function words(missing: string, most: number) {
  return clean.pipe(z.string().min(1, missing).max(most, `use at most ${most} characters`));
}

/** Nothing written is nothing said. */
export function optionalWords(most: number) {
  return clean
    .pipe(z.string().max(most, `use at most ${most} characters`))
    .transform((text) => (text === '' ? null : text))
    .nullable()
    .default(null);
}

export const numbers = z.array(z.int().positive()).max(500, 'name at most 500').default([]);

/** An address on the Web, where anybody who reads the report can look. */
export const webAddress = z
  .string()
  .max(2000, 'use at most 2000 characters')
  .refine(isWebAddress, 'give an address that begins with https:// or http://')
  .nullable()
  .default(null);

export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s"<>]+$/.test(text);
}
