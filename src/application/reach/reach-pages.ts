import type { Address } from '../../platform/adapter.ts';
import { addClosedDays } from './add-closed-days.ts';
import { chooseChannel } from './choose-channel.ts';
import { removeClosedDays } from './remove-closed-days.ts';
import { endAbsence, setAbsence } from './set-absence.ts';
import { setHours } from './set-hours.ts';
import { type ShownReach, showReach } from './show-reach.ts';
import type { ReachDeps } from './whose.ts';

type Without<Use extends (deps: ReachDeps, whose: never, input: never) => unknown> = (
  from: Address,
  input: Parameters<Use>[2],
) => ReturnType<Use>;

/**
 * What the page "When to write to you" asks of the application. Rights come from the account alone. Every change may be sent twice:
 * the second time changes nothing.
 */
export interface ReachPages {
  /** undefined when the account has no right to anything. */
  show(from: Address): Promise<ShownReach | undefined>;
  readonly setHours: Without<typeof setHours>;
  readonly setAbsence: Without<typeof setAbsence>;
  endAbsence(from: Address): ReturnType<typeof endAbsence>;
  readonly addClosedDays: Without<typeof addClosedDays>;
  readonly removeClosedDays: Without<typeof removeClosedDays>;
  chooseChannel(from: Address, platform: string | null): ReturnType<typeof chooseChannel>;
}

export function reachPages(deps: ReachDeps): ReachPages {
  return {
    show: (from) => showReach(deps, from),
    setHours: (from, input) => setHours(deps, { from }, input),
    setAbsence: (from, input) => setAbsence(deps, { from }, input),
    endAbsence: (from) => endAbsence(deps, { from }),
    addClosedDays: (from, input) => addClosedDays(deps, { from }, input),
    removeClosedDays: (from, which) => removeClosedDays(deps, { from }, which),
    chooseChannel: (from, platform) => chooseChannel(deps, from, platform),
  };
}
