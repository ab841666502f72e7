import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClosingText } from '../../src/application/deliveries/closing-text.ts';
import { stopCode } from '../../src/application/invitations/stop-by-link.ts';
import { addMeeting } from '../../src/application/meetings/add-meeting.ts';
import { importMembers } from '../../src/application/members/import-members.ts';
import { loadReference } from '../../src/application/members/load-reference.ts';
import type { Parley } from '../../src/application/parley.ts';
import type { Actor, Clock } from '../../src/application/ports.ts';
import { publishQuestionnaire } from '../../src/application/questionnaires/publish-questionnaire.ts';
import type { StaffId } from '../../src/domain/ids.ts';
import type { Result } from '../../src/domain/refusal.ts';
import { createPrisma, type PrismaClient } from '../../src/infra/database/prisma.ts';
import { agendaWriter } from '../../src/infra/documents/agenda-writer.ts';
import { readDataset } from '../../src/infra/documents/dataset/dataset-reader.ts';
import { datasetWriter } from '../../src/infra/documents/dataset/dataset-writer.ts';
import { paperWriter } from '../../src/infra/documents/papers/paper-writer.ts';
import { localFiles } from '../../src/infra/files.ts';
import { createPhrasebook } from '../../src/infra/phrasebook.ts';
import { questionnaireTools } from '../../src/infra/questionnaire-linter.ts';
import { readReturned } from '../../src/infra/returned-letter-reader.ts';
import { createFindSimilar } from '../../src/infra/similar-needs/find-similar.ts';
import { createStore } from '../../src/infra/store.ts';
import { sha256, systemRandom } from '../../src/infra/system.ts';
import { editionFiles, studyGroupFiles } from '../../src/infra/tables/field-files.ts';
import { readReference } from '../../src/infra/tables/reference-files.ts';
import { createKeyRing } from '../../src/infra/vault/key-ring.ts';
import { createVault } from '../../src/infra/vault/vault.ts';
import { messages } from '../../src/messages/index.ts';

export const DATA = join(import.meta.dirname, '../../data');

/** An administrator that no test needs to make first. */
export const ADMINISTRATOR: Actor = {
  kind: 'staff',
  id: '01890000-0000-7000-8000-000000000001' as StaffId,
  role: 'administrator',
  name: 'Test administrator',
};

/** A clock that tests set; it never moves by itself. */
export function settableClock(
  start: string,
): Clock & { set(iso: string): void; advance(ms: number): void } {
  let now = Date.parse(start);
  return {
    now: () => now,
    set: (iso) => {
      now = Date.parse(iso);
    },
    advance: (ms) => {
      now += ms;
    },
  };
}

export interface TestParley extends Parley {
  readonly prisma: PrismaClient;
  readonly closingText: ReturnType<typeof createClosingText>;
  /** Times that were asked of the bell. */
  readonly rings: number[];
  close(): Promise<void>;
}

/** The whole product over a database, without a server or a queue: rings are only noted. */
export function openParley(url: string, clock: Clock): TestParley {
  const prisma = createPrisma(url, { max: 5 });
  const phrases = createPhrasebook(messages);
  const rings: number[] = [];
  return {
    prisma,
    rings,
    phrases,
    clock,
    closingText: createClosingText(phrases),
    store: createStore(prisma),
    random: systemRandom,
    hash: sha256,
    bell: {
      ring: async (at) => {
        rings.push(at);
      },
    },
    limiter: { take: async () => ({ ok: true }), giveBack: async () => {} },
    links: {
      invitation: (token) => `https://parley.example/r/${token}`,
      coming: (token) => `https://parley.example/c/${token}`,
      stop: (token) => `https://parley.example/r/stop/${stopCode(sha256, token)}`,
      console: 'https://parley.example/console',
      signIn: (token) => `https://parley.example/console/sign-in/${token}`,
    },
    directories: [],
    tools: questionnaireTools,
    files: localFiles,
    write: agendaWriter(phrases),
    writeDataset: datasetWriter(phrases),
    readDataset,
    findSimilar: createFindSimilar(),
    writePaper: paperWriter(phrases),
    readReturned,
    editions: editionFiles(join(DATA, 'resolution')),
    studyGroupsOf: studyGroupFiles(join(DATA, 'study-groups')),
    traceWords: (name) => name,
    vault: createVault(prisma, createKeyRing({ secret: 'a secret of the tests' })),
    refusalWords: (code) => code,
    hookHosts: ['127.0.0.1'],
    close: () => prisma.$disconnect(),
  };
}

export function must<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new Error(`refused: ${result.code} ${JSON.stringify(result.params ?? {})}`);
}

/** Countries, Member States, sample contacts, both questionnaires and a meeting on 2027-05-18: ready for a round. */
export async function prepare(parley: Parley): Promise<void> {
  const reference = await readReference(join(DATA, 'reference'));
  must(await loadReference(parley, reference, ADMINISTRATOR));
  const table = await parley.files.openTable(join(DATA, 'samples/members.csv'));
  must(await importMembers(parley, { table, dryRun: false }, ADMINISTRATOR));
  for (const name of ['administrations', 'sector-members']) {
    const text = await readFile(join(DATA, `questionnaires/${name}.json`), 'utf8');
    must(await publishQuestionnaire(parley, JSON.parse(text), ADMINISTRATOR));
  }
  must(
    await addMeeting(
      parley,
      {
        slug: 'cto-2027',
        kind: 'cto',
        title: 'CTO group meeting, May 2027',
        startsOn: '2027-05-18',
        endsOn: '2027-05-18',
        place: 'Geneva',
        studyPeriod: '2025-2028',
      },
      ADMINISTRATOR,
    ),
  );
}
