import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Questionnaires } from '../../../src/application/answering/questionnaires.ts';
import type { Reference } from '../../../src/application/members/load-reference.ts';
import { compile } from '../../../src/conversation/compile.ts';
import type { CompiledQuestionnaire } from '../../../src/conversation/questionnaire.ts';
import { LANGUAGES } from '../../../src/domain/language.ts';
import type { QuestionnaireDefinition } from '../../../src/domain/questionnaire-definition.ts';
import { createPrisma, type PrismaClient } from '../../../src/infra/database/prisma.ts';
import { parseExpression } from '../../../src/infra/expressions.ts';
import { createPhrasebook } from '../../../src/infra/phrasebook.ts';
import { readReference } from '../../../src/infra/tables/reference-files.ts';
import { messages } from '../../../src/messages/index.ts';
import { createDatabase } from '../../support/database.ts';
import { referenceOf } from './absences.ts';
import type { Cast } from './cast.ts';
import { DAY, type Scenario } from './scenario.ts';

export type ReferenceCountries = Reference['countries'];

/** A database in which one simulated world after the other is played. */
export interface SimulationDatabase {
  readonly prisma: PrismaClient;
  readonly countries: ReferenceCountries;
  readonly questionnaires: Questionnaires;
  readonly compiled: Readonly<Record<string, CompiledQuestionnaire>>; // by slug
  /** Empties what a world before it left, and brings these people in. */
  populate(scenario: Scenario, cast: Cast): Promise<void>;
  close(): Promise<void>;
}

export const phrases = createPhrasebook(messages);

const DATA = join(import.meta.dirname, '../../../data');
const VERSIONS = {
  administrations: '00000000-0000-7000-8000-00000000000a',
  'sector-members': '00000000-0000-7000-8000-00000000000b',
} as const;

/** One connection: what it is told comes one after the other, and in the same order again. */
export async function openSimulationDatabase(): Promise<SimulationDatabase> {
  const database = await createDatabase();
  const prisma = createPrisma(database.url, { max: 1 });
  const { countries } = await readReference(join(DATA, 'reference'));
  await prisma.country.createMany({
    data: countries.map(({ membership: _, asOf, languages, weekend, ...country }) => ({
      ...country,
      languages: [...languages],
      weekend: [...weekend],
      asOf: new Date(asOf),
    })),
  });
  const compiled: Record<string, CompiledQuestionnaire> = {};
  for (const [slug, id] of Object.entries(VERSIONS)) {
    compiled[slug] = await publish(prisma, slug, id);
  }
  return {
    ...{ prisma, countries, compiled },
    questionnaires: { compiled: async (id) => versionOf(compiled, id) },
    populate: async (scenario, cast) => {
      await empty(prisma);
      await populate(prisma, scenario, cast);
    },
    close: async () => {
      await prisma.$disconnect();
      await database.drop();
    },
  };
}

function versionOf(
  compiled: Readonly<Record<string, CompiledQuestionnaire>>,
  id: string,
): CompiledQuestionnaire {
  const found = Object.values(compiled).find((one) => one.id === id);
  if (found === undefined) throw new Error(`no version ${id}`);
  return found;
}

async function publish(
  prisma: PrismaClient,
  slug: string,
  id: string,
): Promise<CompiledQuestionnaire> {
  const text = await readFile(join(DATA, `questionnaires/${slug}.json`), 'utf8');
  const definition: QuestionnaireDefinition = JSON.parse(text);
  const version = {
    ...{ id, number: 1, definition: JSON.parse(text), sha256: '0'.repeat(64), title: {} },
    languages: [...LANGUAGES],
    publishedAt: new Date(0),
  };
  const questionnaireId = id.replace('-8000-', '-9000-');
  await prisma.questionnaire.create({
    data: { id: questionnaireId, slug, versions: { create: version } },
  });
  return compile({ id, definition, parseExpression, phrasebook: phrases });
}

/** What points to these, however far away, goes with them; countries and questionnaires stay. */
async function empty(prisma: PrismaClient): Promise<void> {
  await prisma.$executeRaw`TRUNCATE member, meeting, audit, inbound_event, outreach CASCADE`;
}

async function populate(
  prisma: PrismaClient,
  { start }: Scenario,
  { members }: Cast,
): Promise<void> {
  const createdAt = new Date(start - DAY);
  await prisma.member.createMany({
    data: members.map(({ id, kind, iso2 }, index) => ({
      ...{ id, kind, countryIso2: iso2, weekend: [], createdAt },
      reference: referenceOf(index),
      name: `Member ${index}`,
    })),
  });
  const contacts = members.flatMap((member) => member.contacts);
  const time = (at: number | null) => (at === null ? null : new Date(at));
  await prisma.contact.createMany({
    data: contacts.map(({ accounts: _, standInId: _later, workHours, ...contact }, index) => ({
      ...{ ...contact, createdAt: new Date(start - DAY + index) },
      awayFrom: time(contact.awayFrom),
      awayUntil: time(contact.awayUntil),
      weekend: [...contact.weekend],
      ...(workHours === null ? {} : { workHours: { ...workHours } }),
      name: `Contact ${index}`,
    })),
  });
  for (const { id, standInId } of contacts) {
    if (standInId !== null) await prisma.contact.update({ where: { id }, data: { standInId } });
  }
  const accounts = contacts.flatMap((contact) =>
    contact.accounts.map((account) => ({ ...account, contactId: contact.id })),
  );
  await prisma.account.createMany({
    data: accounts.map((account, index) => ({
      ...account,
      id: idOf(1, index),
      verifiedAt: createdAt,
    })),
  });
  const closed = members.flatMap(({ id, closed }) =>
    closed.map(({ first, last }) => ({ memberId: id, first, last })),
  );
  await prisma.closedDay.createMany({
    data: closed.map(({ memberId, first, last }, index) => ({
      ...{ id: idOf(2, index), memberId, addedBy: 'system' },
      firstDay: new Date(first),
      lastDay: new Date(last),
    })),
  });
  await prisma.meeting.create({
    data: {
      ...{ id: idOf(3, 0), slug: 'meeting', kind: 'cto', title: 'CTO Meeting', place: 'Geneva' },
      startsOn: new Date(start + 300 * DAY),
      endsOn: new Date(start + 300 * DAY),
      studyPeriod: '2025-2028',
    },
  });
}

function idOf(kind: number, index: number): string {
  return `00000000-0000-7000-800${kind}-${String(index).padStart(12, '0')}`;
}
