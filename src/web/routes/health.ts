import type { FastifyInstance } from 'fastify';
import type { WebDeps } from '../deps.ts';
import { mount } from './mount.ts';

/** For machines: is the process alive, may it get traffic, how does it do. */
export function healthRoutes(
  app: FastifyInstance,
  deps: Pick<WebDeps, 'ready' | 'registry'>,
): void {
  mount(app, '/healthz', {
    GET: async (_request, reply) => reply.send({ ok: true }),
  });
  mount(app, '/readyz', {
    GET: async (_request, reply) => {
      const checks = await deps.ready();
      const ok = checks.every((check) => check.ok || check.optional === true);
      return reply.code(ok ? 200 : 503).send({ ok, checks });
    },
  });
  mount(app, '/metrics', {
    GET: async (_request, reply) =>
      reply.type(deps.registry.contentType).send(await deps.registry.metrics()),
  });
}
