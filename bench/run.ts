import { availableParallelism } from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { benchAgenda } from './agenda.ts';
import { benchAnswer } from './answer.ts';
import { type Bench, Missing, type Order } from './bench.ts';
import { benchDiscord } from './discord.ts';
import { benchEngine } from './engine.ts';
import { benchRecovery } from './recovery.ts';
import { benchReminders } from './reminders.ts';
import { benchSlack } from './slack.ts';
import { benchSweep } from './sweep.ts';
import { benchTeams } from './teams.ts';

const BENCHES: Readonly<Record<string, Bench>> = {
  answer: benchAnswer,
  slack: benchSlack,
  discord: benchDiscord,
  teams: benchTeams,
  engine: benchEngine,
  reminders: benchReminders,
  sweep: benchSweep,
  recovery: benchRecovery,
  agenda: benchAgenda,
};

const USAGE = `Usage: npm run bench -- <${Object.keys(BENCHES).join('|')}> [options]
  --json           print the figures as JSON
  --seconds N      length of a round (10)
  --rounds N       rounds of each side (3)
  --clients N      answers under way at once (32)
  --count N        reminders (100000), rows of the sweep or answers of the agenda (1000000)
  --profile DIR    leave a CPU profile of what is measured in this folder`;

async function main(): Promise<void> {
  const command = readCommandOrSayUsage();
  if (command === undefined) return;
  const { bench, order, json } = command;
  const { figures, lines } = await bench(order);
  const machine = { node: process.version, cores: availableParallelism() };
  order.progress('');
  if (json) console.log(JSON.stringify({ ...figures, ...machine }, null, 2));
  else console.log([...lines, `on      Node ${machine.node}, ${machine.cores} cores`].join('\n'));
}

function readCommandOrSayUsage(): Command | undefined {
  try {
    return readCommand();
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    console.error(`${cause.message}\n\n${USAGE}`);
    process.exitCode = 2;
    return undefined;
  }
}

interface Command {
  readonly bench: Bench;
  readonly order: Order;
  readonly json: boolean;
}

function readCommand(): Command {
  const number = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      seconds: { ...number, default: '10' },
      rounds: { ...number, default: '3' },
      clients: { ...number, default: '32' },
      count: { ...number },
      profile: { type: 'string' },
    },
  });
  const bench = BENCHES[positionals[0] ?? ''];
  if (bench === undefined || positionals.length > 1) throw new TypeError('Name one bench.');
  const order = {
    seconds: wholeNumber('seconds', values.seconds),
    rounds: wholeNumber('rounds', values.rounds),
    clients: wholeNumber('clients', values.clients),
    progress: showProgress,
  };
  const { json, profile, count } = values;
  return {
    json,
    bench,
    order: {
      ...order,
      ...(profile === undefined ? {} : { profileDir: profile }),
      ...(count === undefined ? {} : { count: wholeNumber('count', count) }),
    },
  };
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  throw new TypeError(`--${name} takes a whole number above 0, not "${text}".`);
}

/** One line that is written over; the last, empty one clears it. */
function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}

try {
  await main();
} catch (cause) {
  showProgress('');
  if (!(cause instanceof Missing)) throw cause;
  console.error(cause.message);
  process.exitCode = 1;
}
