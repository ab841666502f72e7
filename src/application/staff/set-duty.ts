import { z } from 'zod';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { REGIONS, type Region } from '../../domain/vocabulary.ts';
import { notAllowed } from '../allowed.ts';
import { checked } from '../checked.ts';
import type { Actor } from '../ports.ts';
import type { StaffDeps } from './add-staff.ts';

const dutyInput = z.object({
  email: z.string().trim().toLowerCase(),
  /** Whose members the person looks after; empty: everybody's; absent: as before. */
  regions: z.array(z.enum(REGIONS)).optional(),
  /** Whether the daily letter about what needs a person goes to it; absent: as before. */
  digest: z.boolean().optional(),
});

export interface Duty {
  readonly regions: readonly Region[];
  readonly digest: boolean;
}

/** Says which regions a member of staff looks after, and whether it gets the daily digest. */
export async function setDuty(
  deps: StaffDeps,
  input: z.input<typeof dutyInput>,
  actor: Actor,
): Promise<Result<Duty, 'not-allowed' | 'bad-input' | 'staff-unknown'>> {
  const refusal = notAllowed(actor, 'staff.duty');
  if (refusal !== undefined) return refusal;
  const fields = checked(dutyInput, input);
  if (!fields.ok) return fields;
  const { email, ...change } = fields.value;
  return deps.store.transaction(async ({ staff, audit }) => {
    const person = await staff.findByEmail(email);
    if (person === undefined) return refuse('staff-unknown', { email });
    const duty = await staff.setDuty(person.id, change);
    const subject = `staff:${person.id}`;
    const at = deps.clock.now();
    await audit.append({ at, actor, action: 'staff.duty-set', subject, details: duty });
    return done(duty);
  });
}
