import type { FastifyInstance, FastifyReply } from 'fastify';
import { listMeetings } from '../../../application/meetings/list-meetings.ts';
import { undoAct } from '../../../application/needs/change-needs.ts';
import { codingHistory } from '../../../application/needs/coding-history.ts';
import { listNeeds, NEED_STATES } from '../../../application/needs/list-needs.ts';
import { listWords } from '../../../application/needs/list-words.ts';
import { showNeed } from '../../../application/needs/show-need.ts';
import { takeNeeds } from '../../../application/needs/take-needs.ts';
import { formFields } from '../../routes/body.ts';
import { HttpFault, mount } from '../../routes/mount.ts';
import { type Fields, numberOf, queryOf, textOf } from '../fields.ts';
import { needsPage } from '../pages/needs.ts';
import { doneNotice, donePath } from '../parts/done.ts';
import { meetingPath } from '../parts/need-words.ts';
import { type Problem, problemOf } from '../refused.ts';
import { sendConsole } from '../send.ts';
import { type ConsoleContext, signedIn, type Visit } from '../visit.ts';
import { findMeeting } from './find-meeting.ts';
import { findRound } from './find-round.ts';
import { needRoutes, nextOf } from './need.ts';
import { needWordsRoutes } from './need-words.ts';
import { sendRefused } from './refuse.ts';

const NEEDS = '/console/meetings/:meeting/needs';

/** Needs: the list, the two panes of coding, the words behind none, and the acts on them. */
export function needsRoutes(app: FastifyInstance, context: ConsoleContext): void {
  mount(app, '/console/rounds/:round/needs', { GET: signedIn(context, toMeeting) });
  mount(app, NEEDS, { GET: signedIn(context, (visit) => showNeeds(visit)) });
  mount(app, `${NEEDS}/next`, { GET: signedIn(context, toNext) });
  mount(app, `${NEEDS}/take`, { POST: signedIn(context, take) });
  mount(app, `${NEEDS}/undo`, { POST: signedIn(context, undo) });
  needWordsRoutes(app, context, NEEDS);
  needRoutes(app, context, NEEDS);
}

async function toMeeting(visit: Visit): Promise<FastifyReply> {
  const { parley, actor, reply } = visit;
  const found = await findRound(visit);
  if (!found.ok) return sendRefused(visit, found);
  const meetings = await listMeetings(parley, actor);
  if (!meetings.ok) return sendRefused(visit, meetings);
  const meeting = meetings.value.find(({ id }) => id === found.value.meetingId);
  if (meeting === undefined) throw new HttpFault(404);
  return reply.redirect(meetingPath(meeting.slug), 303);
}

const ACTS_SHOWN = 20;
const NOTHING_TYPED = new URLSearchParams();

async function showNeeds(
  visit: Visit,
  refused: { readonly typed: Fields; readonly problem?: Problem } = { typed: NOTHING_TYPED },
): Promise<FastifyReply> {
  const { parley, actor, reply, request } = visit;
  const meeting = await findMeeting(visit);
  const filter = queryOf(request);
  const input = { meeting: meeting.slug, ...filterIn(filter) };
  const list = await listNeeds(parley, input, actor);
  if (!list.ok) return sendRefused(visit, list);
  const words = await listWords(parley, { meeting: meeting.slug }, actor);
  if (!words.ok) return sendRefused(visit, words);
  const order = { meeting: meeting.slug, limit: ACTS_SHOWN };
  const acts = await codingHistory(parley, order, actor);
  if (!acts.ok) return sendRefused(visit, acts);
  const model = { actor, meeting, list: list.value, words: words.value.length, acts: acts.value };
  const page = needsPage({ ...model, filter, done: doneNotice(filter), ...refused });
  return sendConsole(reply, page, refused.problem?.status);
}

/** What an address asks for that no need has is not asked for. */
function filterIn(filter: Fields) {
  const state = NEED_STATES.find((one) => one === filter.get('state'));
  const topic = textOf(filter, 'topic', 100);
  const language = textOf(filter, 'language', 40);
  return {
    ...(state === undefined ? {} : { state }),
    ...(topic === '' ? {} : { topic }),
    ...(language === '' ? {} : { language }),
  };
}

async function toNext(visit: Visit): Promise<FastifyReply> {
  const meeting = await findMeeting(visit);
  const next = await nextOf(visit, meeting.slug, 0);
  return visit.reply.redirect(meetingPath(meeting.slug, next === null ? '' : `/${next}`), 303);
}

async function take(visit: Visit): Promise<FastifyReply> {
  const { parley, actor, reply, request } = visit;
  const typed = formFields(request);
  const meeting = await findMeeting(visit);
  const taken = await takeNeeds(parley, { round: textOf(typed, 'round', 60) }, actor);
  if (!taken.ok) return refusedHere(visit, typed, problemOf(visit, taken));
  const { act, needs } = taken.value;
  const here = meetingPath(meeting.slug);
  const done = act === null ? donePath(here, 'needs-nothing-new') : undefined;
  return reply.redirect(done ?? donePath(here, 'needs-taken', needs.length), 303);
}

/** Taking back leads to the need on whose page it was pressed, if it is still there, or to the list. */
async function undo(visit: Visit): Promise<FastifyReply> {
  const { parley, actor, reply, request } = visit;
  const typed = formFields(request);
  const meeting = await findMeeting(visit);
  const order = { meeting: meeting.slug, act: numberOf(typed, 'act') ?? 0 };
  const undone = await undoAct(parley, { ...order, reason: textOf(typed, 'undoReason') }, actor);
  if (!undone.ok) {
    return refusedHere(visit, typed, problemOf(visit, undone, { reason: 'undoReason' }));
  }
  const need = numberOf(typed, 'need') ?? 0;
  const shown = await showNeed(parley, { meeting: meeting.slug, need }, actor);
  const path = meetingPath(meeting.slug, shown.ok ? `/${need}` : '');
  return reply.redirect(donePath(path, 'need-coded', undone.value.act), 303);
}

function refusedHere(visit: Visit, typed: Fields, problem: Problem): Promise<FastifyReply> {
  return showNeeds(visit, { typed, problem });
}
