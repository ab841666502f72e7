import { z } from 'zod';
import type { MemberId } from '../../domain/ids.ts';
import { nameKey } from '../../domain/members/name-key.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import {
  ENTITY_KINDS,
  isSeatKind,
  SEAT_GROUPS,
  type SeatKind,
} from '../../domain/register/words.ts';
import { genevaDay } from '../../domain/time/geneva.ts';
import type { Region } from '../../domain/vocabulary.ts';
import { checked } from '../checked.ts';
import {
  atMeeting,
  type MeetingAct,
  type MeetingRefusal,
  nextNumber,
} from '../outcomes/at-meeting.ts';
import { words } from '../outcomes/written.ts';
import type { Actor } from '../ports.ts';
import type { MeetingRegisterRows, RegisterDeps } from './at-register.ts';
import { developingOn } from './developing.ts';
import type { EntryRecord, NewEntry } from './rows.ts';

export interface Invited {
  readonly added: readonly EntryRecord[];
  /** Seats whose entity was on the register already. */
  readonly already: number;
}

export type InviteAct = MeetingAct<MeetingRegisterRows>;

/** Invites each entity that has a seat in the meeting's group on its first day, in one act. Again, it adds those that are new. */
export async function inviteSeats(
  deps: RegisterDeps,
  input: { readonly meeting: string },
  actor: Actor,
): Promise<Result<Invited, MeetingRefusal | 'meeting-without-seats' | 'no-seats'>> {
  const order = { slug: input.meeting, action: 'register.invite', actor } as const;
  return atMeeting(deps, order, async (act) => {
    const { meeting } = act;
    const group = SEAT_GROUPS.find((one) => one === meeting.kind);
    if (group === undefined) return refuse('meeting-without-seats', { meeting: meeting.slug });
    const { register } = act.rows;
    await register.lockSeats(group);
    const seats = (await register.seats(group)).filter(
      ({ begunOn, endedOn }) =>
        begunOn <= meeting.startsOn && (endedOn === null || endedOn > meeting.startsOn),
    );
    if (seats.length === 0) return refuse('no-seats', { group, day: meeting.startsOn });
    const before = new Set((await register.entries(meeting.id)).map(({ member }) => member));
    const fresh = seats.filter(({ member }) => !before.has(member.id));
    const added = await enter(
      deps,
      act,
      actor,
      fresh.map(({ id, member }) => ({
        ...{ seat: id, member: member.id, name: member.name, kind: member.kind as SeatKind },
        ...{ countryIso2: member.countryIso2, region: member.region },
      })),
    );
    return done({ added, already: seats.length - fresh.length });
  });
}

const guestInput = z.object({
  name: words('give the name of the entity', 300),
  kind: z.enum(ENTITY_KINDS, `use one of ${ENTITY_KINDS.join(', ')}`),
  country: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, 'write two letters like KE'),
});

export type GuestInput = { readonly meeting: string } & (
  | { readonly member: string }
  | z.input<typeof guestInput>
);

export type GuestRefusal =
  | 'bad-input'
  | 'member-unknown'
  | 'seat-not-industry'
  | 'country-unknown'
  | 'entry-taken';

/** Invites one entity without a seat: a member of industry by its reference, or a guest by name, kind and country. */
export async function inviteGuest(
  deps: RegisterDeps,
  input: GuestInput,
  actor: Actor,
): Promise<Result<EntryRecord, MeetingRefusal | GuestRefusal>> {
  const order = { slug: input.meeting, action: 'register.invite', actor } as const;
  return atMeeting(deps, order, async (act) => {
    const found = await entityOf(act, input);
    if (!found.ok) return found;
    return enterOne(deps, act, actor, found.value);
  });
}

/** Who is meant: a member of industry, or a guest as it is written. */
export async function entityOf(
  act: InviteAct,
  input: GuestInput,
): Promise<Result<Entity, Exclude<GuestRefusal, 'entry-taken'>>> {
  return 'member' in input ? memberEntity(act, input.member) : guest(act, input);
}

/** Puts one entity on the register, once. */
export async function enterOne(
  deps: RegisterDeps,
  act: InviteAct,
  actor: Actor,
  entity: Entity,
): Promise<Result<EntryRecord, 'entry-taken'>> {
  const before = await findOnRegister(act, entity);
  if (before !== undefined)
    return refuse('entry-taken', { name: before.name, number: before.number });
  const [entry] = await enter(deps, act, actor, [entity]);
  if (entry === undefined) throw new Error('the entry was not stored');
  return done(entry);
}

/** The entry of an entity that is on the register already. */
export async function findOnRegister(
  act: InviteAct,
  entity: Entity,
): Promise<EntryRecord | undefined> {
  const same = (one: EntryRecord) =>
    entity.member === null
      ? one.member === null &&
        one.countryIso2 === entity.countryIso2 &&
        nameKey(one.name) === nameKey(entity.name)
      : one.member === entity.member;
  return (await act.rows.register.entries(act.meeting.id)).find(same);
}

export type Entity = Omit<NewEntry, 'id' | 'number' | 'developing'>;

async function memberEntity(
  { rows }: InviteAct,
  reference: string,
): Promise<Result<Entity, 'member-unknown' | 'seat-not-industry'>> {
  const member = await rows.register.findMember(reference);
  if (member === undefined) return refuse('member-unknown', { member: reference });
  const { id, name, kind, countryIso2, region } = member;
  if (!isSeatKind(kind)) return refuse('seat-not-industry', { member: reference });
  return done({ seat: null, member: id as MemberId | null, name, kind, countryIso2, region });
}

async function guest(
  { rows }: InviteAct,
  input: z.input<typeof guestInput>,
): Promise<Result<Entity, 'bad-input' | 'country-unknown'>> {
  const fields = checked(guestInput, input);
  if (!fields.ok) return fields;
  const { name, kind, country } = fields.value;
  const region: Region | undefined = await rows.register.regionOf(country);
  if (region === undefined) return refuse('country-unknown', { country });
  return done({ seat: null, member: null, name, kind, countryIso2: country, region });
}

/** The category is as of the day of the invitation, and frozen: denominators do not move when a country leaves a list. */
async function enter(
  { random }: Pick<RegisterDeps, 'random'>,
  act: InviteAct,
  actor: Actor,
  entities: readonly Entity[],
): Promise<readonly EntryRecord[]> {
  const { meeting, rows, at } = act;
  const developing = await developingOn(rows.members, genevaDay(at));
  const first = nextNumber(await rows.register.entries(meeting.id));
  const entries = entities.map((entity, place) => ({
    ...{ ...entity, id: random.id(), number: first + place },
    developing: developing(entity.countryIso2),
  }));
  const staff = actor.kind === 'staff' ? actor.id : null;
  await rows.register.insertEntries(meeting.id, entries, { at, staff });
  const ids = new Set(entries.map(({ id }) => id));
  if (entries.length > 0) {
    await act.note('register.invited', {
      entries: entries.map(({ number, name }) => ({ number, name })),
    });
  }
  return (await rows.register.entries(meeting.id)).filter(({ id }) => ids.has(id));
}
