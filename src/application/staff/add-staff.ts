import { z } from 'zod';
import type { StaffId } from '../../domain/ids.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { STAFF_ROLES } from '../../domain/vocabulary.ts';
import { notAllowed } from '../allowed.ts';
import { checked } from '../checked.ts';
import type { Actor, AuditRows, Clock, Random, Transactions } from '../ports.ts';
import type { StaffRecord, StaffRows } from './rows.ts';

const staffInput = z.object({
  email: z.string().trim().toLowerCase().pipe(z.email('give an e-mail address')),
  name: z.string().trim().min(1, 'give a name').max(200),
  role: z.enum(STAFF_ROLES),
});

export interface StaffDeps {
  readonly store: Transactions<{ staff: StaffRows; audit: AuditRows }>;
  readonly clock: Clock;
  readonly random: Random;
}

/** Adds a person of the Bureau, with a role. */
export async function addStaff(
  deps: StaffDeps,
  input: z.input<typeof staffInput>,
  actor: Actor,
): Promise<Result<StaffRecord, 'not-allowed' | 'bad-input' | 'email-taken'>> {
  const refusal = notAllowed(actor, 'staff.add');
  if (refusal !== undefined) return refusal;
  const fields = checked(staffInput, input);
  if (!fields.ok) return fields;
  const person: StaffRecord = { id: deps.random.id() as StaffId, ...fields.value };
  return deps.store.transaction(async ({ staff, audit }) => {
    if (!(await staff.insert(person))) return refuse('email-taken', { email: person.email });
    const { role } = person;
    const at = deps.clock.now();
    const subject = `staff:${person.id}`;
    await audit.append({ at, actor, action: 'staff.added', subject, details: { role } });
    return done(person);
  });
}
