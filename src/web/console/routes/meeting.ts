import type { FastifyInstance, FastifyReply } from 'fastify';
import { showMeeting } from '../../../application/meetings/show-meeting.ts';
import { mount } from '../../routes/mount.ts';
import { meetingPage } from '../pages/meeting.ts';
import { sendConsole } from '../send.ts';
import { type ConsoleContext, signedIn, type Visit } from '../visit.ts';
import { findMeeting } from './find-meeting.ts';
import { sendRefused } from './refuse.ts';

/** A meeting's own page. */
export function meetingRoutes(app: FastifyInstance, context: ConsoleContext): void {
  mount(app, '/console/meetings/:meeting', { GET: signedIn(context, show) });
}

async function show(visit: Visit): Promise<FastifyReply> {
  const { parley, actor, reply } = visit;
  const { slug } = await findMeeting(visit);
  const shown = await showMeeting(parley, { meeting: slug }, actor);
  if (!shown.ok) return sendRefused(visit, shown);
  const page = meetingPage({ actor, shown: shown.value, words: parley.traceWords });
  return sendConsole(reply, page);
}
