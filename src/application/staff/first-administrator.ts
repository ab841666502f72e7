import type { StaffId } from '../../domain/ids.ts';
import type { StaffDeps } from './add-staff.ts';
import type { StaffRecord } from './rows.ts';

/** Of no domain that exists (RFC 2606): nothing is ever sent to it. */
export const FIRST_ADMINISTRATOR = 'administrator@parley.invalid';

/**
 * Who acts where nobody has been added yet: the process at its first start, and commands beside it. Undefined once
 * somebody else has been added: from then on, people act under their own names.
 */
export function firstAdministrator(deps: StaffDeps): Promise<StaffRecord | undefined> {
  return deps.store.transaction(async ({ staff, audit }) => {
    const id = deps.random.id() as StaffId;
    const first = {
      id,
      email: FIRST_ADMINISTRATOR,
      name: 'First administrator',
      role: 'administrator',
    } as const;
    const others = (await staff.list()).filter(({ email }) => email !== FIRST_ADMINISTRATOR);
    if (others.length > 0) return undefined;
    if (await staff.insert(first)) {
      await audit.append({
        at: deps.clock.now(),
        actor: { kind: 'system' },
        action: 'staff.added',
        subject: `staff:${id}`,
        reason: 'nobody had been added yet',
      });
    }
    return staff.findByEmail(FIRST_ADMINISTRATOR);
  });
}
