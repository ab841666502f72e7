import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { closeGracefully } from './closing.ts';
import type { Mount, WebDeps } from './deps.ts';
import { answerFault, answerFaults } from './faults.ts';
import { logRequests } from './log.ts';
import { measureRequests } from './metrics.ts';
import { assetRoutes } from './routes/assets.ts';
import { comingRoutes } from './routes/coming.ts';
import { conversationRoutes } from './routes/conversation.ts';
import { healthRoutes } from './routes/health.ts';
import { invitationRoutes } from './routes/invitation.ts';
import { linkRoutes } from './routes/link.ts';
import { HttpFault } from './routes/mount.ts';
import { reachRoutes } from './routes/reach.ts';
import { stopRoutes } from './routes/stop.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import { isOwnRequest, secureHeaders } from './security.ts';
import { createSessions } from './session.ts';

/** The longest answer in the widest script, percent-encoded, with room to spare. */
const BODY_MAX = 256 * 1024;
/** A whole request, also over 20 kbit/s with drops; a client that trickles longer is cut. */
const REQUEST_MS = 120_000;
/** Longer than a slow page takes to read: a new connection costs such a line seconds. */
const KEEP_ALIVE_MS = 75_000;

/** The web server: member pages, webhooks, health. Not listening yet; `close` lets running requests finish. */
export async function createServer(deps: WebDeps): Promise<FastifyInstance> {
  const secure = deps.publicUrl.startsWith('https:');
  const app = Fastify({
    loggerInstance: deps.log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => deps.random.id(),
    trustProxy: deps.trustProxy,
    bodyLimit: BODY_MAX,
    requestTimeout: REQUEST_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    frameworkErrors: (_error, request, reply) => {
      secureHeaders(reply, secure);
      return answerFault(deps, { request, reply, status: 400 });
    },
  });
  app.addHook('onRequest', async (_request, reply) => secureHeaders(reply, secure));
  closeGracefully(app);
  logRequests(app);
  measureRequests(app, deps.registry);
  await app.register(cookie);
  await app.register(compress, {
    threshold: 256,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } },
  });
  readBodiesRaw(app);
  answerFaults(app, deps);
  healthRoutes(app, deps);
  assetRoutes(app);
  await inScope(app, (scope) => webhookRoutes(scope, deps));
  await inScope(app, (scope) => stopRoutes(scope, deps));
  await inScope(app, (scope) => memberPages(scope, deps));
  for (const mount of deps.mounts) await inScope(app, mount);
  return app;
}

/** Signatures cover bytes, and each reader knows its own type: nothing is parsed on the way in. */
function readBodiesRaw(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

/** Hooks added inside hold only there. */
async function inScope(app: FastifyInstance, mount: Mount): Promise<void> {
  await app.register((scope, _options, done) => {
    mount(scope);
    done();
  });
}

function memberPages(app: FastifyInstance, deps: WebDeps): void {
  const memberDeps = { ...deps, sessions: createSessions(deps.publicUrl.startsWith('https:')) };
  app.addHook('preParsing', async (request) => {
    if (request.method === 'POST' && !isOwnRequest(request, deps.publicUrl)) {
      throw new HttpFault(403);
    }
  });
  linkRoutes(app, memberDeps);
  invitationRoutes(app, memberDeps);
  conversationRoutes(app, memberDeps);
  reachRoutes(app, memberDeps);
  comingRoutes(app, memberDeps);
}
