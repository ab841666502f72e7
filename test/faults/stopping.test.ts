import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CONVERSATION_PATH, sessionCookie } from '../../src/platform/page-fields.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import type { Running, Settings } from '../support/processes.ts';
import { answerForm, lost } from './answering.ts';
import { becomes } from './becomes.ts';
import { openDeployment } from './deployment.ts';
import { conversationOf, openScene, type Scene, secretOf } from './scene.ts';

/** More than a worker claims at a time. */
const MANY = 260;
const PAST_BATCH = 5;

describe('a process that is told to stop', () => {
  const deployment = openDeployment();
  let database: TestDatabase;
  let scene: Scene;
  let mail: HoldingMail;
  let settings: Settings;

  beforeAll(async () => {
    database = await createDatabase();
    scene = await openScene(database.url, MANY + 10);
    mail = await openHoldingMail();
    settings = { DATABASE_URL: database.url, SMTP_URL: mail.url, MAIL_FROM: 'tsb@example.org' };
  });
  afterEach(() => mail.hold());
  afterAll(async () => {
    await deployment.end();
    await scene.close();
    await mail.close();
    await database.drop();
  });

  const stopping = (process: Running) => becomes(() => process.said().includes('"stopping"'));

  it('finishes the sends that have begun, begins none, and ends with 0', async () => {
    await scene.plan({ kind: 'invitation', members: [1, MANY] });
    const worker = await deployment.worker(settings);
    let hasEnded = false;
    void worker.ended.then(() => {
      hasEnded = true;
    });
    await becomes(() => mail.held() > 0);
    worker.signal('SIGTERM');
    await stopping(worker);
    expect(hasEnded).toBe(false);
    mail.release();
    expect(await worker.ended).toEqual({ code: 0, signal: null });
    const { sent = 0, pending = 0, ...others } = await scene.states();
    expect(others).toEqual({});
    expect(sent).toBe(mail.taken());
    expect(pending).toBeGreaterThanOrEqual(PAST_BATCH);
    await scene.rows('DELETE FROM delivery WHERE state = $1', ['pending']);
  });

  it('leaves a send that hangs to its lease, and ends with 0 within the deadline', async () => {
    const members = [MANY + 1, MANY + 2] as const;
    await scene.plan({ kind: 'invitation', members });
    const worker = await deployment.worker(settings, { stopMs: 1000 });
    await becomes(() => mail.held() > 0);
    const asked = performance.now();
    worker.signal('SIGTERM');
    expect(await worker.ended).toEqual({ code: 0, signal: null });
    expect(performance.now() - asked).toBeLessThan(10_000);
    expect(await scene.states(members)).toEqual({ sending: 2 });
    await scene.rows('DELETE FROM delivery_attempt WHERE outcome IS NULL');
    await scene.rows('DELETE FROM delivery WHERE state = $1', ['sending']);
  });

  it('ends at once when it is told again, by whichever signal', async () => {
    await scene.plan({ kind: 'invitation', members: [MANY + 3, MANY + 3] });
    const worker = await deployment.worker(settings, { stopMs: 600_000 });
    await becomes(() => mail.held() > 0);
    worker.signal('SIGTERM');
    await stopping(worker);
    worker.signal('SIGINT');
    expect(await worker.ended).toEqual({ code: null, signal: 'SIGINT' });
  });

  it('answers the request under way, takes no other, and ends with 0', async () => {
    const web = await deployment.web(settings);
    const member = MANY + 4;
    const body = answerForm('under way').toString();
    const asking = request(`${web.url}${CONVERSATION_PATH}${conversationOf(member)}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(body),
        cookie: `${sessionCookie(false)}=${secretOf(member)}`,
      },
    });
    asking.write(body.slice(0, 10));
    await once(asking, 'socket');
    await becomes(async () => (await fetch(`${web.url}/healthz`)).ok); // and so it has the beginning of ours
    web.signal('SIGTERM');
    await becomes(() => isRefused(new URL(web.url)));
    asking.end(body.slice(10));
    const [reply] = await once(asking, 'response');
    expect(reply.statusCode).toBe(303);
    reply.resume();
    expect(await web.ended).toEqual({ code: 0, signal: null });
    expect(await lost(scene, [{ member, text: 'under way', at: 0 }])).toEqual([]);
  });
});

async function isRefused({ port }: URL): Promise<boolean> {
  const socket = connect(Number(port), '127.0.0.1');
  const [open] = await Promise.race([
    once(socket, 'connect').then(() => [true]),
    once(socket, 'error').then(() => [false]),
  ]).catch(() => [false]);
  socket.destroy();
  return open === false;
}

type HoldingMail = Awaited<ReturnType<typeof openHoldingMail>>;

/** A mail server that takes letters, and says so only when it is released. */
async function openHoldingMail() {
  let waiting: (() => void)[] = [];
  let isHolding = true;
  let taken = 0;
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData(stream, _session, callback) {
      stream.resume();
      stream.once('end', () => {
        taken += 1;
        if (isHolding) waiting.push(() => callback());
        else callback();
      });
    },
  });
  server.on('error', () => undefined); // a line that breaks when its client ends
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    taken: () => taken,
    held: () => waiting.length,
    hold: () => {
      isHolding = true;
      waiting = [];
    },
    release: () => {
      isHolding = false;
      for (const tell of waiting.splice(0)) tell();
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
