import type { FastifyInstance, FastifyReply } from 'fastify';
import { listDeliveries } from '../../../application/deliveries/list-deliveries.ts';
import { retryDeliveries } from '../../../application/deliveries/retry-deliveries.ts';
import { requireForm } from '../../routes/body.ts';
import { mount } from '../../routes/mount.ts';
import { queryOf } from '../fields.ts';
import { deliveriesPage } from '../pages/deliveries.ts';
import { DELIVERY_GROUPS, type DeliveryGroup, STATES_OF } from '../parts/delivery-counts.ts';
import { doneNotice } from '../parts/done.ts';
import { roundPath } from '../parts/round-words.ts';
import { sendConsole } from '../send.ts';
import { type ConsoleContext, signedIn, type Visit } from '../visit.ts';
import { findRound } from './find-round.ts';
import { sendRefused } from './refuse.ts';

/** As many as a page shows, and as one press sends again. */
const LIMIT = 200;

export function deliveryRoutes(app: FastifyInstance, context: ConsoleContext): void {
  mount(app, '/console/rounds/:round/deliveries', {
    GET: signedIn(context, showDeliveries),
    POST: signedIn(context, retry),
  });
}

async function showDeliveries(visit: Visit): Promise<FastifyReply> {
  const { parley, actor, reply, request } = visit;
  const found = await findRound(visit);
  if (!found.ok) return sendRefused(visit, found);
  const group = groupIn(visit);
  const filter = { round: found.value.slug, states: STATES_OF[group], limit: LIMIT };
  const listed = await listDeliveries(parley, filter, actor);
  if (!listed.ok) return sendRefused(visit, listed);
  const done = doneNotice(queryOf(request));
  const model = { actor, round: found.value, group, deliveries: listed.value, limit: LIMIT, done };
  return sendConsole(reply, deliveriesPage(model));
}

async function retry(visit: Visit): Promise<FastifyReply> {
  const { parley, actor, reply, request } = visit;
  requireForm(request);
  const found = await findRound(visit);
  if (!found.ok) return sendRefused(visit, found);
  const group = groupIn(visit);
  const filter = { round: found.value.slug, states: STATES_OF[group], limit: LIMIT };
  const listed = await listDeliveries(parley, filter, actor);
  if (!listed.ok) return sendRefused(visit, listed);
  const retried = await retryDeliveries(parley, { ids: listed.value.map(({ id }) => id) }, actor);
  if (!retried.ok) return sendRefused(visit, retried);
  const path = roundPath(found.value, `/deliveries?state=${group}`);
  return reply.redirect(`${path}&done=retry&count=${retried.value.revived}`, 303);
}

function groupIn({ request }: Visit): DeliveryGroup {
  const wanted = queryOf(request).get('state');
  return DELIVERY_GROUPS.find((group) => group === wanted) ?? 'waiting';
}
