import type { FastifyInstance, FastifyReply } from 'fastify';
import type { MeetingRecord } from '../../../application/meetings/rows.ts';
import { draftPaper } from '../../../application/papers/draft-paper.ts';
import { listPapers } from '../../../application/papers/export-paper.ts';
import { requireForm } from '../../routes/body.ts';
import { mount } from '../../routes/mount.ts';
import { queryOf } from '../fields.ts';
import { papersPage } from '../pages/papers.ts';
import { doneNotice, donePath } from '../parts/done.ts';
import { pageOf } from '../parts/meeting-nav.ts';
import { paperPath, scopeOf } from '../parts/paper-words.ts';
import { type Problem, problemOf } from '../refused.ts';
import { sendConsole } from '../send.ts';
import { type ConsoleContext, signedIn, type Visit } from '../visit.ts';
import { findMeeting } from './find-meeting.ts';
import { kindIn, paperRoute } from './paper.ts';
import { sendRefused } from './refuse.ts';

const PAPERS = '/console/meetings/:meeting/papers';

/** What leaves the bureau about a meeting: drafting, reading, deciding, taking along. */
export function paperRoutes(app: FastifyInstance, context: ConsoleContext): void {
  mount(app, PAPERS, { GET: signedIn(context, (visit) => show(visit)) });
  mount(app, `${PAPERS}/:kind/draft`, { POST: signedIn(context, draft) });
  paperRoute(app, context, PAPERS);
}

async function show(visit: Visit, problem?: Problem): Promise<FastifyReply> {
  const meeting = await findMeeting(visit);
  return showOf(visit, meeting, problem);
}

async function showOf(
  visit: Visit,
  meeting: MeetingRecord,
  problem?: Problem,
): Promise<FastifyReply> {
  const { parley, actor, reply, request } = visit;
  const papers = await listPapers(parley, actor);
  if (!papers.ok) return sendRefused(visit, papers);
  const done = doneNotice(queryOf(request));
  const page = papersPage({ actor, meeting, papers: papers.value, done, problem });
  return sendConsole(reply, page, problem?.status);
}

async function draft(visit: Visit): Promise<FastifyReply> {
  const { parley, actor, reply, request } = visit;
  requireForm(request);
  const meeting = await findMeeting(visit);
  const kind = kindIn(visit);
  const drafted = await draftPaper(parley, { kind, scope: scopeOf(meeting, kind) }, actor);
  if (!drafted.ok) {
    const problem = problemOf(visit, drafted);
    return problem.status === 422 ? showOf(visit, meeting, problem) : sendRefused(visit, drafted);
  }
  const { fresh, number } = drafted.value;
  if (!fresh)
    return reply.redirect(donePath(pageOf(meeting.slug, 'papers'), 'paper-unchanged'), 303);
  const path = paperPath(meeting.slug, kind, `/${number}`);
  return reply.redirect(donePath(path, 'paper-draft'), 303);
}
