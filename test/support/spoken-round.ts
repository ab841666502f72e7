import { v7 } from 'uuid';
import type { Attribution, Region } from '../../src/domain/vocabulary.ts';
import type { PrismaClient } from '../../src/infra/database/prisma.ts';

/** A member that said something in its own words. */
export interface SpokenMember {
  readonly country: string; // ISO 3166-1 alpha-2
  readonly name: string;
  readonly region: Region;
  readonly says: readonly SpokenWords[];
  readonly late?: boolean;
}

export interface SpokenWords {
  readonly question: string;
  readonly words: string;
  readonly language: string;
  readonly level: Attribution;
}

/** A closed round of a meeting and the newest version of a questionnaire, with what its members said. */
export async function addSpokenRound(
  prisma: PrismaClient,
  order: {
    readonly slug: string;
    readonly meeting: string;
    readonly questionnaire: string;
    readonly members: readonly SpokenMember[];
  },
): Promise<void> {
  const { slug, members } = order;
  const meeting = await prisma.meeting.findUniqueOrThrow({ where: { slug: order.meeting } });
  const version = await prisma.questionnaireVersion.findFirstOrThrow({
    where: { questionnaire: { slug: order.questionnaire } },
    orderBy: { number: 'desc' },
  });
  const round = await prisma.round.create({
    data: {
      ...{ id: v7(), slug, meetingId: meeting.id, questionnaireVersionId: version.id },
      ...{ state: 'closed', audience: {}, closesOn: new Date('2027-04-15'), sendWindow: {} },
      ...{ openedAt: new Date('2027-03-01T08:00:00Z'), closedAt: new Date('2027-04-16T11:00:00Z') },
    },
  });
  for (const member of members) await addMember(prisma, round.id, member);
}

async function addMember(
  prisma: PrismaClient,
  roundId: string,
  { country: iso2, name, region, says, late = false }: SpokenMember,
): Promise<void> {
  const names = { ar: name, zh: name, en: name, es: name, fr: name, ru: name };
  const common = { languages: ['en'], timeZone: 'UTC', weekend: [6, 7], source: 'test' };
  await prisma.country.upsert({
    where: { iso2 },
    update: {},
    create: { iso2, iso3: `${iso2}X`, names, region, ...common, asOf: new Date('2026-11-22') },
  });
  const memberId = v7();
  const reference = `said-${memberId}`;
  await prisma.member.create({
    data: { id: memberId, kind: 'sector-member', reference, name, countryIso2: iso2, weekend: [] },
  });
  const addresseeId = v7();
  await prisma.addressee.create({
    data: {
      ...{ id: addresseeId, roundId, memberId, kind: 'sector-member', name, countryIso2: iso2 },
      ...{ region, categories: [], language: 'en', timeZone: 'UTC', weekend: [6, 7] },
      closesAt: new Date('2027-04-15T23:00:00Z'),
    },
  });
  const response = v7();
  const submittedAt = new Date('2027-03-02T10:00:00Z');
  await prisma.response.create({
    data: { id: response, addresseeId, status: 'submitted', submittedAt, late },
  });
  for (const one of says) await say(prisma, response, one);
}

/** What a member says, or says instead of what it said before; null takes it back. Gives the answer's id. */
export async function say(
  prisma: PrismaClient,
  responseId: string,
  said: Omit<SpokenWords, 'words'> & { readonly words: string | null },
): Promise<string> {
  const { question, words, language, level } = said;
  const id = v7();
  await prisma.answer.updateMany({
    where: { responseId, question, current: true },
    data: { current: false },
  });
  await prisma.answer.create({
    data: {
      ...{ id, responseId, question, attribution: level, language, contactId: v7() },
      ...(words === null ? {} : { value: words }),
      ...{ platform: 'page', eventId: `page:${id}`, answeredAt: new Date('2027-03-02T10:00:00Z') },
    },
  });
  return id;
}
