import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { Json } from '../json.ts';
import { type Scene, scene } from './test-world.ts';

let s: Scene;

beforeEach(async () => {
  s = await scene();
});

afterEach(() => s.slack.close());

interface Line {
  readonly socket: WebSocket;
  readonly heard: Json[];
  ack(envelope: Json | undefined, payload?: Json): void;
}

const address = async () =>
  String((await s.call('apps.connections.open', {}, s.slack.appToken))['url']);

/** A bare socket of the app, past its hello. */
async function line(): Promise<Line> {
  const socket = new WebSocket(await address());
  const heard: Json[] = [];
  socket.on('message', (data) => heard.push(JSON.parse(String(data)) as Json));
  await once(socket, 'open');
  await vi.waitUntil(() => heard.length > 0);
  const ack = (envelope: Json | undefined, payload?: Json) =>
    socket.send(JSON.stringify({ envelope_id: envelope?.['envelope_id'], payload }));
  return { socket, heard, ack };
}

describe('a socket', () => {
  it('is greeted, and its ticket is good once', async () => {
    const { heard } = await line();
    expect(heard).toMatchObject([
      { type: 'hello', num_connections: 1, connection_info: { app_id: s.slack.app.id } },
    ]);
    const url = await address();
    await once(new WebSocket(url), 'open');
    const [error] = await once(new WebSocket(url), 'error');
    expect(String(error)).toContain('403');
  });

  it('is one of ten at most', async () => {
    for (let i = 0; i < 10; i += 1) await line();
    const [error] = await once(new WebSocket(await address()), 'error');
    expect(String(error)).toContain('403');
  });

  it('carries events that go again until they are acknowledged', async () => {
    const { heard, ack } = await line();
    s.slack.delivery.patienceMs = 50;
    expect(await s.slack.types(s.ana, 'x')).toMatchObject({ status: 0, reason: 'http_timeout' });
    s.slack.delivery.patienceMs = 3_000;
    const again = s.slack.delivery.releaseRetries();
    await vi.waitUntil(() => heard.length === 3);
    ack(heard[2]);
    expect(await again).toMatchObject([{ status: 200 }]);
    const payload = { type: 'event_callback', event: { text: 'x' } };
    const common = { type: 'events_api', accepts_response_payload: false };
    expect(heard.slice(1)).toMatchObject([
      { ...common, retry_attempt: 0, payload },
      { ...common, retry_attempt: 1, retry_reason: 'http_timeout', payload },
    ]);
    expect(heard[1]?.['payload']).toEqual(heard[2]?.['payload']);
  });

  it('carries commands, and shows the reply that stands in the acknowledgement', async () => {
    const { heard, ack } = await line();
    const asked = s.slack.command(s.ana, '/parley', 'help');
    await vi.waitUntil(() => heard.length === 2);
    expect(heard[1]).toMatchObject({
      type: 'slash_commands',
      accepts_response_payload: true,
      payload: { command: '/parley', text: 'help' },
    });
    ack(heard[1], { text: 'Here is help' });
    expect(await asked).toMatchObject({ status: 200, body: { text: 'Here is help' } });
  });

  it('hands over to another when it is lost before the acknowledgement', async () => {
    const one = await line();
    const asked = s.slack.types(s.ana, 'x');
    await vi.waitUntil(() => one.heard.length === 2);
    one.socket.terminate();
    const two = await line();
    await vi.waitUntil(() => two.heard.length === 2);
    two.ack(two.heard[1]);
    expect(await asked).toMatchObject({ status: 200 });
  });

  it('is warned, then told to go and closed', async () => {
    const { socket, heard } = await line();
    s.slack.sockets.refresh('warning');
    s.slack.sockets.refresh();
    await once(socket, 'close');
    expect(heard.slice(1)).toMatchObject([
      { type: 'disconnect', reason: 'warning' },
      { type: 'disconnect', reason: 'refresh_requested' },
    ]);
  });
});
