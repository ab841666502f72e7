import { done, type Result, refuse } from '../../domain/refusal.ts';
import { suggestZone } from '../../domain/time/find-zone.ts';
import { readZone } from '../../domain/time/read-zone.ts';
import { isSendWindow } from '../../domain/time/send-window.ts';
import { instantOf } from '../../domain/time/zone.ts';
import { type Reach, reachOf, todayIn, zoneOf } from './describe.ts';
import type { ReachContact, Wishes } from './rows.ts';
import { saveWishes } from './save-wishes.ts';
import { findWhose, type ReachDeps, type Whose, type WhoseRefusal } from './whose.ts';

/** What is left out stays as it is. */
export interface HoursInput {
  /** As a person says it: a city, "Africa/Nairobi", "UTC+3", a country in one of the six languages. */
  readonly zone?: string;
  /** ISO weekdays on which nobody writes; none: the member's usual ones. */
  readonly weekend?: readonly number[];
  /** Whole local hours of one day, `to` not included. */
  readonly hours?: { readonly from: number; readonly to: number };
}

export type HoursRefusal = 'zone-unknown' | 'zone-meant' | 'no-working-day' | 'hours-order';

/**
 * Sets a contact's time zone, rest days and working hours. They hold for everything that is planned already: whoever sends reads
 * them at that moment. An absence stays on the same days, by the new clock.
 */
export async function setHours(
  deps: ReachDeps,
  whose: Whose,
  input: HoursInput,
): Promise<Result<readonly Reach[], HoursRefusal | WhoseRefusal>> {
  const at = deps.clock.now();
  return deps.store.transaction(async (rows) => {
    const found = await findWhose(rows.reach, whose, at);
    if (!found.ok) return found;
    const { contacts, actor } = found.value;
    const read = readHours(input, { near: zoneOf(contacts[0]), at });
    if (!read.ok) return read;
    const told: Reach[] = [];
    for (const contact of contacts) {
      const changes = { ...read.value, ...movedAbsence(contact, read.value.timeZone) };
      const saved = await saveWishes(rows, contact, changes, {
        ...{ at, actor },
        action: 'contact.hours-set',
      });
      told.push(reachOf(saved, at));
    }
    return done(told);
  });
}

function readHours(
  { zone, weekend, hours }: HoursInput,
  now: { readonly near: string; readonly at: number },
): Result<Partial<Wishes>, HoursRefusal> {
  const timeZone = zone === undefined ? undefined : readZone(zone, now);
  if (zone !== undefined && timeZone === undefined) {
    const meant = suggestZone(zone);
    return meant === undefined
      ? refuse('zone-unknown', { zone })
      : refuse('zone-meant', { zone, meant });
  }
  const days = weekend && [...new Set(weekend)].sort((a, b) => a - b);
  if (days !== undefined && days.length >= 7) return refuse('no-working-day');
  if (hours !== undefined && !isSendWindow(hours)) return refuse('hours-order');
  return done({
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(days === undefined ? {} : { weekend: days }),
    ...(hours === undefined ? {} : { workHours: { from: hours.from, to: hours.to } }),
  });
}

/** The same days of the calendar in another zone. */
function movedAbsence(contact: ReachContact, zone: Wishes['timeZone'] = null): Partial<Wishes> {
  const { awayFrom, awayUntil } = contact;
  const before = zoneOf(contact);
  if (zone === null || zone === before || awayUntil === null) return {};
  const moved = (instant: number) => instantOf(todayIn(before, instant), 0, zone);
  return {
    awayFrom: awayFrom === null ? null : moved(awayFrom),
    awayUntil: moved(awayUntil),
  };
}
