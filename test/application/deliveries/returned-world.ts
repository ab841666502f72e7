import { recordReturn } from '../../../src/application/deliveries/record-return.ts';
import type { PrismaClient } from '../../../src/infra/database/prisma.ts';
import { readReturned } from '../../../src/infra/returned-letter-reader.ts';
import { systemRandom } from '../../../src/infra/system.ts';
import { approver, DAY, MONDAY, openWorld } from '../rounds/world.ts';

/** A round that is open, with an addressee for each member; letters are put into the rows as if they had been sent. */
export async function openReturns(url: string) {
  const world = await openWorld(url);
  const { prisma } = world;
  const round = await openRound(prisma);
  const deps = { ...world.deps, readReturned };
  return {
    ...world,
    round,
    deps,
    returned: async (message: string | Uint8Array, actor = approver) => {
      const bytes = typeof message === 'string' ? new TextEncoder().encode(message) : message;
      const recorded = await recordReturn(deps, { message: bytes }, actor);
      if (!recorded.ok) throw new Error(recorded.code);
      return recorded.value;
    },
    send: (iso2: string, letter: Partial<SentLetter> = {}) => send(prisma, iso2, letter),
    faults: () => prisma.channelFault.findMany({ orderBy: { since: 'asc' } }),
    contact: (email: string) => prisma.contact.findFirstOrThrow({ where: { email } }),
  };
}

export interface SentLetter {
  readonly kind: string;
  readonly state: string;
  readonly contact: 'focal' | 'other';
  readonly carriedBy: string;
  readonly outcome: string | null;
  readonly expiresAt: number;
}

async function openRound(prisma: PrismaClient) {
  const meeting = await prisma.meeting.findFirstOrThrow();
  const version = await prisma.questionnaireVersion.findFirstOrThrow();
  const members = await prisma.member.findMany();
  return prisma.round.create({
    data: {
      id: systemRandom.id(),
      slug: 'r',
      meetingId: meeting.id,
      questionnaireVersionId: version.id,
      state: 'open',
      audience: {},
      closesOn: new Date('2027-03-31'),
      sendWindow: { from: 9, to: 17 },
      openedAt: new Date(MONDAY),
      addressees: {
        create: members.map(({ id, kind, name, countryIso2 }) => ({
          ...{ id: systemRandom.id(), memberId: id, kind, name, countryIso2, region: 'AFR' },
          ...{ categories: [], language: 'en', timeZone: 'Africa/Nairobi', weekend: [6, 7] },
          closesAt: new Date(MONDAY + 30 * DAY),
          response: { create: { id: systemRandom.id() } },
        })),
      },
    },
  });
}

/** The id of a letter to the focal point (or the other contact) of a country. */
async function send(prisma: PrismaClient, iso2: string, letter: Partial<SentLetter>) {
  const { kind = 'invitation', state = 'sent', contact = 'focal', outcome = 'sent' } = letter;
  const email = `${contact}@${iso2.toLowerCase()}.example`;
  const addressee = await prisma.addressee.findFirstOrThrow({ where: { countryIso2: iso2 } });
  const { id: contactId } = await prisma.contact.findFirstOrThrow({
    where: { email, memberId: addressee.memberId },
  });
  const id = systemRandom.id();
  const at = new Date(MONDAY);
  await prisma.delivery.create({
    data: {
      ...{ id, kind, state, contactId, dedupeKey: id, platform: 'mail' },
      ...{ roundId: addressee.roundId, addresseeId: addressee.id },
      ...{ thread: `addressee:${addressee.id}`, orderAt: at, dueAt: at, sentAt: at, attempts: 1 },
      expiresAt: new Date(letter.expiresAt ?? MONDAY + 30 * DAY),
      carriedBy: letter.carriedBy ?? null,
      history: {
        create: {
          ...{ id: systemRandom.id(), number: 1, contactId, platform: 'mail', externalId: email },
          ...{ startedAt: at, endedAt: at, outcome },
        },
      },
    },
  });
  return id;
}
