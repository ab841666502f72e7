import { done, type Result, refuse } from '../../domain/refusal.ts';
import type { GuessLimiter } from '../guess-limiter.ts';
import type { Actor, Clock, Hash, Transactions } from '../ports.ts';
import type { StaffDeps } from './add-staff.ts';
import type { StaffRecord, StaffRows } from './rows.ts';

const SESSION_MS = 12 * 3_600_000;

export type StaffActor = Extract<Actor, { kind: 'staff' }>;

export function actorOf({ id, role, name }: StaffRecord): StaffActor {
  return { kind: 'staff', id, role, name };
}

/** Turns a sign-in link into a session of a working day. Wrong, expired and used links get one and the same reply. */
export async function redeemSignIn(
  deps: StaffDeps & { readonly hash: Hash; readonly limiter: GuessLimiter },
  input: { readonly token: string; readonly source: string },
): Promise<
  Result<
    { readonly session: string; readonly expiresAt: number; readonly actor: StaffActor },
    'sign-in-not-valid' | 'slow-down'
  >
> {
  const guess = await deps.limiter.take(input.source);
  if (!guess.ok) return refuse('slow-down', { seconds: Math.ceil(guess.retryAfterMs / 1000) });
  const at = deps.clock.now();
  const session = deps.random.token();
  const expiresAt = at + SESSION_MS;
  const person = await deps.store.transaction(async ({ staff, audit }) => {
    const found = await staff.takeSignIn(deps.hash(input.token), at);
    if (found === undefined) return undefined;
    const secret = { id: deps.random.id(), staffId: found.id, tokenHash: deps.hash(session) };
    await staff.insertSession({ ...secret, expiresAt });
    const actor = actorOf(found);
    await audit.append({ at, actor, action: 'staff.signed-in', subject: `staff:${found.id}` });
    return found;
  });
  if (person === undefined) return refuse('sign-in-not-valid');
  await deps.limiter.giveBack(input.source);
  return done({ session, expiresAt, actor: actorOf(person) });
}

interface SessionDeps {
  readonly store: Transactions<{ staff: StaffRows }>;
  readonly clock: Clock;
  readonly hash: Hash;
}

/** Who a session's secret belongs to; undefined when it is over, or the person has been disabled. */
export async function findSession(
  { store, clock, hash }: SessionDeps,
  session: string,
): Promise<StaffActor | undefined> {
  const found = await store.transaction(({ staff }) =>
    staff.findSession(hash(session), clock.now()),
  );
  return found === undefined ? undefined : actorOf(found);
}

/** Ends a session at once. Ending it twice changes nothing. */
export async function signOut(
  { store, hash }: Pick<SessionDeps, 'store' | 'hash'>,
  session: string,
): Promise<void> {
  await store.transaction(({ staff }) => staff.deleteSession(hash(session)));
}
