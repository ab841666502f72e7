import type { Phrasebook } from '../../conversation/phrasebook.ts';
import type { DeliveryId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import {
  type AskedEntry,
  type Asking,
  askedContacts,
  meetingMorning,
} from '../../domain/register/asking.ts';
import { shareOf } from '../../domain/rounds/share.ts';
import { endOfGenevaDay, genevaDay } from '../../domain/time/geneva.ts';
import { DEFAULT_SEND_WINDOW, nextSendingTime, spreadTime } from '../../domain/time/send-window.ts';
import type { Letter } from '../../platform/adapter.ts';
import { composeComing } from '../deliveries/compose-coming.ts';
import type { PlannedDelivery, PlanRows } from '../deliveries/rows.ts';
import type { MeetingRecord } from '../meetings/rows.ts';
import { atMeeting, type MeetingAct, type MeetingRefusal } from '../outcomes/at-meeting.ts';
import type { Actor, Bell, Transactions } from '../ports.ts';
import {
  findEntry,
  type MeetingRegisterRows,
  type RegisterDeps,
  seatOf,
} from '../register/at-register.ts';
import type { EntryRecord } from '../register/rows.ts';
import type { ComingRows, EntryReach } from './rows.ts';

export type AskRows = MeetingRegisterRows & {
  readonly coming: ComingRows;
  readonly deliveries: Pick<PlanRows, 'plan'>;
};

export interface AskDeps extends Omit<RegisterDeps, 'store'> {
  readonly store: Transactions<AskRows>;
  readonly bell: Bell;
}

/** Who is not asked, though it has not answered: staff reach it in another way, or mend what is on record. */
export interface Unreached {
  readonly number: number;
  readonly name: string;
  readonly why: 'no-member' | 'no-contact' | 'no-authority';
}

export interface AskedAll {
  /** Are asked now. */
  readonly asked: number;
  readonly answered: number;
  /** Are being asked already, or were today. */
  readonly already: number;
  readonly unreached: readonly Unreached[];
}

/**
 * Asks each member on the register that has not answered whether it comes, in its language, where it is reached best; and on the meeting's
 * first day those that said so then whether they are there. Again, on another day, it asks those that have still not answered.
 */
export async function askMembers(
  deps: AskDeps,
  { meeting: slug }: { readonly meeting: string },
  actor: Actor,
): Promise<Result<AskedAll, MeetingRefusal | 'meeting-over' | 'nobody-invited'>> {
  const order = { slug, action: 'register.ask', actor } as const;
  const result = await atMeeting(deps, order, async (act) => {
    const found = await whomToAsk(act);
    if (!found.ok) return found;
    const { sorted, members } = found.value;
    const asked = await act.rows.deliveries.plan(
      sorted.toAsk.map(({ entry, reach }) => comingTo(deps, act, entry.id, reach)),
    );
    await act.rows.deliveries.plan(members.map(({ id }) => hereTo(deps, act, id)));
    const { answered, unreached } = sorted;
    const already = sorted.already + sorted.toAsk.length - asked;
    await act.note('register.asked', { asked, answered, already, unreached: unreached.length });
    return done({ asked, answered, already, unreached });
  });
  if (result.ok) await deps.bell.ring(deps.clock.now());
  return result;
}

export interface Foreseen extends AskedAll {
  /** One of those that would be asked, "R3": to read its letter before. */
  readonly sample: string | undefined;
}

/** Whom `askMembers` would ask now; nothing is planned. */
export function foreseeAsking(
  deps: AskDeps,
  { meeting: slug }: { readonly meeting: string },
  actor: Actor,
): Promise<Result<Foreseen, MeetingRefusal | 'meeting-over' | 'nobody-invited'>> {
  return atMeeting(deps, { slug, action: 'register.ask', actor }, async (act) => {
    const found = await whomToAsk(act);
    if (!found.ok) return found;
    const { toAsk, ...others } = found.value.sorted;
    const [first] = toAsk;
    const sample = first === undefined ? undefined : `R${first.entry.number}`;
    return done({ ...others, asked: toAsk.length, sample });
  });
}

async function whomToAsk(act: MeetingAct<AskRows>) {
  const { meeting, rows, at } = act;
  const { slug, endsOn } = meeting;
  if (genevaDay(at) > endsOn) return refuse('meeting-over', { meeting: slug, endsOn });
  const entries = await rows.register.entries(meeting.id);
  if (entries.length === 0) return refuse('nobody-invited', { meeting: slug });
  const reach = new Map((await rows.coming.reach(meeting.id)).map((one) => [one.entry, one]));
  const sorted = await sortedBy(act, entries, reach);
  return done({ sorted, members: entries.filter(({ id }) => reach.has(id)) });
}

interface Sorted extends Omit<AskedAll, 'asked'> {
  readonly toAsk: readonly { readonly entry: EntryRecord; readonly reach: EntryReach }[];
}

async function sortedBy(
  act: MeetingAct<AskRows>,
  entries: readonly EntryRecord[],
  reach: ReadonlyMap<string, EntryReach>,
): Promise<Sorted> {
  const toAsk: Sorted['toAsk'][number][] = [];
  const unreached: Unreached[] = [];
  let answered = 0;
  let already = 0;
  for (const entry of entries) {
    const own = reach.get(entry.id);
    const { number, name } = entry;
    if (entry.rsvps.length > 0) answered += 1;
    else if (own?.waiting || own?.askedOn === genevaDay(act.at)) already += 1;
    else if (own === undefined) unreached.push({ number, name, why: 'no-member' });
    else if (own.contacts === 0) unreached.push({ number, name, why: 'no-contact' });
    else if (!(await someoneStands(act, entry))) {
      unreached.push({ number, name, why: 'no-authority' });
    } else toAsk.push({ entry, reach: own });
  }
  return { toAsk, answered, already, unreached };
}

async function someoneStands(act: MeetingAct<AskRows>, entry: EntryRecord): Promise<boolean> {
  const asked = await askedEntry(act, entry);
  return askedContacts('coming', asked, act.meeting.startsOn)?.length !== 0;
}

async function askedEntry(
  act: Pick<MeetingAct<MeetingRegisterRows>, 'meeting' | 'rows'>,
  entry: EntryRecord,
): Promise<AskedEntry & { readonly id: string; readonly name: string }> {
  const seat = await seatOf(act, entry);
  const [rsvp = null] = entry.rsvps;
  const [attendance] = entry.attendances;
  return {
    ...{ id: entry.id, name: entry.name, meeting: act.meeting, rsvp },
    authorities: seat?.authorities ?? null,
    presence: attendance?.presence ?? null,
  };
}

function comingTo(
  { random }: AskDeps,
  { meeting, at }: MeetingAct<AskRows>,
  entry: string,
  reach: EntryReach,
): PlannedDelivery {
  const window = DEFAULT_SEND_WINDOW;
  const next = nextSendingTime(at, window, reach);
  return {
    id: random.id() as DeliveryId,
    dedupeKey: `coming:${entry}:${genevaDay(at)}`,
    ...{ kind: 'coming', entryId: entry, thread: `entry:${entry}` },
    dueAt: spreadTime(next, shareOf(entry), { window, habits: reach }),
    expiresAt: endOf(meeting),
  };
}

/** Looked at on the meeting's first morning: whether it comes is said only until then. */
function hereTo(
  { random }: AskDeps,
  { meeting, at }: MeetingAct<AskRows>,
  entry: string,
): PlannedDelivery {
  return {
    id: random.id() as DeliveryId,
    dedupeKey: `here:${entry}`,
    // A question that waits must not hold back this one, which is about today.
    ...{ kind: 'here', entryId: entry, thread: `here:${entry}` },
    dueAt: Math.max(at, meetingMorning(meeting.startsOn)),
    expiresAt: endOf(meeting),
  };
}

function endOf({ endsOn }: Pick<MeetingRecord, 'endsOn'>): number {
  const end = endOfGenevaDay(endsOn);
  if (end === undefined) throw new Error(`not a day: ${endsOn}`);
  return end;
}

export interface AskedLetter {
  readonly entity: string;
  readonly language: Language;
  readonly letter: Letter;
}

/** The letter as this entity would get it by mail, in its own language or another: for staff to read before it goes out. */
export function previewAsked(
  deps: Pick<AskDeps, 'store' | 'clock'> & { readonly phrases: Phrasebook },
  input: {
    readonly meeting: string;
    readonly entry: string;
    readonly asking?: Asking;
    readonly language?: Language;
  },
  actor: Actor,
): Promise<Result<AskedLetter, MeetingRefusal | 'entry-unknown'>> {
  const order = { slug: input.meeting, action: 'register.show', actor } as const;
  return atMeeting(deps, order, async (act) => {
    const found = await findEntry(act, input.entry);
    if (!found.ok) return found;
    const entry = await askedEntry(act, found.value);
    const reach = await act.rows.coming.reach(act.meeting.id);
    const own = reach.find(({ entry: id }) => id === entry.id)?.language;
    const language = input.language ?? own ?? 'en';
    const asking = input.asking ?? 'coming';
    const matter = { asking, entry, contact: '', url: '…', inChat: false };
    const letter = composeComing(deps.phrases, matter, { language, salutation: '…' });
    return done({ entity: entry.name, language, letter });
  });
}
