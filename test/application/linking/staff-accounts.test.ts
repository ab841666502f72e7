import { describe, expect, it } from 'vitest';
import { leaveAccount } from '../../../src/application/linking/leave.ts';
import { mintStaffCode } from '../../../src/application/linking/mint-code.ts';
import {
  listStaffAccounts,
  staffOf,
  unlinkStaff,
} from '../../../src/application/linking/staff-accounts.ts';
import type { Actor } from '../../../src/application/ports.ts';
import { approver, MONDAY, viewer } from '../rounds/world.ts';
import { account, useLinking } from './linking-world.ts';

const linking = useLinking();
const EMAIL = 'olga@itu.example';
const administrator: Actor = { ...approver, role: 'administrator' } as Actor;

async function linked() {
  const it = linking();
  const minted = await mintStaffCode(it.deps, { email: EMAIL }, it.officer);
  if (!minted.ok) throw new Error(minted.code);
  const joined = await it.join(minted.value.code.toLowerCase(), account('S1'));
  return { ...it, code: minted.value.code, joined };
}

describe('a member of staff', () => {
  it('links an account by a code of its own, and acts there in its role', async () => {
    const { joined, officer, deps, code, join, audits } = await linked();
    expect(joined).toEqual({ ok: true, value: { kind: 'staff', actor: officer } });
    expect(await staffOf(deps, account('S1'))).toEqual(officer);
    expect(await staffOf(deps, account('S1', 'T2'))).toBeUndefined();
    expect(await join(code, account('S1'))).toEqual(joined);
    expect(await join(code, account('S2'))).toMatchObject({ code: 'code-not-valid' });
    const actions = (await audits(`staff:${officer.id}`)).map(({ action }) => action);
    expect(actions).toEqual(['staff.code-made', 'staff.account-linked']);
  });

  it('gets a code from an administrator, and from nobody else', async () => {
    const { deps } = linking();
    const ask = (actor: Actor, email = EMAIL) => mintStaffCode(deps, { email }, actor);
    expect(await ask(administrator)).toMatchObject({ ok: true });
    expect(await ask(viewer)).toMatchObject({ code: 'not-allowed' });
    expect(await ask({ kind: 'contact', id: 'x' as never })).toMatchObject({ code: 'not-allowed' });
    expect(await ask(administrator, 'x@y.z')).toMatchObject({ code: 'staff-unknown' });
    expect(await ask(viewer, 'x@y.z')).toMatchObject({ code: 'not-allowed' });
  });

  it('who has been disabled is nobody, whatever account or code it has', async () => {
    const { deps, prisma, join, officer } = await linked();
    const minted = await mintStaffCode(deps, { id: officer.id }, officer);
    if (!minted.ok) throw new Error(minted.code);
    await prisma.staff.updateMany({ data: { disabledAt: new Date(MONDAY) } });
    expect(await staffOf(deps, account('S1'))).toBeUndefined();
    expect(await join(minted.value.code, account('S2'))).toMatchObject({ code: 'code-not-valid' });
  });

  it('is listed with its accounts, unlinks them, and joins again', async () => {
    const { deps, officer, join } = await linked();
    expect(await listStaffAccounts(deps, viewer)).toEqual({
      ok: true,
      value: [
        {
          ...{ staffId: officer.id, email: EMAIL, name: 'Olga Officer' },
          ...{ platform: 'chat', tenant: 'T1', since: MONDAY },
        },
      ],
    });
    const end = (actor: Actor, platform?: string) =>
      unlinkStaff(deps, { email: EMAIL, ...(platform === undefined ? {} : { platform }) }, actor);
    expect(await end(viewer)).toMatchObject({ code: 'not-allowed' });
    expect(await end(officer, 'other')).toEqual({ ok: true, value: { ended: 0 } });
    expect(await end(officer)).toEqual({ ok: true, value: { ended: 1 } });
    expect(await end(administrator)).toEqual({ ok: true, value: { ended: 0 } });
    expect(await staffOf(deps, account('S1'))).toBeUndefined();
    const again = await mintStaffCode(deps, { email: EMAIL }, administrator);
    if (!again.ok) throw new Error(again.code);
    await join(again.value.code, account('S1'));
    expect(await staffOf(deps, account('S1'))).toEqual(officer);
  });

  it('loses the account that leaves its platform', async () => {
    const { deps } = await linked();
    expect(await leaveAccount(deps, account('S1'), 'gone')).toMatchObject({ staff: 1 });
    expect(await staffOf(deps, account('S1'))).toBeUndefined();
  });
});
