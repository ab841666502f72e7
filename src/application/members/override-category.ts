import { z } from 'zod';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { CATEGORIES } from '../../domain/vocabulary.ts';
import { notAllowed } from '../allowed.ts';
import { checked } from '../checked.ts';
import { isoDay } from '../fields.ts';
import type { Actor, AuditRows, Clock, Random, Transactions } from '../ports.ts';
import type { MemberRows, OverrideRecord } from './rows.ts';

const overrideInput = z
  .object({
    country: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{2}$/, 'give the two-letter country code'),
    category: z.enum(CATEGORIES),
    holds: z.boolean(),
    validFrom: isoDay.nullable().default(null),
    validTo: isoDay.nullable().default(null),
    reason: z.string().trim().min(1, 'say why the lists are not right').max(2000),
  })
  .refine(
    ({ validFrom, validTo }) => validFrom === null || validTo === null || validFrom < validTo,
    {
      path: ['validTo'],
      message: 'the end (the first day on which it holds no more) must come after the beginning',
    },
  );

export type OverrideInput = z.input<typeof overrideInput>;

/**
 * Staff say whether a country holds a category, whatever the lists say, between two days (the end is not included).
 * The newest override wins. Rounds that are open keep what they froze.
 */
export async function overrideCategory(
  deps: {
    readonly store: Transactions<{ members: MemberRows; audit: AuditRows }>;
    readonly clock: Clock;
    readonly random: Random;
  },
  input: OverrideInput,
  actor: Actor,
): Promise<Result<OverrideRecord, 'not-allowed' | 'bad-input' | 'unknown-country'>> {
  const refusal = notAllowed(actor, 'category.override');
  if (refusal !== undefined) return refusal;
  const fields = checked(overrideInput, input);
  if (!fields.ok) return fields;
  const { country, ...said } = fields.value;
  const at = deps.clock.now();
  const override: OverrideRecord = {
    id: deps.random.id(),
    countryIso2: country,
    ...said,
    createdAt: at,
    staffId: actor.kind === 'staff' ? actor.id : null,
  };
  return deps.store.transaction(async ({ members, audit }) => {
    const known = await members.countries();
    if (!known.some(({ iso2 }) => iso2 === country)) return refuse('unknown-country', { country });
    await members.insertOverride(override);
    await audit.append({
      at,
      actor,
      action: 'category.overridden',
      subject: `country:${country}`,
      reason: override.reason,
      details: override,
    });
    return done(override);
  });
}
