// A process of its own: people in Slack who press, as Slack tells it: one signed request each. Written on bare sockets, so that what the load costs takes as little as possible from what it measures.
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import process from 'node:process';
import { languageOf, MEMBERS } from '../answer/scene.ts';
import { play } from '../chat/arrivals.ts';
import { PROMPT } from './actions.ts';
import type { PressTask } from './load.ts';
import { conversationOf, slackIdOf } from './slack-id.ts';

/** How often each question of each member was answered: every other time with the other answer. */
const turns = new Map<string, number>();
/** How many turns each conversation has taken: its prompts' ids count them. */
const taken = new Map<number, number>();
/** Members whose press is under way: nobody else presses for them meanwhile. */
const busy = new Set<number>();
let count = 0;

process.on('message', async (task: PressTask) => {
  const latencies = await play(task, async () => {
    const line = await openLine(task);
    return { act: () => pressOnce(line, task), close: line.close };
  });
  process.send?.({ seconds: task.seconds, latencies });
});

function freeMember(): number {
  for (;;) {
    const member = 1 + Math.floor(Math.random() * MEMBERS);
    if (!busy.has(member)) return member;
  }
}

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
function payloadOf(member: number, { presses, teams, appId }: PressTask): string {
  const of = presses[languageOf(member)];
  const place = Math.floor(Math.random() * of.length);
  const key = `${member} ${place}`;
  const turn = turns.get(key) ?? 0;
  turns.set(key, turn + 1);
  count += 1;
  const ts = (ago: number) =>
    ((Date.now() - ago) / 1000).toFixed(3) + String(count % 1000).padStart(3, '0');
  const id = slackIdOf(member);
  const team = teams[member % teams.length] ?? '';
  const message_ts = ts(20_000);
  const promptId = `${conversationOf(member)}.${taken.get(member) ?? 0}`;
  const pressed = JSON.parse((of[place]?.[turn % 2] ?? '').replaceAll(PROMPT, promptId));
  const [action] = pressed.actions;
  return JSON.stringify({
    type: 'block_actions',
    ...{ team: { id: team, domain: 'bench' }, user: { id, username: id, team_id: team } },
    ...{ api_app_id: appId, token: 'bench', trigger_id: `${count}.${member}.bench` },
    ...{ enterprise: null, is_enterprise_install: false },
    container: { type: 'message', message_ts, channel_id: `D${id}`, is_ephemeral: false },
    channel: { id: `D${id}`, name: 'directmessage' },
    message: { ...pressed.message, ts: message_ts },
    state: pressed.state,
    response_url: 'https://hooks.slack.com/actions/bench',
    actions: [{ ...action, action_ts: ts(0) }],
  });
}

function requestOf(member: number, task: PressTask): string {
  const body = new URLSearchParams({ payload: payloadOf(member, task) }).toString();
  const stamp = Math.floor(Date.now() / 1000);
  const digest = createHmac('sha256', task.signingSecret)
    .update(`v0:${stamp}:${body}`)
    .digest('hex');
  return [
    'POST /slack/events HTTP/1.1',
    `host: ${task.host}:${task.port}`,
    'user-agent: Slackbot 1.0 (+https://api.slack.com/robots)',
    'accept: */*',
    'content-type: application/x-www-form-urlencoded',
    `content-length: ${Buffer.byteLength(body)}`,
    `x-slack-request-timestamp: ${stamp}`,
    `x-slack-signature: v0=${digest}`,
    '',
    body,
  ].join('\r\n');
}

async function pressOnce(line: Line, task: PressTask): Promise<void> {
  const member = freeMember();
  busy.add(member);
  await line.ask(requestOf(member, task));
  taken.set(member, (taken.get(member) ?? 0) + 1);
  busy.delete(member);
}

interface Line {
  /** Sends a request and waits until it is acknowledged. */
  ask(request: string): Promise<void>;
  close(): void;
}

async function openLine({ port, host }: PressTask): Promise<Line> {
  const socket = connect(port, host).setNoDelay(true).setEncoding('latin1');
  await once(socket, 'connect');
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        let reply = '';
        const hear = (chunk: string) => {
          reply += chunk;
          if (!reply.endsWith('\r\n\r\n')) return;
          socket.off('data', hear).off('error', reject);
          if (isEmpty200(reply)) resolve();
          else reject(new Error(`a press was not acknowledged: ${reply.slice(0, 200)}`));
        };
        socket.on('data', hear).once('error', reject);
        socket.write(request);
      }),
    close: () => socket.end(),
  };
}

function isEmpty200(reply: string): boolean {
  return /^HTTP\/1\.1 200 /.test(reply) && /^content-length: 0\r$/im.test(reply);
}
