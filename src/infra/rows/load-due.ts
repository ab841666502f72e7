import type {
  DeliveryContact,
  DueDelivery,
  DueToEntry,
  DueToMember,
  DueToStaff,
  TriedAttempt,
} from '../../application/deliveries/outbox.ts';
import type { DeliveryState } from '../../application/deliveries/rows.ts';
import type { ContactId, DeliveryId } from '../../domain/ids.ts';
import type { DeliveryKind } from '../../domain/rounds/delivery-kinds.ts';
import type { Address } from '../../platform/adapter.ts';
import type { Database } from '../database/prisma.ts';

/**
 * Claimed deliveries with everything that sending them needs, those due first at the top. The database gives lists, one of each
 * table (`load_due`, prisma/migrations); they are put together here.
 */
export async function loadDue(
  db: Database,
  ids: readonly DeliveryId[],
  now: number,
): Promise<readonly DueDelivery[]> {
  const rows = await db.$queryRaw<{ loaded: string }[]>`
    SELECT load_due(${[...ids]}::uuid[], ${new Date(now)}::timestamptz)::text AS loaded`;
  const loaded: Loaded = JSON.parse(rows[0]?.loaded ?? '{}');
  return withoutThoseLeftBehind(db, assemble(loaded, now));
}

/**
 * A message that carried a part and went again without it (the part had to wait, or staff revived its bearer alone) tells
 * nothing of that part, which goes on by itself.
 */
async function withoutThoseLeftBehind(
  db: Database,
  due: readonly DueDelivery[],
): Promise<readonly DueDelivery[]> {
  const ended = due.flatMap(({ carrier }) => (carrier?.state === 'sent' ? [carrier.id] : []));
  if (ended.length === 0) return due;
  const rows = await db.$queryRaw<{ id: string; at: number }[]>`
    SELECT delivery_id AS id, ms(max(started_at)) AS at FROM delivery_attempt
    WHERE delivery_id = ANY (${ended}::uuid[]) GROUP BY delivery_id`;
  const wentAt = new Map(rows.map(({ id, at }) => [id, at]));
  return due.map((one) => {
    const went = wentAt.get(one.carrier?.id ?? '') ?? 0;
    return went > (one.tried.at(-1)?.startedAt ?? went) ? { ...one, carrier: null } : one;
  });
}

type ById<Row> = Row & { readonly id: string };
type Nullable<Rows> = { readonly [Name in keyof Rows]: Rows[Name] | null };
type OfContact = { readonly contactId: string };

/** What `load_due` gives; null: an empty list. */
type Loaded = Nullable<{
  deliveries: readonly LoadedDelivery[];
  rounds: readonly ById<DueToMember['round']>[];
  rules: readonly ById<NonNullable<DueToMember['rule']>>[];
  staff: readonly DueToStaff['staff'][];
  entries: readonly LoadedEntry[];
  addressees: readonly LoadedAddressee[];
  responses: readonly LoadedResponse[];
  contacts: readonly LoadedContact[];
  wishes: readonly LoadedWish[];
  activity: readonly (OfContact & { readonly responseId: string; readonly at: number })[];
  accounts: readonly (OfContact & Address)[];
  faults: readonly (OfContact & Address)[];
  outreach: readonly { readonly email: string; readonly sentAt: readonly number[] }[];
  sent: readonly LoadedSent[];
  invited: readonly string[];
  closed: readonly (DueToMember['addressee']['closed'][number] & { readonly memberId: string })[];
  tried: readonly (TriedAttempt & { readonly deliveryId: string })[];
  carriers: readonly { readonly id: DeliveryId; readonly state: DeliveryState }[];
  reminders: readonly Pick<LoadedDelivery, 'id' | 'thread' | 'dueAt'>[];
}>;

interface LoadedDelivery
  extends Pick<
    DueDelivery,
    'id' | 'kind' | 'dueAt' | 'expiresAt' | 'attempts' | 'looks' | 'payload'
  > {
  readonly roundId: DueToMember['roundId'] | null;
  readonly addresseeId: string | null;
  readonly staffId: string | null;
  readonly entryId: string | null;
  readonly contactId: ContactId | null;
  readonly ruleId: string | null;
  readonly carriedBy: string | null;
  readonly thread: string;
}

