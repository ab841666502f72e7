import { Temporal } from 'temporal-polyfill';
import type { CastContact, CastMember } from '../world/cast.ts';
import type { AddresseeRow, RoundRow } from './case.ts';

/**
 * May this person be written to at this time? Computed a second time, by another library and from what the person said,
 * not by src/domain/time.
 */
export function isWorkTime(
  at: number,
  person: {
    readonly contact: CastContact;
    readonly member: CastMember;
    readonly addressee: AddresseeRow;
    readonly round: RoundRow;
  },
): boolean {
  const { contact, member, addressee, round } = person;
  if (round.sendWindow === 'any') return true;
  const zone = contact.timeZone ?? addressee.zone;
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const rest = contact.weekend.length > 0 ? contact.weekend : addressee.weekend;
  if (rest.includes(local.dayOfWeek)) return false;
  const day = local.toPlainDate().toString();
  if (member.closed.some(({ first, last }) => first <= day && day <= last)) return false;
  const { from, to } = round.sendWindow;
  const isIn = (hours: { readonly from: number; readonly to: number }) =>
    hours.from <= local.hour && local.hour < hours.to;
  const own = contact.workHours;
  if (own === null) return isIn(round.sendWindow);
  const neverMeet = own.to <= from || to <= own.from;
  return isIn(own) && (neverMeet || isIn(round.sendWindow));
}
