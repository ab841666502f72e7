import process from 'node:process';
import type { Role } from '../../src/cli/run.ts';
import { openLog } from '../../src/infra/log.ts';
import { readConfig } from '../../src/main/config.ts';
import { serveUntilSignal } from '../../src/main/serve-until-signal.ts';
import type { ServerTuning } from './deployment.ts';

/** `parley serve`, which looks around more often and waits less at its end: tests have no minutes. */
const [role = 'all', tuning = '{}'] = process.argv.slice(2);
const { stopMs = 15_000, leaseMs, listenerMs }: ServerTuning = JSON.parse(tuning);
const log = openLog({ level: 'info' });
const read = readConfig(process.env);
const { discord } = read;
const config =
  discord === undefined || listenerMs === undefined
    ? read
    : { ...read, discord: { ...discord, leaseMs: listenerMs } };
const { url, stopped } = await serveUntilSignal(config, log, role as Role, {
  stopMs,
  jobs: {
    ...{ sweepEveryMs: 1000, advanceEveryMs: 1000 },
    deliver: leaseMs === undefined ? {} : { leaseMs },
  },
});
process.stdout.write(`${JSON.stringify({ url })}\n`);
await stopped;
