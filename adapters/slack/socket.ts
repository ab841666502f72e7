import { SocketModeClient } from '@slack/socket-mode';
import type { Sink, Stop, Taken } from '../../src/platform/adapter.ts';
import { NOT_NOW, type ReceiveOptions, readRecord, receiveBody } from './receive.ts';
import { SILENT } from './signature.ts';

export interface SocketOptions extends Omit<ReceiveOptions, 'signingSecret'> {
  readonly appToken: string;
  readonly apiUrl?: string;
  readonly trouble: (what: string, error: unknown) => void;
}

interface Envelope {
  readonly ack: (response?: Record<string, unknown>) => Promise<void>;
  readonly body: Record<string, unknown>;
}

/** Clocks differ; what comes through a socket has no time of Slack's own, and must not seem newer than it is. */
const SKEW_MS = 2_000;

/**
 * How long Slack's client waits before it opens another socket, and for a pong. Slack renews sockets every few hours and gives
 * what somebody pressed three seconds, so it must be less than that.
 */
const RECONNECT_MS = 2_000;

/**
 * Socket Mode: no public address is needed (docs.slack.dev/apis/events-api/using-socket-mode). An envelope is acknowledged when
 * its events have been taken durably; one that was not is delivered again by Slack.
 */
export async function listenBySocket(options: SocketOptions, sink: Sink): Promise<Stop> {
  const { appToken, apiUrl, trouble } = options;
  const client = new SocketModeClient({
    appToken,
    logger: SILENT,
    clientPingTimeout: RECONNECT_MS,
    ...(apiUrl === undefined ? {} : { clientOptions: { slackApiUrl: apiUrl } }),
  });
  const underWay = new Set<Promise<void>>();
  client.on('slack_event', (envelope: Envelope) => {
    const taking = take(envelope, options, sink)
      .catch((error) => trouble('socket', error))
      .finally(() => underWay.delete(taking));
    underWay.add(taking);
  });
  client.on('error', (error) => trouble('socket', error));
  await client.start();
  return async () => {
    await client.disconnect();
    await Promise.all(underWay);
  };
}

async function take({ ack, body: raw }: Envelope, options: SocketOptions, sink: Sink) {
  const body = readRecord(() => raw);
  if (body === undefined) return ack();
  const received = await receiveBody(body, Date.now() - SKEW_MS, options);
  if (received.kind === 'rejected') return received.reply.status === NOT_NOW ? undefined : ack();
  const taken: Taken[] = [];
  for (const event of received.events) taken.push(await sink(event));
  const reply = await received.reply?.(taken);
  await ack(reply === undefined || reply.body === '' ? undefined : JSON.parse(reply.body));
}
