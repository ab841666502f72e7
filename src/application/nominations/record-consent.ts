import { z } from 'zod';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { genevaDay } from '../../domain/time/geneva.ts';
import { checked } from '../checked.ts';
import { isoDay } from '../fields.ts';
import { words } from '../outcomes/written.ts';
import type { Actor } from '../ports.ts';
import {
  atUndecided,
  type NominationDeps,
  type NominationOrder,
  type UndecidedRefusal,
} from './at-nominations.ts';

const consentInput = z.object({
  how: words('say how the person agreed: by letter, by telephone …', 500),
  on: isoDay,
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(254, 'use at most 254 characters')
    .pipe(z.email('write one e-mail address like name@example.org'))
    .nullable()
    .default(null),
});

export type ConsentInput = NominationOrder & z.input<typeof consentInput>;

/** Writes down that the person who was named agrees to be invited: how it said so, when, and where it can be reached. */
export async function recordConsent(
  deps: NominationDeps,
  input: ConsentInput,
  actor: Actor,
): Promise<
  Result<{ readonly number: number }, UndecidedRefusal | 'bad-input' | 'consent-day-ahead'>
> {
  const { meeting, number } = input;
  const order = { meeting, number, action: 'nomination.consent', actor } as const;
  return atUndecided(deps, order, async (act, row) => {
    const fields = checked(consentInput, input);
    if (!fields.ok) return fields;
    const { on } = fields.value;
    const today = genevaDay(act.at);
    if (on > today) return refuse('consent-day-ahead', { on, today });
    await act.rows.nominations.save(row.id, { ...row, agreement: fields.value });
    // How, and the address, can be forgotten; what stands in the audit cannot.
    await act.note('nomination.agreed', { number, on });
    return done({ number });
  });
}
