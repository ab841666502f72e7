import type { MemberKind } from '../vocabulary.ts';

/** Groups that have seats: those of executives (Res. 68, resolves 1 and noting e). A regional meeting has none. */
export const SEAT_GROUPS = ['cto', 'cxo'] as const;
export type SeatGroup = (typeof SEAT_GROUPS)[number];

/** Industry, as Res. 68, resolves 3 and 4, speaks of it: administrations are consulted before, and do not sit in the room. */
export const SEAT_KINDS = [
  'sector-member',
  'associate',
  'academia',
] as const satisfies MemberKind[];
export type SeatKind = (typeof SEAT_KINDS)[number];

/** What may come to a meeting: a small or medium enterprise and another guest need not be members. */
export const ENTITY_KINDS = [...SEAT_KINDS, 'sme', 'guest'] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

export const SEAT_ENDINGS = ['withdrawn', 'lapsed'] as const;
export type SeatEnding = (typeof SEAT_ENDINGS)[number];

/** Who may come for a seat. */
export const PARTS = ['holder', 'alternate'] as const;
export type Part = (typeof PARTS)[number];

export const RSVPS = ['yes', 'no', 'alternate'] as const;
export type Rsvp = (typeof RSVPS)[number];

export const MODES = ['in-person', 'remote'] as const;
export type Mode = (typeof MODES)[number];

export const PRESENCES = [...MODES, 'absent'] as const;
export type Presence = (typeof PRESENCES)[number];

/** As whom somebody came: with the seat's authority, or as a guest, who does not speak for it. */
export const CAME_AS = [...PARTS, 'guest'] as const;
export type CameAs = (typeof CAME_AS)[number];

export function isSeatKind(kind: MemberKind): kind is SeatKind {
  return SEAT_KINDS.some((one) => one === kind);
}
