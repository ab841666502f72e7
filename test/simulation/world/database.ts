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
import type { Cast } from './cast.ts';
import { empty, populate } from './populate.ts';
import type { Scenario } from './scenario.ts';

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
  let seeds = 0;
  return {
    ...{ prisma, countries, compiled },
    questionnaires: { compiled: async (id) => versionOf(compiled, id) },
    populate: async (scenario, cast) => {
      await empty(prisma, seeds);
      seeds += 1;
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