type LoadedAddressee = Pick<
  DueToMember['addressee'],
  'id' | 'name' | 'language' | 'timeZone' | 'weekend' | 'closesAt'
> & { readonly memberId: string };

type LoadedEntry = Omit<DueToEntry['entry'], 'closed'> & { readonly memberId: string | null };

type LoadedResponse = Pick<DueToMember['addressee'], 'status' | 'missing' | 'lastActiveAt'> & {
  readonly id: string;
  readonly addresseeId: string;
};

type LoadedContact = Omit<
  DeliveryContact,
  | 'snoozedUntil'
  | 'successorId'
  | 'lastActiveAt'
  | 'unansweredSince'
  | 'accounts'
  | 'faults'
  | 'outreach'
> & { readonly memberId: string };

interface LoadedWish extends OfContact {
  readonly roundId: string;
  readonly stopped: boolean;
  readonly snoozedUntil: number | null;
  readonly successorId: string | null;
}

interface LoadedSent {
  readonly addresseeId: string;
  readonly contactId: string | null;
  readonly kind: DeliveryKind;
  readonly at: number;
}

function assemble(loaded: Loaded, now: number): readonly DueDelivery[] {
  const lists = indexed(loaded, now);
  return (loaded.deliveries ?? []).map((row): DueDelivery => {
    const { id, kind, dueAt, expiresAt, attempts, looks, payload } = row;
    const base = {
      ...{ id, kind, dueAt, expiresAt, attempts, looks, payload },
      tried: lists.tried.get(id) ?? [],
      carrier: found(lists.carriers, row.carriedBy) ?? null,
    };
    const staff = found(lists.staff, row.staffId);
    if (staff !== undefined) return { ...base, to: 'staff', roundId: row.roundId, staff };
    const entry = found(lists.entries, row.entryId);
    if (entry !== undefined) return { ...base, to: 'entry', ...toEntry(entry, lists) };
    return { ...base, to: 'member', ...toMember(row, lists) };
  });
}

type Lists = ReturnType<typeof indexed>;

function indexed(loaded: Loaded, now: number) {
  const due = (loaded.deliveries ?? []).filter(
    ({ kind, dueAt }) => kind === 'reminder' && dueAt <= now,
  );
  return {
    rounds: byKey(loaded.rounds, ({ id }) => id),
    rules: byKey(loaded.rules, ({ id }) => id),
    staff: byKey(loaded.staff, ({ id }) => id),
    entries: byKey(loaded.entries, ({ id }) => id),
    addressees: byKey(loaded.addressees, ({ id }) => id),
    responses: byKey(loaded.responses, ({ addresseeId }) => addresseeId),
    contacts: grouped(loaded.contacts, ({ memberId }) => memberId),
    wishes: byKey(loaded.wishes, ({ contactId, roundId }) => `${contactId} ${roundId}`),
    activity: byKey(loaded.activity, ({ contactId, responseId }) => `${contactId} ${responseId}`),
    accounts: grouped(loaded.accounts, ({ contactId }) => contactId, addressOf),
    faults: grouped(loaded.faults, ({ contactId }) => contactId, addressOf),
    outreach: byKey(loaded.outreach, ({ email }) => email),
    sent: grouped(loaded.sent, ({ addresseeId }) => addresseeId),
    invited: new Set(loaded.invited ?? []),
    closed: grouped(
      loaded.closed,
      ({ memberId }) => memberId,
      ({ first, last }) => ({ first, last }),
    ),
    tried: grouped(
      loaded.tried,
      ({ deliveryId }) => deliveryId,
      ({ deliveryId: _, ...tried }) => tried,
    ),
    carriers: byKey(loaded.carriers, ({ id }) => id),
    reminders: grouped([...(loaded.reminders ?? []), ...due], ({ thread }) => thread),
  };
}

