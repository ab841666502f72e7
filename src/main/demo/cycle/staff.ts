import type { Parley } from '../../../application/parley.ts';
import type { Actor } from '../../../application/ports.ts';
import { valueOrRefused } from '../../../cli/commands/refusal.ts';
import type { Result } from '../../../domain/refusal.ts';

/** Somebody of TSB on a day: the same rows, and a clock that says so. */
export interface Staff {
  readonly parley: Parley;
  readonly actor: Actor;
  /** A refusal ends the demonstration with its words. */
  readonly must: <Value>(result: Result<Value>) => Value;
}

/** In the afternoon of that day, in Geneva. */
export function onDay(parley: Parley, actor: Actor, day: string): Staff {
  const now = Date.parse(`${day}T15:00:00Z`);
  return {
    parley: { ...parley, clock: { now: () => now } },
    actor,
    must: (result) => valueOrRefused(result, parley.refusalWords),
  };
}
