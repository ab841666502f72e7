import { KIND_POLICY } from '../../../src/domain/rounds/delivery-kinds.ts';
import type { Case, Flight, Violation } from './case.ts';

/** The cap as it is written: one counted message in 20 hours, four in seven days, to one person, in all rounds together. */
const ONE_IN_MS = 20 * 3_600_000;
const WEEK_MS = 7 * 86_400_000;
const WEEK_MAX = 4;

/** Between the check and the sending. */
const GRACE_MS = 150_000;

interface Letter {
  readonly flight: Flight;
  readonly at: number;
  readonly parts: readonly string[];
}

/** What arrives of our own accord keeps its distance. */
export function enoughIsEnough(story: Case): readonly Violation[] {
  const letters = new Map<string, Letter[]>();
  for (const flight of story.flights) {
    const email = story.contact(flight.begun?.parts[0]?.contact ?? null)?.email;
    const parts = (flight.begun?.parts ?? []).map(({ delivery }) => delivery);
    if (flight.arrived === undefined || email === undefined) continue;
    if (!parts.some((id) => isCounted(story, id))) continue;
    const letter = { flight, at: flight.at, parts };
    letters.set(email, [...(letters.get(email) ?? []), letter]);
  }
  return [...letters].flatMap(([email, all]) =>
    all.flatMap((letter, index) => tooSoon(story, { email, letter, before: all.slice(0, index) })),
  );
}

function tooSoon(
  story: Case,
  { email, letter, before }: { email: string; letter: Letter; before: readonly Letter[] },
): Violation[] {
  const others = before
    .filter((one) => !isSame(one, letter))
    // One that went again because nobody knew whether it had arrived counts once, from when it went again.
    .filter((one, index, all) => !all.slice(index + 1).some((later) => isSame(one, later)));
  const day = others.filter(({ at }) => at > letter.at - ONE_IN_MS + GRACE_MS);
  const week = others.filter(({ at }) => at > letter.at - WEEK_MS + GRACE_MS);
  if (day.length === 0 && week.length < WEEK_MAX) return [];
  const offending = letter.parts.filter(
    (id) => isCapped(story, id) && !isUrgent(story, id, others),
  );
  if (offending.length === 0) return [];
  const last = day.at(-1) ?? week.at(-1);
  const text = `${offending} to ${email}, after ${last?.parts} at ${new Date(last?.at ?? 0).toISOString()}`;
  return [{ promise: '4: one in 20 hours, four in a week', seq: letter.flight.seq, text }];
}

function isSame(one: Letter, other: Letter): boolean {
  return one.parts.some((id) => other.parts.includes(id));
}

function isCounted({ deliveries, rounds }: Case, id: string): boolean {
  const row = deliveries.get(id);
  if (row === undefined) return false;
  return KIND_POLICY[row.kind].counted && rounds.get(row.round)?.sendWindow !== 'any';
}

function isCapped(story: Case, id: string): boolean {
  const kind = story.deliveries.get(id)?.kind;
  return kind !== undefined && KIND_POLICY[kind].capped && isCounted(story, id);
}

/** An invitation that would come after closing is worth more than the cap. */
function isUrgent(
  { deliveries, addressees }: Case,
  id: string,
  others: readonly Letter[],
): boolean {
  const row = deliveries.get(id);
  if (row?.kind !== 'invitation') return false;
  const closesAt = addressees.get(row.addressee)?.closesAt ?? 0;
  const times = others.map(({ at }) => at).toSorted((a, b) => b - a);
  const next = Math.max((times[0] ?? 0) + ONE_IN_MS, (times[WEEK_MAX - 1] ?? 0) + WEEK_MS);
  // The next working hours after that may be days away.
  return next + 4 * 86_400_000 >= closesAt;
}
