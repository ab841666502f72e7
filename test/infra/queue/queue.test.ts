import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  onTestFinished,
  vi,
} from 'vitest';
import { type JobQueue, QueueUnavailable } from '../../../src/application/queue.ts';
import { queueBell } from '../../../src/infra/queue/bell.ts';
import { openQueue } from '../../../src/infra/queue/open-queue.ts';
import { systemClock } from '../../../src/infra/system.ts';
import { STORES, type Store } from './stores.ts';

const log = pino({ level: 'silent' });
const LOCK_MS = 1000;
const PATIENT = { timeout: 30_000, interval: 25 };
vi.setConfig({ testTimeout: 60_000 }); // killed processes and servers: patience on a busy machine

describe.each(STORES)('the queue on $name', ({ open }) => {
  let store: Store;
  let queue: JobQueue;
  let name: string;
  let done: string[];

  const openHere = () => openQueue({ ...store.address, log, lockMs: LOCK_MS });
  const record = async (id: string) => void done.push(id);
  const isDone = (...ids: string[]) => vi.waitFor(() => expect(done).toEqual(ids), PATIENT);

  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    queue = await openHere();
    name = `test-${randomUUID()}`;
    done = [];
  });
  afterEach(async () => {
    await queue.close(5000);
  });

  it('hands a job to its worker, in the order of asking', async () => {
    for (const id of ['a', 'b', 'c']) await queue.add(name, { id });
    await queue.work(name, record);
    await isDone('a', 'b', 'c');
  });

  it('holds a job back until it is due', async () => {
    await queue.work(name, record);
    const asked = Date.now();
    await queue.add(name, { id: 'later', delayMs: 600 });
    await queue.add(name, { id: 'now' });
    await isDone('now', 'later');
    expect(Date.now() - asked).toBeGreaterThanOrEqual(600);
  });

  it('takes a time in the past as now', async () => {
    await queue.work(name, record);
    await queue.add(name, { id: 'late', delayMs: -5000 });
    await isDone('late');
  });

  it('makes one job of many asked for with one id, and takes the id again afterwards', async () => {
    await Promise.all(Array.from({ length: 20 }, () => queue.add(name, { id: 'same' })));
    await queue.work(name, record);
    await isDone('same');
    await queue.add(name, { id: 'same' });
    await isDone('same', 'same');
  });

  it('runs a job once more when it is asked for while it runs', async () => {
    const gate = gateway();
    await queue.work(name, async (id) => {
      done.push(id);
      if (done.length === 1) await gate.promise;
    });
    await queue.add(name, { id: 'a' });
    await isDone('a');
    for (let asked = 0; asked < 5; asked += 1) await queue.add(name, { id: 'a' });
    gate.resolve();
    await isDone('a', 'a');
    await queue.add(name, { id: 'end' });
    await isDone('a', 'a', 'end');
  });

  it('tries a job again when its handler fails', async () => {
    let failures = 0;
    await queue.work(name, async (id) => {
      if (id === 'twice' && failures < 2) {
        failures += 1;
        throw new Error('not yet');
      }
      done.push(id);
    });
    await queue.add(name, { id: 'twice' });
    await isDone('twice');
    expect(failures).toBe(2);
  });

  it('gives the job of a killed worker to another', async () => {
    const { databaseUrl, redisUrl = '' } = store.address;
    const script = fileURLToPath(new URL('worker.ts', import.meta.url));
    const args = ['--import', 'tsx', script, databaseUrl, redisUrl, name, `${LOCK_MS}`];
    const other = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void other.kill('SIGKILL'));
    await queue.add(name, { id: 'left' });
    expect(String((await once(other.stdout, 'data'))[0])).toBe('left\n');
    other.kill('SIGKILL');
    await once(other, 'exit');
    await queue.work(name, record);
    await isDone('left');
  });

  it('makes a job due again and again, once for all processes that ask', async () => {
    const second = await openHere();
    await Promise.all([queue.every(name, 300), second.every(name, 300)]);
    const from = Date.now();
    await queue.work(name, record);
    await vi.waitFor(() => expect(done.length).toBeGreaterThanOrEqual(4), PATIENT);
    expect(new Set(done)).toEqual(new Set([name]));
    expect(done.length).toBeLessThanOrEqual(2 + (Date.now() - from) / 300);
    await second.close(1000);
  });

  it('makes it due again and again also after its store has forgotten everything', async () => {
    await queue.every(name, 300);
    await queue.work(name, record);
    await vi.waitFor(() => expect(done.length).toBeGreaterThanOrEqual(2), PATIENT);
    await store.empty();
    const before = done.length;
    await vi.waitFor(() => expect(done.length).toBeGreaterThanOrEqual(before + 3), PATIENT);
  });

  it('piles nothing up while nobody works, however long', async () => {
    await queue.every(name, 50);
    const other = await openHere();
    await other.every(name, 50);
    await other.add(`${name}-else`, { id: 'a', delayMs: 1000 });
    await other.work(`${name}-else`, record);
    await isDone('a'); // a second has passed: twenty periods
    await Promise.all([queue.rest(1000), other.rest(1000)]); // and now nobody asks any more
    const worker = await openHere();
    await worker.work(name, record);
    await worker.add(name, { id: 'end' });
    await vi.waitFor(() => expect(done).toContain('end'), PATIENT);
    expect(done.filter((id) => id === name)).toEqual([name]);
    await Promise.all([other.close(1000), worker.close(1000)]);
  });

  it('goes on by itself after its store was killed and started again', async () => {
    await queue.work(name, record);
    await queue.add(name, { id: 'before' });
    await isDone('before');
    await queue.add(name, { id: 'kept', delayMs: 3000 });
    await store.restart();
    await vi.waitFor(() => queue.add(name, { id: 'after' }), PATIENT);
    await vi.waitFor(() => expect(done.toSorted()).toEqual(['after', 'before', 'kept']), PATIENT);
  });

  it('says that its store is away, and recovers', async () => {
    expect(await queue.ready()).toBe(true);
    await store.kill();
    try {
      expect(await queue.ready()).toBe(false);
      await expect(queue.add(name, { id: 'lost' })).rejects.toBeInstanceOf(QueueUnavailable);
    } finally {
      await store.start();
    }
    await vi.waitFor(async () => expect(await queue.ready()).toBe(true), PATIENT);
  });

  it('waits for the job at work when it is closed, and takes no other', async () => {
    const other = await openHere();
    const gate = gateway();
    await other.work(name, async (id) => {
      done.push(`${id} begun`);
      await gate.promise;
      done.push(`${id} finished`);
    });
    await queue.add(name, { id: 'a' });
    await isDone('a begun');
    const closing = other.close(5000);
    await queue.add(name, { id: 'b' });
    gate.resolve();
    expect(await closing).toBe(true);
    expect(done).toEqual(['a begun', 'a finished']);
  });

  it('tells the job at work to come to an end when it is closed', async () => {
    const other = await openHere();
    await other.work(name, async (id, stop) => {
      done.push(`${id} begun`);
      await new Promise((resolve) => stop.addEventListener('abort', resolve));
      done.push(`${id} told`);
    });
    await queue.add(name, { id: 'a' });
    await isDone('a begun');
    expect(await other.close(5000)).toBe(true);
    expect(done).toEqual(['a begun', 'a told']);
  });

  it('stops waiting at the deadline, and another worker takes the job up', async () => {
    const stuck = await openHere();
    const gate = gateway();
    await stuck.work(name, async () => {
      done.push('begun');
      await gate.promise;
    });
    await queue.add(name, { id: 'slow' });
    await isDone('begun');
    expect(await stuck.close(100)).toBe(false);
    await queue.work(name, record);
    await isDone('begun', 'slow');
    gate.resolve();
  });

  it('rings the bell once for many rings, at the time that was asked for', async () => {
    const bell = queueBell(queue, name, { clock: systemClock, log });
    const due = Date.now() + 1500;
    for (let rung = 0; rung < 10; rung += 1) await bell.ring(Date.now() - rung);
    for (let rung = 0; rung < 10; rung += 1) await bell.ring(due);
    await queue.work(name, record);
    await isDone('now', `at-${Math.ceil(due / 1000)}`);
    expect(Date.now()).toBeGreaterThanOrEqual(due);
  });
});

describe('the bell', () => {
  it('never throws, also when its queue cannot be reached', async () => {
    const broken: JobQueue = {
      add: () => Promise.reject(new QueueUnavailable('away')),
      every: () => Promise.reject(new QueueUnavailable('away')),
      work: () => Promise.reject(new QueueUnavailable('away')),
      counts: () => Promise.reject(new QueueUnavailable('away')),
      store: 'Redis',
      ready: async () => false,
      rest: async () => true,
      close: async () => true,
    };
    await expect(
      queueBell(broken, 'q', { clock: systemClock, log }).ring(0),
    ).resolves.toBeUndefined();
  });
});

/** A promise that the test resolves. */
function gateway(): { readonly promise: Promise<void>; resolve(): void } {
  let resolve = () => {};
  const promise = new Promise<void>((open) => {
    resolve = open;
  });
  return { promise, resolve: () => resolve() };
}
