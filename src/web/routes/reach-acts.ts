import type { AbsenceInput } from '../../application/reach/set-absence.ts';
import type { StandIn } from '../../application/reach/stand-in.ts';
import type { AccountId } from '../../domain/ids.ts';
import type { Result } from '../../domain/refusal.ts';
import type { Address } from '../../platform/adapter.ts';
import { textOf } from '../console/fields.ts';
import { NEW_COLLEAGUE } from '../pages/reach/away.ts';
import type { ReachCode } from '../pages/reach/problems.ts';
import type { Act, Section } from '../pages/reach/reach-page.ts';
import type { MemberDeps } from './member-deps.ts';

/** The act of this name; undefined when there is none. */
export function actNamed(name: string | null): Performed | undefined {
  return name !== null && Object.hasOwn(ACTS, name) ? ACTS[name as keyof typeof ACTS] : undefined;
}

/** What one of the page's HTML forms does. */
export interface Performed {
  readonly section: Section;
  perform(
    deps: Pick<MemberDeps, 'reach' | 'linking'>,
    from: Address,
    fields: URLSearchParams,
  ): Promise<Result<unknown, ReachCode>>;
}

/** All but making a code, which shows it instead of going on. */
const ACTS: Readonly<Record<Exclude<Act, 'link'>, Performed>> = {
  hours: {
    section: 'hours',
    perform: ({ reach }, from, fields) =>
      reach.setHours(from, {
        zone: textOf(fields, 'zone'),
        weekend: fields.getAll('rest').map(Number).filter(isWeekday),
        hours: { from: hourOf(fields, 'from'), to: hourOf(fields, 'to') },
      }),
  },
  away: {
    section: 'away',
    perform: ({ reach }, from, fields) => reach.setAbsence(from, absenceOf(fields)),
  },
  back: { section: 'away', perform: ({ reach }, from) => reach.endAbsence(from) },
  channel: {
    section: 'channel',
    perform: ({ reach }, from, fields) => reach.chooseChannel(from, fields.get('platform') || null),
  },
  unlink: {
    section: 'chats',
    perform: ({ linking }, from, fields) =>
      linking.unlink(from, textOf(fields, 'account') as AccountId),
  },
  close: {
    section: 'closed',
    perform: ({ reach }, from, fields) =>
      reach.addClosedDays(from, { ...daysOf(fields), reason: textOf(fields, 'reason') }),
  },
  reopen: {
    section: 'closed',
    perform: ({ reach }, from, fields) =>
      reach.removeClosedDays(from, { id: textOf(fields, 'id') }),
  },
};

function isWeekday(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= 7;
}

/** NaN where no number was sent: the use case refuses it. */
function hourOf(fields: URLSearchParams, name: string): number {
  return Number.parseInt(fields.get(name) ?? '', 10);
}

function daysOf(fields: URLSearchParams) {
  return { first: textOf(fields, 'first', 20), last: textOf(fields, 'last', 20) };
}

function absenceOf(fields: URLSearchParams): AbsenceInput {
  const chosen = textOf(fields, 'standIn');
  if (chosen === '') return daysOf(fields);
  const standIn: StandIn =
    chosen === NEW_COLLEAGUE
      ? { kind: 'new', name: textOf(fields, 'name'), email: textOf(fields, 'email') }
      : { kind: 'listed', id: chosen };
  return { ...daysOf(fields), standIn };
}
