import { preferencesOf } from '../../domain/members/preferences.ts';
import { dayAt, dayNumber, formatIsoDay } from '../../domain/time/calendar.ts';
import { DEFAULT_SEND_WINDOW } from '../../domain/time/send-window.ts';
import { localParts } from '../../domain/time/zone.ts';
import type { Colleague, ReachContact, ReachMember } from './rows.ts';

/** How a contact is reached, with the defaults where it has said nothing itself. */
export interface Reach {
  readonly name: string;
  readonly email: string;
  readonly member: string; // reference
  readonly timeZone: string;
  readonly weekend: readonly number[]; // ISO weekdays
  /** What holds where the contact names no days of its own. */
  readonly usualWeekend: readonly number[];
  readonly hours: { readonly from: number; readonly to: number };
  /** An absence that lasts or is to come; ISO days of the contact's calendar, both included. */
  readonly away: {
    readonly first: string;
    readonly last: string;
    readonly standIn: Colleague | null;
  } | null;
  readonly preferredPlatform: string | null;
}

export function reachOf(contact: ReachContact, now: number): Reach {
  const { name, email, member, workHours, preferredPlatform } = contact;
  return {
    name,
    email,
    member: member.reference,
    timeZone: zoneOf(contact),
    weekend: preferencesOf(member.country, plain(member), contact).weekend,
    usualWeekend: preferencesOf(member.country, plain(member)).weekend,
    hours: workHours ?? DEFAULT_SEND_WINDOW,
    away: absenceOf(contact, now),
    preferredPlatform,
  };
}

/** Whose clocks and calendar the contact lives by. */
export function zoneOf({ member, ...contact }: ReachContact): string {
  return preferencesOf(member.country, plain(member), contact).timeZone;
}

export function memberZone(member: ReachMember): string {
  return preferencesOf(member.country, plain(member)).timeZone;
}

/** The number of today in a zone. */
export function todayIn(zone: string, now: number): number {
  return dayNumber(localParts(now, zone));
}

export function isoDayOf(number: number): string {
  return formatIsoDay(dayAt(number));
}

function absenceOf(contact: ReachContact, now: number): Reach['away'] {
  const { awayFrom, awayUntil, standInId, colleagues } = contact;
  if (awayUntil === null || awayUntil <= now) return null;
  const zone = zoneOf(contact);
  return {
    first: isoDayOf(todayIn(zone, awayFrom ?? now)),
    last: isoDayOf(todayIn(zone, awayUntil - 1)),
    standIn: colleagues.find(({ id }) => id === standInId) ?? null,
  };
}

function plain({ timeZone, weekend }: ReachMember) {
  return { language: null, timeZone, weekend };
}
