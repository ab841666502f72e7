import type { ContactId, DeliveryId, RoundId } from '../../../src/domain/ids.ts';
import type { Database } from '../../../src/infra/database/prisma.ts';
import { deliveryRows } from '../../../src/infra/rows/delivery-rows.ts';
import type { CastContact } from './cast.ts';
import type { Places } from './places.ts';
import { DAY, HOUR } from './scenario.ts';
import type { Workers } from './workers.ts';
import type { World } from './world.ts';

interface Wisher {
  readonly contact: CastContact;
  readonly addressee: string;
}

export interface Wishes {
  make(wisher: Wisher, what: 'snooze' | 'hand-over' | 'away'): void;
}

/** What contacts ask for besides answers, written as the conversation would write it. */
export function createWishes(
  world: World,
  { places, workers }: { readonly places: Places; readonly workers: Workers },
): Wishes {
  const { timeline, facts, cast, database } = world;
  const chance = world.scenario.chance.fork('wishes');

  function write(name: string, work: (db: Database) => Promise<void>): void {
    places.ask(
      (_, process) => timeline.step(process, name, () => database.prisma.$transaction(work)),
      () => undefined,
    );
  }

  function snooze({ contact, addressee }: Wisher): void {
    const until = timeline.clock.now() + HOUR + chance.below(6 * DAY);
    write(`${contact.email} asks for later`, async (db) => {
      const round = await roundOf(db, addressee);
      const wish = { snoozedUntil: new Date(until), updatedAt: new Date(timeline.clock.now()) };
      await save(db, { contact: contact.id, round }, wish);
      const what = { what: 'snoozed', until } as const;
      facts.note({ kind: 'wish', contact: contact.id, round, wish: what });
    });
  }

  function handOver({ contact, addressee }: Wisher): void {
    const member = cast.members.find(({ id }) => id === contact.memberId);
    const colleagues = (member?.contacts ?? []).filter(({ id }) => id !== contact.id);
    if (colleagues.length === 0) return;
    const successor = chance.pick(colleagues);
    write(`${contact.email} hands over to ${successor.email}`, async (db) => {
      const now = timeline.clock.now();
      const round = await roundOf(db, addressee);
      const wish = { successorId: successor.id, updatedAt: new Date(now) };
      await save(db, { contact: contact.id, round }, wish);
      const what = { what: 'handed-over', successor: successor.id } as const;
      facts.note({ kind: 'wish', contact: contact.id, round, wish: what });
      const { closesAt } = await db.addressee.findUniqueOrThrow({ where: { id: addressee } });
      await deliveryRows(db).plan([
        {
          id: world.depsOf(places.process).random.id() as DeliveryId,
          dedupeKey: `handed-over:${addressee}:${successor.email}`,
          ...{ kind: 'invitation', roundId: round as RoundId, addresseeId: addressee as never },
          contactId: successor.id as ContactId,
          thread: `addressee:${addressee}`,
          payload: { kind: 'handed-over', from: 'a colleague' },
          ...{ dueAt: now, expiresAt: closesAt.getTime() },
        },
      ]);
      workers.ring(now);
    });
  }

  function away({ contact }: Wisher): void {
    const from = timeline.clock.now();
    const until = from + DAY + chance.below(8 * DAY);
    write(`${contact.email} is away`, async (db) => {
      const times = { awayFrom: new Date(from), awayUntil: new Date(until) };
      await db.contact.update({ where: { id: contact.id }, data: times });
      const wish = { what: 'away', from, until } as const;
      facts.note({ kind: 'wish', contact: contact.id, round: null, wish });
    });
  }

  return {
    make: (wisher, what) => {
      if (what === 'snooze') snooze(wisher);
      else if (what === 'hand-over') handOver(wisher);
      else away(wisher);
    },
  };
}

async function roundOf(db: Database, addressee: string): Promise<string> {
  return (await db.addressee.findUniqueOrThrow({ where: { id: addressee } })).roundId;
}

async function save(
  db: Database,
  { contact, round }: { readonly contact: string; readonly round: string },
  wish: { readonly snoozedUntil?: Date; readonly successorId?: string; readonly updatedAt: Date },
): Promise<void> {
  await db.contactWish.upsert({
    where: { contactId_roundId: { contactId: contact, roundId: round } },
    update: wish,
    create: { contactId: contact, roundId: round, ...wish },
  });
}
