import type { ReminderRule } from '../../../src/domain/rounds/reminder-rules.ts';
import type { SendWindow } from '../../../src/domain/time/send-window.ts';
import { type Chance, createChance } from '../../../src/main/demo/chance.ts';
import type { PlatformTraits } from './platform.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** All that a seed decides before anything happens. */
export interface Scenario {
  readonly seed: number;
  readonly chance: Chance;
  readonly start: number;
  readonly members: number;
  /** A member's own contacts at most. */
  readonly contactsMax: number;
  readonly rounds: readonly RoundPlan[];
  readonly platforms: readonly PlatformTraits[];
  /** Share of sends that end badly in fair weather. */
  readonly mishaps: number;
  /** Times in which a platform behaves badly as a whole. */
  readonly spells: number;
  readonly workers: number;
  /** How probable it is that a process ends within its next few dozen steps. */
  readonly deaths: number;
  /** The longest step, milliseconds. */
  readonly stepMs: number;
  /** A worker looks at what is due at multiples of this. */
  readonly wakeMs: number;
  /** Share of rings that nobody hears. */
  readonly lostRings: number;
  readonly sweepMs: number;
  readonly deliver: {
    readonly batch: number;
    readonly lanes: number;
    readonly perPlace: number;
  };
  /** How probable each odd turn of a contact's life is. */
  readonly oddities: number;
  readonly staffActs: number;
}

export interface RoundPlan {
  readonly slug: string;
  readonly opensAt: number;
  readonly days: number;
  readonly kinds: readonly ('member-state' | 'sector-member')[];
  readonly questionnaire: 'administrations' | 'sector-members';
  readonly sendWindow: SendWindow;
  readonly lateDays: number; // 0: no late answers
  readonly reminders: readonly ReminderRule[] | null; // null: the usual ones
  readonly escalateAfter: string | null;
}

const MAIL: PlatformTraits = {
  ...{ name: 'mail', addressedBy: 'e-mail', tenants: [''], pace: [] },
  ...{ idempotentSend: false, canLookUp: false },
};
const IDEM: PlatformTraits = {
  ...{ name: 'idem', addressedBy: 'account', tenants: ['guild-1', 'guild-2'] },
  ...{ idempotentSend: true, canLookUp: false },
  pace: [{ per: 'platform', max: 50, everyMs: 1000 }],
};
const LOOK: PlatformTraits = {
  ...{ name: 'look', addressedBy: 'account', tenants: ['space-1', 'space-2', 'space-3'] },
  ...{ idempotentSend: false, canLookUp: true },
  pace: [
    { per: 'account', max: 1, everyMs: 1000 },
    { per: 'tenant', max: 20, everyMs: 60_000 },
  ],
};

/** Most worlds are small, so that there are many; some have hundreds of members, and weeks. */
type Size = 'small' | 'usual' | 'large';

const LARGE_EVERY = 250;
const USUAL_EVERY = 50;

function sizeOf(seed: number): Size {
  if (seed % LARGE_EVERY === 0) return 'large';
  return seed % USUAL_EVERY === 0 ? 'usual' : 'small';
}

export function scenarioOf(seed: number): Scenario {
  const size = sizeOf(seed);
  const chance = createChance(seed).fork('scenario');
  const calm = chance.next() < 0.25;
  const start = startOf(chance);
  return {
    ...{ seed, chance, start },
    members: membersOf(chance, size),
    contactsMax: size === 'small' ? 2 : 3,
    rounds: roundsOf(chance, start, size),
    platforms: chance.pick([[MAIL], [IDEM, MAIL], [LOOK, MAIL], [LOOK, IDEM, MAIL], [IDEM, LOOK]]),
    mishaps: calm ? 0 : chance.pick([0, 0.02, 0.1, 0.3]),
    spells: calm ? 0 : chance.below(8),
    workers: 1 + chance.below(3),
    deaths: calm ? 0 : chance.pick([0, 0.05, 0.2, 0.5]),
    stepMs: chance.pick([5, 20, 200]),
    wakeMs: chance.pick(size === 'small' ? [10, 30, 60, 120] : [1, 10, 30, 60, 120]) * MINUTE,
    ...sweepingOf(chance, { size, calm }),
    deliver: {
      batch: chance.pick([3, 20, 200]),
      lanes: chance.pick([1, 4, 64]),
      perPlace: chance.pick([1, 4, 16]),
    },
    oddities: chance.pick([0, 0.05, 0.15, 0.3]),
    staffActs: chance.below(5),
  };
}

