import type { FastifyInstance, FastifyReply } from 'fastify';
import { unsubscribe } from '../../../application/subscriptions/subscribe.ts';
import { mount } from '../../routes/mount.ts';
import { donePath } from '../parts/done.ts';
import { roundPath } from '../parts/round-words.ts';
import { type ConsoleContext, signedIn, type Visit } from '../visit.ts';
import { say } from '../words.ts';
import { slugIn } from './find-round.ts';
import { sendRefused } from './refuse.ts';

/** Ending what a channel was subscribed to; staff subscribe in the channel itself. */
export function subscriptionRoutes(app: FastifyInstance, context: ConsoleContext): void {
  mount(app, '/console/rounds/:round/subscriptions/:subscription', {
    POST: signedIn(context, end),
  });
}

async function end(visit: Visit): Promise<FastifyReply> {
  const { parley, actor, reply, request } = visit;
  const { subscription } = request.params as { subscription: string };
  const round = slugIn(visit);
  const ended = await unsubscribe(parley, { round, id: subscription }, actor);
  const path = roundPath({ slug: round });
  if (!ended.ok) return sendRefused(visit, ended, [say('back'), path]);
  return reply.redirect(donePath(path, 'unsubscribe'), 303);
}
