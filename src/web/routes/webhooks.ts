import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { Clock } from '../../application/ports.ts';
import type { Received, Taken, WebhookReply } from '../../platform/adapter.ts';
import type { Webhook } from '../deps.ts';
import { type Handler, mount } from './mount.ts';
import { webhookRequest } from './webhook-request.ts';

const BODY_MAX = 1024 * 1024;

/** Platforms that speak by HTTP: verified by their adapter, taken durably, then answered. */
export function webhookRoutes(
  app: FastifyInstance,
  deps: { readonly webhooks: readonly Webhook[]; readonly clock: Clock },
): void {
  app.addHook('onRoute', (route) => {
    route.bodyLimit = BODY_MAX;
  });
  for (const webhook of deps.webhooks) {
    const handler = handlerOf(webhook, deps.clock);
    mount(
      app,
      webhook.path,
      Object.fromEntries(webhook.methods.map((method) => [method, handler])),
    );
  }
}

function handlerOf(webhook: Webhook, clock: Clock): Handler {
  return async (request, reply) => {
    const received = await webhook.adapter.receive(webhookRequest(request, clock.now()));
    if (received.kind === 'rejected') {
      request.log.warn({ reason: received.reason }, 'a webhook request was refused');
    }
    const { status, headers, body } = await replyTo(webhook, received, request.log);
    return reply.code(status).headers(headers).send(body);
  };
}

const EMPTY: WebhookReply = { status: 200, headers: {}, body: '' };

/** Every event is taken before the platform is answered, in its order. */
async function replyTo(
  webhook: Webhook,
  received: Received,
  log: FastifyBaseLogger,
): Promise<WebhookReply> {
  if (received.kind === 'rejected') return received.reply;
  const taken: Taken[] = [];
  try {
    for (const event of received.events) taken.push(await webhook.take(event));
  } catch (error) {
    if (received.failed === undefined) throw error;
    log.error(
      { err: error },
      'what came from a platform could not be taken, and its sender is told',
    );
    return received.failed();
  }
  return received.reply === undefined ? EMPTY : received.reply(taken);
}
