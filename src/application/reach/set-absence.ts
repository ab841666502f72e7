import { done, type Result } from '../../domain/refusal.ts';
import { type DaysRefusal, readDays } from '../../domain/time/read-days.ts';
import { instantOf } from '../../domain/time/zone.ts';
import { type Reach, reachOf, todayIn, zoneOf } from './describe.ts';
import type { ReachContact } from './rows.ts';
import { saveWishes } from './save-wishes.ts';
import {
  findStandIn,
  joined,
  type NamedStandIn,
  type StandIn,
  type StandInRefusal,
} from './stand-in.ts';
import {
  findWhose,
  type ReachDeps,
  type ReachStore,
  type Whose,
  type WhoseRefusal,
} from './whose.ts';

/** Who is away for longer hands over. */
const ABSENCE_DAYS_MAX = 366;

export interface AbsenceInput {
  /** ISO days of the contact's own calendar, both included; an empty first one: from today. */
  readonly first: string;
  readonly last: string;
  readonly standIn?: StandIn;
}

export type AbsenceRefusal = DaysRefusal | StandInRefusal;

interface Absence {
  readonly contact: ReachContact;
  readonly awayFrom: number;
  readonly awayUntil: number;
  readonly named: NamedStandIn | null;
}

/**
 * Says that a contact is away: until it is back it is not written to; its stand-in is, or else the member's other contacts. A
 * new absence takes the place of the one before.
 */
export async function setAbsence(
  deps: ReachDeps,
  whose: Whose,
  input: AbsenceInput,
): Promise<Result<readonly Reach[], AbsenceRefusal | WhoseRefusal>> {
  const at = deps.clock.now();
  return deps.store.transaction(async (rows) => {
    const found = await findWhose(rows.reach, whose, at);
    if (!found.ok) return found;
    const { contacts, actor } = found.value;
    const { reach } = rows;
    const absences: Absence[] = [];
    for (const contact of contacts) {
      const read = await readAbsence({ reach, random: deps.random }, { contact, at }, input);
      if (!read.ok) return read;
      absences.push(read.value);
    }
    const told: Reach[] = [];
    for (const absence of absences) {
      told.push(reachOf(await saveAbsence(rows, absence, { at, actor }), at));
    }
    return done(told);
  });
}

/** Ends an absence, or takes back one that was to come. */
export async function endAbsence(
  deps: ReachDeps,
  whose: Whose,
): Promise<Result<readonly Reach[], WhoseRefusal>> {
  const at = deps.clock.now();
  return deps.store.transaction(async (rows) => {
    const found = await findWhose(rows.reach, whose, at);
    if (!found.ok) return found;
    const { contacts, actor } = found.value;
    const said = { at, actor, action: 'contact.absence-ended' };
    const none = { awayFrom: null, awayUntil: null, standInId: null };
    const told: Reach[] = [];
    for (const contact of contacts) {
      told.push(reachOf(await saveWishes(rows, contact, none, said), at));
    }
    return done(told);
  });
}

/** What the words come to for this contact. Writes nothing: all must be right before anything is written. */
async function readAbsence(
  deps: Parameters<typeof findStandIn>[0],
  { contact, at }: { readonly contact: ReachContact; readonly at: number },
  input: AbsenceInput,
): Promise<Result<Absence, AbsenceRefusal>> {
  const zone = zoneOf(contact);
  const days = readDays(input, { today: todayIn(zone, at), daysMax: ABSENCE_DAYS_MAX });
  if (!days.ok) return days;
  const named =
    input.standIn === undefined ? null : await findStandIn(deps, contact, input.standIn);
  if (named !== null && !named.ok) return named;
  return done({
    contact,
    awayFrom: instantOf(days.value.first, 0, zone),
    awayUntil: instantOf(days.value.last + 1, 0, zone),
    named: named?.value ?? null,
  });
}

async function saveAbsence(
  rows: ReachStore,
  { contact, awayFrom, awayUntil, named }: Absence,
  said: Omit<Parameters<typeof saveWishes>[3], 'action'>,
): Promise<ReachContact> {
  const standIn = named === null ? null : await joined(rows, { contact, named }, said);
  const changes = { awayFrom, awayUntil, standInId: standIn?.id ?? null };
  const saved = await saveWishes(rows, contact, changes, {
    ...said,
    action: 'contact.absence-set',
  });
  return standIn === null ? saved : { ...saved, colleagues: [...saved.colleagues, standIn] };
}