/** Where rings are lost it is the sweep that finds what is due. */
function sweepingOf(
  chance: Chance,
  { size, calm }: { readonly size: Size; readonly calm: boolean },
) {
  const lostRings = calm ? 0 : chance.pick([0, 0, 0.1]);
  const often = lostRings > 0 ? 12 * HOUR : 48 * HOUR;
  return { lostRings, sweepMs: size === 'small' ? 2 * often : often };
}

/** Days before a change of clocks somewhere, or any day. */
const BEGINNINGS = [
  '2027-01-29',
  '2027-03-08', // North America, then Europe; Cairo in April
  '2027-03-20',
  '2027-04-02', // south of the equator
  '2027-09-20',
  '2027-10-18',
  '2027-10-28',
  '2028-02-20', // a leap day
];

function startOf(chance: Chance): number {
  const day = Date.parse(`${chance.pick(BEGINNINGS)}T00:00:00Z`);
  return day + chance.below(7 * DAY);
}

function membersOf(chance: Chance, size: Size): number {
  if (size === 'small') return 1 + chance.below(3);
  return size === 'usual' ? 8 + chance.below(20) : 150 + chance.below(150);
}

function roundsOf(chance: Chance, start: number, size: Size): readonly RoundPlan[] {
  const count = chance.next() < (size === 'small' ? 0.75 : 0.6) ? 1 : 2;
  return Array.from({ length: count }, (_, index) => roundOf(chance, { start, index, size }));
}

interface Opening {
  readonly start: number;
  readonly index: number;
  readonly size: Size;
}

function roundOf(chance: Chance, { start, index, size }: Opening): RoundPlan {
  const slug = `round-${index + 1}`;
  return {
    slug,
    opensAt: start + index * chance.below(6 * DAY),
    days: size === 'small' ? 4 + chance.below(8) : 6 + chance.below(16),
    kinds: chance.pick([['member-state', 'sector-member'], ['member-state']] as const),
    questionnaire: chance.pick(['administrations', 'sector-members']),
    sendWindow: chance.pick([
      { from: 9, to: 17 },
      { from: 9, to: 17 },
      { from: 8, to: 20 },
      { from: 10, to: 12 },
      'any',
    ] as const),
    lateDays: chance.pick([0, 3]),
    reminders: chance.next() < 0.6 ? null : rulesOf(chance),
    escalateAfter: chance.pick([null, 'P2D', 'P6D']),
  };
}

const BEGUN = ['partial', 'complete'] as const;
const WAITING = ['not-invited', 'not-started'] as const;

function rulesOf(chance: Chance): readonly ReminderRule[] {
  const all: readonly ReminderRule[] = [
    { anchor: 'opening', offset: 'P1D', states: [...WAITING], channels: [] },
    { anchor: 'opening', offset: 'PT26H', states: [...WAITING, ...BEGUN], channels: [] },
    { anchor: 'opening', offset: 'P4D', states: [...WAITING, ...BEGUN], channels: ['mail'] },
    { anchor: 'closing', offset: 'P2D', states: [...WAITING, ...BEGUN], channels: [] },
    { anchor: 'closing', offset: 'PT12H', states: [...WAITING], channels: [] },
    { anchor: 'closing', offset: 'PT1H', states: [...WAITING, ...BEGUN], channels: [] },
    { anchor: 'activity', offset: 'PT3H', states: [...BEGUN], channels: [] },
    { anchor: 'activity', offset: 'P2D', states: [...BEGUN], channels: [] },
  ];
  return chance.some(all, 1 + chance.below(5));
}
