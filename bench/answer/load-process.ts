// A process of its own: contacts who answer, each as soon as the last answer is acknowledged. Written on bare sockets, so that
// what the load costs takes as little as possible from what it measures.
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import process from 'node:process';
import { CONVERSATION_PATH, PAGE_FIELDS, sessionCookie } from '../../src/platform/page-fields.ts';
import type { LoadTask } from './load.ts';
import { languageOf, MEMBERS, secretOf, shortIdOf } from './scene.ts';

/** How often each question of each member was answered: every other time with the other answer. */
const turns = new Map<string, number>();
/** Members whose answer is under way: nobody else answers for them meanwhile, so that each answer differs from the last. */
const busy = new Set<number>();
const run = randomUUID();
let count = 0;

process.on('message', async (task: LoadTask) => {
  const latencies: number[] = [];
  const until = performance.now() + task.seconds * 1000;
  await Promise.all(
    Array.from({ length: task.clients }, () => answerUntil(until, task, latencies)),
  );
  process.send?.({ seconds: task.seconds, latencies });
});

function freeMember(): number {
  for (;;) {
    const member = 1 + Math.floor(Math.random() * MEMBERS);
    if (!busy.has(member)) return member;
  }
}

/** Any question, and of its two answers the one that this member did not give last. */
function requestOf(member: number, { host, port, bodies }: LoadTask): string {
  const answers = bodies[languageOf(member)];
  const place = Math.floor(Math.random() * answers.length);
  const key = `${member} ${place}`;
  const turn = turns.get(key) ?? 0;
  turns.set(key, turn + 1);
  count += 1;
  const body = `${answers[place]?.[turn % 2]}&${PAGE_FIELDS.nonce}=${run}${count}`;
  return [
    `POST ${CONVERSATION_PATH}${shortIdOf(member)} HTTP/1.1`,
    `host: ${host}:${port}`,
    'user-agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    'accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'accept-language: en',
    'accept-encoding: gzip, deflate, br',
    'content-type: application/x-www-form-urlencoded',
    `content-length: ${Buffer.byteLength(body)}`,
    `origin: http://${host}:${port}`,
    'sec-fetch-site: same-origin',
    `cookie: ${sessionCookie(false)}=${secretOf(member)}`,
    '',
    body,
  ].join('\r\n');
}

/** A contact on a connection that stays open. Only the way to the next page acknowledges an answer, and nothing else does. */
function answerUntil(until: number, task: LoadTask, latencies: number[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(task.port, task.host);
    let member = 0;
    let started = 0;
    let reply = '';
    const ask = () => {
      member = freeMember();
      busy.add(member);
      started = performance.now();
      reply = '';
      socket.write(requestOf(member, task));
    };
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.once('connect', ask);
    socket.once('error', reject);
    socket.on('data', (chunk: string) => {
      reply += chunk;
      if (!reply.endsWith('\r\n\r\n')) return;
      if (!/^HTTP\/1\.1 303 /.test(reply) || !/^content-length: 0\r$/im.test(reply)) {
        reject(new Error(`an answer was not acknowledged: ${reply.slice(0, 200)}`));
        return;
      }
      latencies.push(performance.now() - started);
      busy.delete(member);
      if (performance.now() < until) ask();
      else socket.end(resolve);
    });
  });
}
