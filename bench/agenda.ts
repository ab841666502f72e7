import { randomBytes } from 'node:crypto';
import process from 'node:process';
import pg from 'pg';
import { migrate } from '../src/infra/database/migrate.ts';
import { aggregate } from './agenda/floor.ts';
import { seedRound } from './agenda/scene.ts';
import { type Built, runBuild } from './agenda/tasks.ts';
import type { Findings, Order } from './bench.ts';
import { openDatabase } from './database.ts';
import { brief, median } from './figures.ts';
import { onStage, type Stage } from './stage.ts';

const ANSWERS = 1_000_000;
/** Memory is flat when ten times the answers take hardly more. */
const FEWER = 10;
/** The most that building may take, in times of the plain aggregate. */
const AIM = 3;
const MEMORY_AIM = 1.25;

/**
 * A million answers aggregated into an agenda version, with the trace from each figure to its answers, beside the plain SQL aggregate of
 * the same rows; and how much memory it takes beside a tenth of the answers.
 */
export function benchAgenda(order: Order): Promise<Findings> {
  return onStage(async (stage) => {
    order.progress('opening a database');
    const database = await openDatabase(stage.folder, process.env['DATABASE_URL']);
    stage.onEnd(() => database.close());
    const { count = ANSWERS } = order;
    const few = await measured(order, stage, database.url, Math.round(count / FEWER));
    const many = await measured(order, stage, database.url, count);
    return found(order, { few, many }, await database.version());
  });
}

interface Measured {
  readonly answers: number;
  readonly floors: readonly number[];
  readonly builds: readonly Built[];
}

async function measured(
  { rounds, progress }: Order,
  stage: Stage,
  serverUrl: string,
  answers: number,
): Promise<Measured> {
  progress(`laying ${answers} answers`);
  const url = await freshDatabase(serverUrl);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  stage.onEnd(() => client.end());
  const laid = await seedRound(client, answers);
  const [floors, builds]: [number[], Built[]] = [[], []];
  await aggregate(client);
  for (let round = 1; round <= rounds; round += 1) {
    progress(`round ${round} of ${rounds} with ${laid} answers`);
    floors.push(await aggregate(client));
    builds.push(await runBuild({ url }));
    await client.query('TRUNCATE agenda_version, agenda_release');
  }
  return { answers: laid, floors, builds };
}

async function freshDatabase(serverUrl: string): Promise<string> {
  const name = `bench_agenda_${randomBytes(6).toString('hex')}`;
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await migrate(url.href);
  return url.href;
}

function found(
  { rounds }: Order,
  { few, many }: { readonly few: Measured; readonly many: Measured },
  postgres: string,
): Findings {
  const [floor, build] = [median(many.floors), median(many.builds.map(({ seconds }) => seconds))];
  const ratio = build / floor;
  const [fewMb, manyMb] = [few, many].map(({ builds }) => median(builds.map(({ maxMb }) => maxMb)));
  const memoryRatio = (manyMb ?? 0) / (fewMb ?? 1);
  return {
    figures: {
      ...{ ratio, aim: AIM, memoryRatio, memoryAim: MEMORY_AIM, postgres, rounds },
      floorSeconds: floor,
      buildSeconds: build,
      ...{ answers: many.answers, fewAnswers: few.answers, maxMb: manyMb, fewMaxMb: fewMb },
    },
    lines: [
      `ratio   ${ratio.toFixed(2)} times the plain aggregate (aim: at most ${AIM})`,
      `memory  ${memoryRatio.toFixed(2)} times that of ${brief(few.answers)} answers (aim: at most ${MEMORY_AIM}): ${brief(manyMb ?? 0)} MB, ${brief(fewMb ?? 0)} MB`,
      `agenda  ${build.toFixed(2)} s for ${brief(many.answers)} answers, aggregated and traced`,
      `floor   ${floor.toFixed(2)} s (SELECT … count(*) … GROUP BY question, region, value)`,
      `with    median of ${rounds} rounds a side, PostgreSQL ${postgres}`,
    ],
  };
}
