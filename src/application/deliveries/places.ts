import type { SendOutcome } from '../../platform/adapter.ts';
import type { Candidate, Channel } from './channel.ts';
import type { DeliverDeps, Run } from './deliver-due.ts';
import { HALTED_MS } from './ending.ts';
import type { HeldPlace, Leave } from './pacer.ts';

/** So many unclear sends in a row, and a place is left alone for a while: it does not answer anybody. */
const UNCLEAR_MAX = 3;
const UNCLEAR_HOLD_MS = 60_000;

/** A pause that is longer than this is worth another way to the same person. */
export const AROUND_MS = 5 * 60_000;

/** Where a message goes: a workspace or tenant, or a platform that has none. */
export function placeOf(way: Pick<Candidate, 'to'> | undefined): string {
  return way === undefined ? '' : `${way.to.platform} ${way.to.tenant}`;
}

/**
 * What has refused everything in this run is not asked again; for the rest the pacer says. A change of an earlier message is no
 * new one to its reader: it must not make the next question wait.
 */
export async function leaveFor(
  { pacer }: DeliverDeps,
  { halted }: Run,
  { to, channel, isChange }: Pick<Candidate, 'to' | 'channel'> & { readonly isChange?: boolean },
): Promise<Leave> {
  const known = halted.get(to.platform) ?? halted.get(placeOf({ to }));
  if (known !== undefined) return { ok: false, waitMs: HALTED_MS, reason: known.reason };
  const { pace } = channel.adapter.capabilities;
  return pacer.take(to, isChange === true ? pace.filter(({ per }) => per !== 'account') : pace);
}

/**
 * How long a message waits that was not let through: as long as it takes those before it in this run to go at the place's
 * pace, so that a long backlog is moved once and not again and again.
 */
export function inTurn(
  { queued }: Run,
  { to, channel }: Pick<Candidate, 'to' | 'channel'>,
  waitMs: number,
): number {
  const before = (place: string) => {
    const count = queued.get(place) ?? 0;
    queued.set(place, count + 1);
    return count;
  };
  const byPlace = before(placeOf({ to }));
  const byAccount = before(`${placeOf({ to })} ${to.externalId}`);
  const turns = channel.adapter.capabilities.pace.map(
    ({ per, max, everyMs }) =>
      Math.floor((per === 'account' ? byAccount : byPlace) / max) * everyMs,
  );
  return waitMs + Math.max(0, ...turns);
}

/** What an outcome says of more than this message: everybody's workers heed it. */
export async function noteOutcome(
  deps: DeliverDeps,
  { channel, to }: Pick<Candidate, 'channel' | 'to'>,
  { run, outcome }: { readonly run: Run; readonly outcome: SendOutcome },
): Promise<void> {
  const { platform } = channel.adapter;
  const place = placeOf({ to });
  const unclear = outcome.kind === 'unknown' ? (run.unclear.get(place) ?? 0) + 1 : 0;
  run.unclear.set(place, unclear);
  if (unclear >= UNCLEAR_MAX) {
    const reason = 'it does not answer';
    await deps.pacer.hold({ per: 'tenant', platform, tenant: to.tenant }, UNCLEAR_HOLD_MS, reason);
  }
  if (outcome.kind === 'halted') {
    const key = outcome.scope === 'platform' ? platform : place;
    run.halted.set(key, { platform, reason: outcome.reason });
    await deps.pacer.hold(heldPlace(channel, to, outcome.scope), HALTED_MS, outcome.reason);
  }
  if (outcome.kind === 'retry' && outcome.scope !== 'message' && outcome.afterMs > 0) {
    const held = heldPlace(channel, to, outcome.scope);
    await deps.pacer.hold(held, outcome.afterMs, outcome.reason);
  }
}

function heldPlace(
  { adapter: { platform } }: Channel,
  to: Candidate['to'],
  per: 'account' | 'tenant' | 'platform',
): HeldPlace {
  switch (per) {
    case 'account':
      return { per, to };
    case 'tenant':
      return { per, platform, tenant: to.tenant };
    case 'platform':
      return { per, platform };
  }
}
