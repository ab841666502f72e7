import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Reference } from '../../application/members/load-reference.ts';
import { LANGUAGES } from '../../domain/language.ts';
import { parseIsoDay } from '../../domain/time/calendar.ts';
import { isTimeZone } from '../../domain/time/zone.ts';
import { CATEGORIES, REGIONS } from '../../domain/vocabulary.ts';

const isoDay = z.string().refine((text) => parseIsoDay(text) !== undefined, 'not a day');
const iso2 = z.string().regex(/^[A-Z]{2}$/);
const name = z.string().min(1);

const countries = z.array(
  z.strictObject({
    iso2,
    iso3: z.string().regex(/^[A-Z]{3}$/),
    membership: z.enum(['member-state', 'observer']),
    region: z.enum(REGIONS),
    names: z.strictObject({ ar: name, zh: name, en: name, es: name, fr: name, ru: name }),
    languages: z.array(z.enum(LANGUAGES)).min(1),
    timeZone: z.string().refine(isTimeZone, 'not a time zone'),
    weekend: z.array(z.int().min(1).max(7)).min(1),
    source: z.string().min(1),
    asOf: isoDay,
  }),
);

const spells = z.array(
  z.strictObject({
    countryIso2: iso2,
    category: z.enum(CATEGORIES),
    validFrom: isoDay.nullable(),
    validTo: isoDay.nullable(),
    source: z.string().min(1),
    asOf: isoDay,
    review: z.string().min(1).nullable(),
  }),
);

/** Reads `countries.json` and `category-spells.json`. Throws an error that names the file, the place and the fault. */
export async function readReference(directory: string): Promise<Reference> {
  return {
    countries: await readAs(join(directory, 'countries.json'), countries),
    spells: await readAs(join(directory, 'category-spells.json'), spells),
  };
}

async function readAs<Value>(path: string, schema: z.ZodType<Value>): Promise<Value> {
  const parsed = schema.safeParse(JSON.parse(await readFile(path, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new Error(`${path}: ${z.prettifyError(parsed.error)}`);
}
