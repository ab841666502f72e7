import { type CalendarDay, DAY_MS, dayAt, dayNumber, weekdayOf } from './calendar.ts';

/** What clocks and calendars on the wall show in a zone. */
export interface LocalParts extends CalendarDay {
  readonly hour: number; // 0 to 23
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  readonly weekday: number; // ISO: 1 = Monday … 7 = Sunday
}

/** True for a name of the IANA time zone database that this system knows. */
export function isTimeZone(name: string): boolean {
  try {
    formatOf(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** What the formatter below writes. Taking it apart costs a third of what `formatToParts` does, and all planning stands on it. */
const WRITTEN = /^(\d+)\/(\d+)\/(\d+), (\d+):(\d+):(\d+)$/;

/** The local parts of an instant (epoch ms). Throws RangeError for an unknown zone. */
export function localParts(instant: number, zone: string): LocalParts {
  const offset = offsetOfDay(Math.floor(instant / DAY_MS), zone);
  if (offset === undefined) return readParts(instant, zone);
  const local = instant + offset;
  const day = Math.floor(local / DAY_MS);
  const within = local - day * DAY_MS;
  return {
    ...dayAt(day),
    hour: Math.floor(within / 3_600_000),
    minute: Math.floor(within / 60_000) % 60,
    second: Math.floor(within / 1000) % 60,
    millisecond: within % 1000,
    weekday: weekdayOf(day),
  };
}

/** 1 January 1972: since then no clock has been moved twice within one day of UTC. */
const STEADY_SINCE = 730;
/** As many days are remembered of a zone: reading one costs thirty times more, and letters are about the same few. */
const DAYS_KNOWN_MAX = 500;
const offsets = new Map<string, Map<number, number | undefined>>();

/** What a zone is ahead during a whole day of UTC, ms; undefined when its clocks are moved then. */
function offsetOfDay(day: number, zone: string): number | undefined {
  if (!(day >= STEADY_SINCE)) return undefined;
  const known = offsets.get(zone) ?? new Map<number, number | undefined>();
  if (known.has(day)) return known.get(day);
  const ahead = (at: number) => localAsUtc(readParts(at, zone)) - at;
  const first = ahead(day * DAY_MS);
  const offset = first === ahead((day + 1) * DAY_MS - 1) ? first : undefined;
  if (known.size >= DAYS_KNOWN_MAX) known.clear();
  known.set(day, offset);
  offsets.set(zone, known);
  return offset;
}

function readParts(instant: number, zone: string): LocalParts {
  const written = WRITTEN.exec(formatOf(zone).format(instant));
  if (written === null) throw new Error(`no local time of ${instant} in ${zone}`);
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = written
    .slice(1)
    .map(Number);
  const parts = { year, month, day, hour, minute, second };
  const millisecond = ((instant % 1000) + 1000) % 1000;
  return { ...parts, millisecond, weekday: weekdayOf(dayNumber(parts)) };
}

/** Milliseconds that local time is ahead of UTC at an instant. */
export function offsetAt(instant: number, zone: string): number {
  return localAsUtc(localParts(instant, zone)) - instant;
}

/** Which instants a wall time names in a zone: one, two when clocks go back over it, none when they skip it. */
interface WallReading {
  readonly instants: readonly number[];
  /** The two readings that the offsets of the day before and of the day after would give. */
  readonly before: number;
  readonly after: number;
}

/** `wall`: the wall time written as if it were UTC, epoch ms. */
export function readWall(wall: number, zone: string): WallReading {
  const before = wall - offsetAt(wall - DAY_MS, zone);
  const after = wall - offsetAt(wall + DAY_MS, zone);
  const instants = [...new Set([before, after])].filter(
    (instant) => instant + offsetAt(instant, zone) === wall,
  );
  return { instants: instants.toSorted((a, b) => a - b), before, after };
}

/**
 * The first instant at which clocks in the zone show this day and hour. Where they skip it (summer time begins, or a
 * whole day is left out as in Apia on 30 December 2011), the instant of the skip itself.
 */
export function instantOf(day: number, hour: number, zone: string): number {
  const { instants, before, after } = readWall(day * DAY_MS + hour * 3_600_000, zone);
  return instants[0] ?? skipBetween(after, before, zone);
}

/**
 * The last millisecond of a calendar day in a zone: what "closes on 31 March" means there. A day that the zone left
 * out ends when the day before it ends.
 */
export function endOfDay(day: CalendarDay, zone: string): number {
  return instantOf(dayNumber(day) + 1, 0, zone) - 1;
}

/** The exact instant, between two, at which the zone's offset changes. */
function skipBetween(from: number, to: number, zone: string): number {
  const before = offsetAt(from, zone);
  let low = from;
  let high = to;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle, zone) === before) low = middle;
    else high = middle;
  }
  return high;
}

function localAsUtc(parts: LocalParts): number {
  const seconds = (parts.hour * 60 + parts.minute) * 60 + parts.second;
  return dayNumber(parts) * DAY_MS + seconds * 1000 + parts.millisecond;
}

/** Making a formatter costs a hundred times more than using it, and there are only a few hundred zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, made);
  return made;
}
