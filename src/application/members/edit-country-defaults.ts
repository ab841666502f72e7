import { z } from 'zod';
import { LANGUAGES } from '../../domain/language.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { isTimeZone } from '../../domain/time/zone.ts';
import { notAllowed } from '../allowed.ts';
import { checked } from '../checked.ts';
import type { Actor, AuditRows, Clock, Transactions } from '../ports.ts';
import type { CountryRecord, MemberRows } from './rows.ts';

const differs = (list: readonly unknown[]) => new Set(list).size === list.length;

const defaultsInput = z
  .object({
    country: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{2}$/, 'give the two-letter country code'),
    languages: z
      .array(z.enum(LANGUAGES))
      .min(1, 'give at least one language')
      .refine(differs, 'name each language once'),
    timeZone: z.string().refine(isTimeZone, 'give a name of the IANA database like Africa/Nairobi'),
    weekend: z
      .array(z.int().min(1).max(7))
      .max(6, 'leave at least one working day')
      .refine(differs, 'name each day once'),
  })
  .partial({ languages: true, timeZone: true, weekend: true });

export type CountryDefaultsInput = z.input<typeof defaultsInput>;

/**
 * Changes a country's languages (in order of preference), time zone or weekend (ISO weekdays); what is left out stays. From then on
 * reloading the reference data leaves all three alone. Rounds that are open keep what they froze.
 */
export async function editCountryDefaults(
  deps: {
    readonly store: Transactions<{ members: MemberRows; audit: AuditRows }>;
    readonly clock: Clock;
  },
  input: CountryDefaultsInput,
  actor: Actor,
): Promise<Result<CountryRecord, 'not-allowed' | 'bad-input' | 'unknown-country'>> {
  const refusal = notAllowed(actor, 'country.edit');
  if (refusal !== undefined) return refusal;
  const fields = checked(defaultsInput, input);
  if (!fields.ok) return fields;
  const { country, languages, timeZone, weekend } = fields.value;
  return deps.store.transaction(async ({ members, audit }) => {
    const before = (await members.countries()).find(({ iso2 }) => iso2 === country);
    if (before === undefined) return refuse('unknown-country', { country });
    const at = deps.clock.now();
    const after: CountryRecord = {
      ...before,
      languages: languages ?? before.languages,
      timeZone: timeZone ?? before.timeZone,
      weekend: weekend?.toSorted((a, b) => a - b) ?? before.weekend,
      editedAt: at,
    };
    await members.saveCountries([after]);
    await audit.append({
      at,
      actor,
      action: 'country.edited',
      subject: `country:${country}`,
      details: { before: defaultsOf(before), after: defaultsOf(after) },
    });
    return done(after);
  });
}

function defaultsOf({ languages, timeZone, weekend }: CountryRecord) {
  return { languages, timeZone, weekend };
}
