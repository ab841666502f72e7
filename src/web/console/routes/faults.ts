import type { FastifyInstance, FastifyReply } from 'fastify';
import { notAllowed } from '../../../application/allowed.ts';
import { clearFault } from '../../../application/deliveries/clear-fault.ts';
import type { ListedFault } from '../../../application/deliveries/fault-rows.ts';
import { listFaults } from '../../../application/deliveries/list-faults.ts';
import type { RoundRecord } from '../../../application/rounds/rows.ts';
import { type Refusal, type Result, refuse } from '../../../domain/refusal.ts';
import { formFields } from '../../routes/body.ts';
import { mount } from '../../routes/mount.ts';
import { queryOf, textOf } from '../fields.ts';
import { clearFaultPage, faultsPage } from '../pages/faults.ts';
import { doneNotice, donePath } from '../parts/done.ts';
import { roundPath } from '../parts/round-words.ts';
import { problemOf } from '../refused.ts';
import { sendConsole } from '../send.ts';
import { type ConsoleContext, signedIn, type Visit } from '../visit.ts';
import { say } from '../words.ts';
import { findRound } from './find-round.ts';
import { sendRefused } from './refuse.ts';

const LIMIT = 500;

/** Ways to a round's contacts that were set aside: to see, and to use again. */
export function faultRoutes(app: FastifyInstance, context: ConsoleContext): void {
  mount(app, '/console/rounds/:round/faults', { GET: signedIn(context, showFaults) });
  mount(app, '/console/rounds/:round/faults/:fault', {
    GET: signedIn(context, askClear),
    POST: signedIn(context, clear),
  });
}

async function showFaults(visit: Visit): Promise<FastifyReply> {
  const { parley, actor, reply, request } = visit;
  const found = await findRound(visit);
  if (!found.ok) return sendRefused(visit, found);
  const round = found.value;
  const listed = await listFaults(parley, { round: round.slug, limit: LIMIT }, actor);
  if (!listed.ok) return sendRefused(visit, listed);
  const done = doneNotice(queryOf(request));
  return sendConsole(reply, faultsPage({ actor, round, faults: listed.value, limit: LIMIT, done }));
}

async function askClear(visit: Visit): Promise<FastifyReply> {
  const { actor, reply } = visit;
  const found = await findFault(visit);
  if (!found.ok) return refused(visit, found);
  return sendConsole(
    reply,
    clearFaultPage({ ...found.value, actor, typed: new URLSearchParams() }),
  );
}

async function clear(visit: Visit): Promise<FastifyReply> {
  const { parley, actor, reply, request } = visit;
  const typed = formFields(request);
  const found = await findFault(visit);
  if (!found.ok) return refused(visit, found);
  const { round, fault } = found.value;
  const consentConfirmed = typed.get('consent') === 'yes';
  const order = { id: fault.id, reason: textOf(typed, 'reason'), consentConfirmed };
  const cleared = await clearFault(parley, order, actor);
  if (cleared.ok) {
    const done = cleared.value.stillStopped ? 'cleared-stopped' : 'cleared';
    return reply.redirect(donePath(roundPath(round, '/faults'), done), 303);
  }
  if (cleared.code === 'not-allowed') return sendRefused(visit, cleared);
  const problem = problemOf(visit, cleared, MENDED_AT);
  return sendConsole(
    reply,
    clearFaultPage({ ...found.value, actor, typed, problem }),
    problem.status,
  );
}

const MENDED_AT = { 'reason-missing': 'reason', 'consent-missing': 'consent' } as const;

interface FoundFault {
  readonly round: RoundRecord;
  readonly fault: ListedFault;
}

/** The fault of the address, if it is one of this round and this person may clear it. */
async function findFault(
  visit: Visit,
): Promise<Result<FoundFault, 'not-allowed' | 'round-unknown' | 'fault-unknown'>> {
  const { parley, actor, request } = visit;
  const forbidden = notAllowed(actor, 'delivery.clear-fault');
  if (forbidden !== undefined) return forbidden;
  const found = await findRound(visit);
  if (!found.ok) return found;
  const listed = await listFaults(parley, { round: found.value.slug, limit: LIMIT }, actor);
  if (!listed.ok) return listed;
  const { fault: wanted } = request.params as { fault: string };
  const fault = listed.value.find(({ id }) => id === wanted);
  if (fault === undefined) return refuse('fault-unknown');
  return { ok: true, value: { round: found.value, fault } };
}

/** Back leads to what is set aside still, where there is such a list. */
function refused(visit: Visit, refusal: Refusal): FastifyReply {
  const { round } = visit.request.params as { round: string };
  return refusal.code === 'fault-unknown'
    ? sendRefused(visit, refusal, [say('faults'), roundPath({ slug: round }, '/faults')])
    : sendRefused(visit, refusal);
}
