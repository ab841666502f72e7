import process from 'node:process';
import { systemClock } from '../../../src/infra/system.ts';
import { playScene } from './scene.ts';

/** Plays the scene in a process of its own, which dies as by SIGKILL after the step whose number or name it is given. */
const { CRASH_DATABASE = '', CRASH_REDIS, CRASH_FOLDER = '', CRASH_AT = '' } = process.env;
let steps = 0;

await playScene({
  databaseUrl: CRASH_DATABASE,
  redisUrl: CRASH_REDIS,
  folder: CRASH_FOLDER,
  clock: systemClock,
  leaseMs: 2000,
  step: (name) => {
    steps += 1;
    if (steps !== Number(CRASH_AT) && name !== CRASH_AT) return;
    process.stdout.write(name);
    process.kill(process.pid, 'SIGKILL');
  },
});
process.exit(0);
