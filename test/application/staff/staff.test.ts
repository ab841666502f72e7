import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addStaff } from '../../../src/application/staff/add-staff.ts';
import { createSignIn } from '../../../src/application/staff/create-sign-in.ts';
import {
  FIRST_ADMINISTRATOR,
  firstAdministrator,
} from '../../../src/application/staff/first-administrator.ts';
import {
  actorOf,
  findSession,
  redeemSignIn,
  signOut,
} from '../../../src/application/staff/sessions.ts';
import { useDatabase } from '../../support/database.ts';
import { approver, HOUR, openWorld, type World } from '../rounds/world.ts';

const database = useDatabase();
let world: World;
beforeAll(async () => {
  world = await openWorld(database.url);
});
afterAll(() => world.close());
const system = { kind: 'system' } as const;
const person = { email: ' Eve@Example.org', name: 'Eve', role: 'officer' } as const;

describe('staff', () => {
  it('begins with one administrator, however many processes start at once, until somebody is added', async () => {
    const firsts = await Promise.all([1, 2, 3].map(() => firstAdministrator(world.deps)));
    expect(new Set(firsts.map((one) => one?.id)).size).toBe(1);
    const [first] = firsts;
    if (first === undefined) throw new Error('nobody');
    expect(await addStaff(world.deps, person, approver)).toMatchObject({ code: 'not-allowed' });
    expect(await addStaff(world.deps, person, actorOf(first))).toMatchObject({
      value: { email: 'eve@example.org', role: 'officer' },
    });
    expect(await addStaff(world.deps, person, actorOf(first))).toMatchObject({
      code: 'email-taken',
    });
    expect(await addStaff(world.deps, { ...person, email: 'no' }, actorOf(first))).toMatchObject({
      code: 'bad-input',
      params: { field: 'email' },
    });
    expect(await firstAdministrator(world.deps)).toBeUndefined();
  });

  it('signs in once with a link, for a working day, and out at once', async () => {
    const link = async () => {
      const made = await createSignIn(world.deps, { email: FIRST_ADMINISTRATOR }, system);
      if (!made.ok) throw new Error(made.code);
      return made.value.token;
    };
    const token = await link();
    const [one, two] = await Promise.all(
      ['a', 'b'].map((source) => redeemSignIn(world.deps, { token, source })),
    );
    expect([one?.ok, two?.ok].sort()).toEqual([false, true]);
    const signedIn = [one, two].find((result) => result?.ok);
    if (!signedIn?.ok) throw new Error('nobody signed in');
    const { session } = signedIn.value;
    expect(await findSession(world.deps, session)).toMatchObject({ role: 'administrator' });
    expect(await findSession(world.deps, 'guess')).toBeUndefined();
    await signOut(world.deps, session);
    expect(await findSession(world.deps, session)).toBeUndefined();
    const late = await link();
    world.clock.at += HOUR;
    expect(await redeemSignIn(world.deps, { token: late, source: 'c' })).toEqual({
      ok: false,
      code: 'sign-in-not-valid',
    });
  });
});