function toMember(row: LoadedDelivery, lists: Lists): Omit<DueToMember, 'to' | keyof Base> {
  const roundId = row.roundId;
  const round = found(lists.rounds, roundId);
  const addressee = found(lists.addressees, row.addresseeId);
  const response = found(lists.responses, row.addresseeId);
  if (roundId === null || !round || !addressee || !response) {
    throw new Error(`delivery ${row.id} has neither staff, an entry nor an addressee`);
  }
  const { memberId, ...who } = addressee;
  const { status, missing, lastActiveAt } = response;
  const sent = lists.sent.get(who.id) ?? [];
  const invited = status !== 'not-started' || sent.length > 0 || lists.invited.has(who.id);
  const closed = lists.closed.get(memberId) ?? [];
  const place = { roundId, responseId: response.id, sent };
  return {
    roundId,
    contactId: row.contactId,
    rule: found(lists.rules, row.ruleId) ?? null,
    overtaken: isOvertaken(row, lists),
    round,
    addressee: { ...who, closed, status, missing, invited, lastActiveAt },
    contacts: (lists.contacts.get(memberId) ?? []).map((one) => contactIn(one, place, lists)),
  };
}

/** Nothing of a round holds for it: whoever stopped for good is left alone, and nobody is called silent. */
function toEntry(loaded: LoadedEntry, lists: Lists): Pick<DueToEntry, 'entry' | 'contacts'> {
  const { memberId, ...entry } = loaded;
  const closed = lists.closed.get(memberId ?? '') ?? [];
  const place = { roundId: '', responseId: '', sent: [] };
  const contacts = lists.contacts.get(memberId ?? '') ?? [];
  return {
    entry: { ...entry, closed },
    contacts: contacts.map((one) => contactIn(one, place, lists)),
  };
}

type Base = Omit<DueToStaff, 'to' | 'roundId' | 'staff'>;

/** A later reminder of the same thread is due, too. */
function isOvertaken({ kind, id, thread, dueAt }: LoadedDelivery, { reminders }: Lists): boolean {
  if (kind !== 'reminder') return false;
  const others = reminders.get(thread) ?? [];
  return others.some((other) => other.dueAt > dueAt || (other.dueAt === dueAt && other.id > id));
}

function contactIn(
  loaded: LoadedContact,
  place: { roundId: string; responseId: string; sent: readonly LoadedSent[] },
  lists: Lists,
): DeliveryContact {
  const { id, email } = loaded;
  const wish = lists.wishes.get(`${id} ${place.roundId}`);
  const lastActiveAt = lists.activity.get(`${id} ${place.responseId}`)?.at ?? null;
  return {
    ...loaded,
    stopped: loaded.stopped || (wish?.stopped ?? false),
    snoozedUntil: wish?.snoozedUntil ?? null,
    successorId: wish?.successorId ?? null,
    lastActiveAt,
    unansweredSince: unansweredSince(id, place.sent, lastActiveAt),
    accounts: lists.accounts.get(id) ?? [],
    faults: lists.faults.get(id) ?? [],
    outreach: lists.outreach.get(email)?.sentAt ?? [],
  };
}

/** Since when nothing has come back of what was sent to this contact of our own accord. */
function unansweredSince(
  contactId: string,
  sent: readonly LoadedSent[],
  lastActiveAt: number | null,
): number | null {
  let since: number | null = null;
  for (const one of sent) {
    const asks =
      one.kind === 'invitation' || one.kind === 'reminder' || one.kind === 'deadline-moved';
    if (!asks || one.contactId !== contactId) continue;
    if (lastActiveAt !== null && one.at <= lastActiveAt) continue;
    since = since === null ? one.at : Math.min(since, one.at);
  }
  return since;
}

function addressOf({ platform, tenant, externalId }: Address): Address {
  return { platform, tenant, externalId };
}

function found<Row>(rows: ReadonlyMap<string, Row>, key: string | null): Row | undefined {
  return key === null ? undefined : rows.get(key);
}

function byKey<Row>(rows: readonly Row[] | null, keyOf: (row: Row) => string): Map<string, Row> {
  return new Map((rows ?? []).map((row) => [keyOf(row), row]));
}

function grouped<Row>(rows: readonly Row[] | null, keyOf: (row: Row) => string): Map<string, Row[]>;
function grouped<Row, Kept>(
  rows: readonly Row[] | null,
  keyOf: (row: Row) => string,
  kept: (row: Row) => Kept,
): Map<string, Kept[]>;
function grouped<Row>(
  rows: readonly Row[] | null,
  keyOf: (row: Row) => string,
  kept: (row: Row) => unknown = (row) => row,
): Map<string, unknown[]> {
  const groups = new Map<string, unknown[]>();
  for (const row of rows ?? []) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [kept(row)]);
    else group.push(kept(row));
  }
  return groups;
}
