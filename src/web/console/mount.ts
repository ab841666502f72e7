import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Mount } from '../deps.ts';
import { HttpFault, mount } from '../routes/mount.ts';
import { isOwnRequest } from '../security.ts';
import { CONSOLE_SCRIPT, CONSOLE_STYLESHEET } from './assets.ts';
import type { ConsoleDeps } from './deps.ts';
import { noticePage } from './pages/notice.ts';
import { actRoutes } from './routes/acts.ts';
import { agendaRoutes } from './routes/agenda.ts';
import { agendaFileRoutes } from './routes/agenda-files.ts';
import { dayRoutes } from './routes/day.ts';
import { deliveryRoutes } from './routes/deliveries.ts';
import { faultRoutes } from './routes/faults.ts';
import { foresightRoutes } from './routes/foresight.ts';
import { linkingRoutes } from './routes/linking.ts';
import { meetingRoutes } from './routes/meeting.ts';
import { needsRoutes } from './routes/needs.ts';
import { newMeetingRoutes } from './routes/new-meeting.ts';
import { newRoundRoutes } from './routes/new-round.ts';
import { nominationRoutes } from './routes/nominations.ts';
import { operationsRoutes } from './routes/operations.ts';
import { paperRoutes } from './routes/papers.ts';
import { registerRoutes } from './routes/register.ts';
import { roundRoutes } from './routes/rounds.ts';
import { seatRoutes } from './routes/seats.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { subscriptionRoutes } from './routes/subscriptions.ts';
import { sendConsole } from './send.ts';
import { staffCookies } from './session.ts';
import { type ConsoleContext, signedIn } from './visit.ts';
import { say } from './words.ts';

/** The staff console at /console. It decides nothing: use cases do, and it hides what they would refuse. */
export function consoleMount(deps: ConsoleDeps): Mount {
  const cookies = staffCookies(deps.publicUrl.startsWith('https:'));
  const context: ConsoleContext = { ...deps, cookies };
  return (app) => {
    app.addHook('preParsing', async (request) => {
      if (request.method === 'POST' && !isOwnRequest(request, deps.publicUrl)) {
        throw new HttpFault(403);
      }
    });
    app.setErrorHandler((error, request, reply) => {
      if (deps.passes?.(error) === true) throw error; // the pages around the console know that one
      return answerFault(error, request, reply);
    });
    assetRoutes(app);
    signInRoutes(app, context);
    roundRoutes(app, context);
    newMeetingRoutes(app, context);
    newRoundRoutes(app, context);
    actRoutes(app, context);
    foresightRoutes(app, context);
    deliveryRoutes(app, context);
    faultRoutes(app, context);
    linkingRoutes(app, context);
    operationsRoutes(app, context);
    subscriptionRoutes(app, context);
    agendaRoutes(app, context);
    agendaFileRoutes(app, context);
    meetingRoutes(app, context);
    needsRoutes(app, context);
    dayRoutes(app, context);
    paperRoutes(app, context);
    registerRoutes(app, context);
    seatRoutes(app, context);
    nominationRoutes(app, context);
    const nothing = signedIn(context, async () => {
      throw new HttpFault(404);
    });
    mount(app, '/console/*', { GET: nothing, POST: nothing });
  };
}

function assetRoutes(app: FastifyInstance): void {
  for (const asset of [CONSOLE_STYLESHEET, CONSOLE_SCRIPT]) {
    mount(app, asset.path, {
      GET: async (_request, reply) =>
        reply
          .header('cache-control', 'public, max-age=31536000, immutable')
          .type(asset.type)
          .send(asset.body),
    });
  }
}

const KNOWN = [400, 403, 404, 405, 413, 415] as const;

/** A clear page for what could not be done; the detail goes to the log. */
function answerFault(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const given =
    typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : 500;
  const isOurs = typeof given !== 'number' || given >= 500;
  if (isOurs) request.log.error({ err: error }, 'a request to the console failed');
  const status = isOurs ? 500 : (KNOWN.find((known) => known === given) ?? 400);
  const text = say(`fault${status}`, { reference: String(request.id) });
  return sendConsole(reply, noticePage({ title: say('faultTitle'), text }), status);
}
