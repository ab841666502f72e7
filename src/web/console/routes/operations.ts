import type { FastifyInstance, FastifyReply } from 'fastify';
import { seeOperations } from '../../../application/operations/see-operations.ts';
import { mount } from '../../routes/mount.ts';
import { operationsPage } from '../pages/operations.ts';
import { sendConsole } from '../send.ts';
import { type ConsoleContext, signedIn, type Visit } from '../visit.ts';
import { sendRefused } from './refuse.ts';

export function operationsRoutes(app: FastifyInstance, context: ConsoleContext): void {
  mount(app, '/console/operations', { GET: signedIn(context, showOperations) });
}

async function showOperations(visit: Visit): Promise<FastifyReply> {
  const { parley, operations, actor, reply } = visit;
  const seen = await seeOperations({ clock: parley.clock, operations }, actor);
  if (!seen.ok) return sendRefused(visit, seen);
  return sendConsole(reply, operationsPage({ actor, seen: seen.value }));
}
