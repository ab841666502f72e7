import { once } from 'node:events';
import process from 'node:process';
import { openEmbedded } from '../../../src/infra/database/embedded.ts';

/** A command for the tests of the embedded server: opens the one of a data directory, tells its address, and leaves when its input ends. */
const [dataDir = '', binaries] = process.argv.slice(2);
const server = await openEmbedded({ dataDir, ...(binaries ? { binaries } : {}) });
process.stdout.write(`${server.url}\n`);
process.stdin.resume();
await once(process.stdin, 'end');
await server.close();
