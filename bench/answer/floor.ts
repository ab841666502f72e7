import { execFile, fork } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import type { CompiledQuestion } from '../../src/conversation/questionnaire.ts';
import type { Order } from '../bench.ts';
import { receive } from '../receive.ts';
import { sampleAnswer } from '../sample-answers.ts';
import type { RoundTimes } from './round-times.ts';
import { idOf, MEMBERS } from './scene.ts';

const run = promisify(execFile);

/** What measures the floor: `pgbench`, or `pg` with named statements where that is absent. */
export type FloorTool = 'pgbench' | 'pg';

export async function floorTool(): Promise<FloorTool> {
  return run('pgbench', ['--version']).then(
    () => 'pgbench',
    () => 'pg',
  );
}

/**
 * The rows of one answer, as `record_turns` writes them, statement by statement: `:n` is the member, `:q` the question,
 * from 0. What the engine would have decided is written down here as it stands.
 */
export function floorStatements(questions: readonly CompiledQuestion[]): readonly string[] {
  const id = idOf(':n::int');
  // pgbench takes ":null" for a variable, even within a literal; indented JSON has a blank after each colon.
  const pick = (list: readonly unknown[]) =>
    `'${JSON.stringify(list, null, 1).replaceAll("'", "''")}'::jsonb`;
  const question = `(${pick(questions.map(({ name }) => name))} ->> :q::int)`;
  const value = `(${pick(questions.map((one) => sampleAnswer(one, 1, 'fr')))} -> :q::int)`;
  const state = pick([STATE]);
  return [
    'BEGIN',
    `SELECT revision FROM response WHERE id = ${id} FOR UPDATE`,
    `INSERT INTO inbound_event (id, conversation_id, kind, received_at)
     VALUES ('floor:' || gen_random_uuid(), ${id}, 'answered', now())`,
    `UPDATE answer SET current = false
     WHERE response_id = ${id} AND current AND question = ${question}`,
    `INSERT INTO answer (id, response_id, question, value, attribution, contact_id, platform,
                         language, event_id, answered_at, late, current)
     VALUES (gen_random_uuid(), ${id}, ${question}, ${value}, 'country', ${id}, 'page', 'fr',
             'floor:' || gen_random_uuid(), now(), false, true)`,
    `UPDATE response SET revision = revision + 1, status = 'partial', hidden = '{}',
       decline_reason = NULL, last_answer_at = now(), late = false
     WHERE id = ${id}`,
    `UPDATE conversation SET state = ${state} -> 0, updated_at = now() WHERE id = ${id}`,
    `INSERT INTO audit (at, actor, action, subject, details)
     VALUES (now(), 'contact:' || ${id}, 'answer.recorded', 'response:' || ${id},
             jsonb_build_object('event', 'floor:' || gen_random_uuid(),
                                'questions', jsonb_build_array(${question})))`,
    'COMMIT',
  ].map((statement) => statement.replaceAll(/\s+/g, ' '));
}

/** A conversation's state of the usual size. */
const STATE = {
  version: 1,
  questionnaireVersion: '00000000-0000-4000-9000-000000000001',
  phase: 'asking',
  cursor: 'need1_benefit',
  skipped: [],
  draft: null,
  awaiting: null,
  seen: null,
  turn: 12,
};

export interface FloorOrder extends Order {
  readonly tool: FloorTool;
  readonly url: string;
  readonly statements: readonly string[];
  /** A folder for scripts and logs that is thrown away afterwards. */
  readonly folder: string;
  readonly questions: number;
}

/** One round of the floor. */
export function runFloor(order: FloorOrder): Promise<RoundTimes> {
  return order.tool === 'pgbench' ? runPgbench(order) : runPg(order);
}

async function runPgbench(order: FloorOrder): Promise<RoundTimes> {
  const { url, folder, statements, seconds, clients, questions } = order;
  const script = join(folder, 'floor.sql');
  const picks = [`\\set n random(1, ${MEMBERS})`, `\\set q random(0, ${questions - 1})`];
  await writeFile(script, [...picks, ...statements.map((text) => `${text};`)].join('\n'));
  const server = new URL(url);
  const PGPASSWORD = decodeURIComponent(server.password);
  server.password = ''; // an argument can be read by everybody on the machine, the environment cannot
  const log = ['--log', `--log-prefix=${join(folder, 'floor-log')}`];
  const size = ['-c', `${clients}`, '-j', `${Math.min(2, clients)}`, '-T', `${seconds}`];
  await run('pgbench', ['-n', '-M', 'prepared', ...size, ...log, '-f', script, server.href], {
    env: { ...process.env, PGPASSWORD },
  }).catch(({ stderr }: { readonly stderr: string }) => {
    throw new Error(`pgbench failed: ${stderr.slice(0, 500)}`);
  });
  return { seconds, latencies: await readLog(folder) };
}

/** pgbench logs one line a transaction; the third column is its latency in microseconds. */
async function readLog(folder: string): Promise<number[]> {
  const latencies: number[] = [];
  for (const name of await readdir(folder)) {
    if (!name.startsWith('floor-log')) continue;
    const text = await readFile(join(folder, name), 'utf8');
    await rm(join(folder, name));
    for (const line of text.trimEnd().split('\n')) {
      latencies.push(Number(line.split(' ')[2]) / 1000);
    }
  }
  return latencies;
}

/** What the process that measures through `pg` is told. */
export interface FloorTask {
  readonly url: string;
  readonly statements: readonly string[];
  readonly seconds: number;
  readonly clients: number;
  readonly questions: number;
}

function runPg({ url, statements, seconds, clients, questions }: FloorOrder): Promise<RoundTimes> {
  const child = fork(join(import.meta.dirname, 'floor-process.ts'));
  const task: FloorTask = { url, statements, seconds, clients, questions };
  child.send(task);
  return receive<RoundTimes>(child, 'the floor');
}
