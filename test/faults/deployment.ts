import { mkdtempSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../support/free-port.ts';
import { type Ending, openProcesses, type Running, type Settings } from '../support/processes.ts';

const SERVER = join(import.meta.dirname, 'server.ts');

const SAID_MOST = 2000;

/** Any address: members' forms say that they come from the server that they are sent to. */
const PUBLIC_URL = 'http://127.0.0.1';

export interface WebProcess extends Running {
  readonly url: string;
}

/** What a test may have otherwise than the product does. */
export interface ServerTuning {
  /** How long what is at work may take to finish. */
  readonly stopMs?: number;
  /** How long a claim holds: short where the worker is the only one, so that no second one sends meanwhile. */
  readonly leaseMs?: number;
  /** How long one that hears a platform's socket holds that place without a word. */
  readonly listenerMs?: number;
}

/** Web and worker processes of one installation, and the letters that they wrote. */
export interface Deployment {
  /** @param more such as DATABASE_URL, REDIS_URL, SMTP_URL */
  web(more: Settings, port?: number, tuning?: ServerTuning): Promise<WebProcess>;
  worker(more: Settings, tuning?: ServerTuning): Promise<Running>;
  /** The deliveries whose letters were written, by id: one that two workers wrote is there twice. */
  letters(): Promise<string[]>;
  /** The end of what each process said, and whether it has ended: for the message of a failing test. */
  saidLast(): readonly string[];
  /** Ends all that still run, and removes their files. Before the stores that they use. */
  end(): Promise<void>;
}

/** Each process has a data directory of its own, so that a message that two of them sent shows. */
export function openDeployment(): Deployment {
  const processes = openProcesses();
  const root = mkdtempSync(join(tmpdir(), 'parley-faults-'));
  const started: { readonly role: string; readonly running: Running; ending?: Ending }[] = [];
  const watched = (role: string, running: Running) => {
    const one: (typeof started)[number] = { role, running };
    started.push(one);
    void running.ended.then((ending) => {
      one.ending = ending;
    });
    return running;
  };
  let count = 0;
  const settingsOf = async (more: Settings): Promise<Settings> => {
    count += 1;
    const dataDir = join(root, `${count}`);
    await mkdir(dataDir);
    return { PARLEY_DATA_DIR: dataDir, PUBLIC_URL, LOG_LEVEL: 'info', ...more };
  };
  return {
    async web(more, port, tuning = {}) {
      const PORT = `${port ?? (await freePort())}`;
      const settings = await settingsOf({ PORT, ...more });
      const started = await processes.start(SERVER, settings, 'web', JSON.stringify(tuning));
      const running = watched('web', started);
      return { ...running, url: `http://127.0.0.1:${PORT}` };
    },
    async worker(more, tuning = {}) {
      const settings = await settingsOf(more);
      const started = await processes.start(SERVER, settings, 'worker', JSON.stringify(tuning));
      return watched('worker', started);
    },
    saidLast: () =>
      started.map(({ role, running, ending }) => {
        const state = ending === undefined ? 'runs' : `ended with ${JSON.stringify(ending)}`;
        return `${role} ${state}: ${running.said().slice(-SAID_MOST)}`;
      }),
    async end() {
      await processes.end();
      await rm(root, { recursive: true, force: true });
    },
    async letters() {
      const folders = (await readdir(root)).map((name) => join(root, name, 'letters'));
      const found = await Promise.all(folders.map((folder) => readdir(folder).catch(() => [])));
      return found.flat().filter((name) => name.endsWith('.eml'));
    },
  };
}
