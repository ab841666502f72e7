import Fastify, { type FastifyInstance, LogController } from 'fastify';
import type { WebDeps } from './deps.ts';
import { healthRoutes } from './routes/health.ts';
import { secureHeaders } from './security.ts';

const PROBE_MS_MAX = 10_000;

/** What machines ask of a worker, which serves no pages: /healthz, /readyz, /metrics. Not listening yet. */
export function createProbeServer(
  deps: Pick<WebDeps, 'ready' | 'registry' | 'log'>,
): FastifyInstance {
  const app = Fastify({
    loggerInstance: deps.log,
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout: PROBE_MS_MAX,
    forceCloseConnections: true,
  });
  app.addHook('onRequest', async (_request, reply) => secureHeaders(reply, false));
  healthRoutes(app, deps);
  return app;
}
