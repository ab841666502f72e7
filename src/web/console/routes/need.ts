import type { FastifyInstance, FastifyReply } from 'fastify';
import { codingHistory } from '../../../application/needs/coding-history.ts';
import { listNeeds } from '../../../application/needs/list-needs.ts';
import { showNeed } from '../../../application/needs/show-need.ts';
import { type Suggestion, suggestNeeds } from '../../../application/needs/suggest-needs.ts';
import { stands } from '../../../domain/needs/need.ts';
import { formFields } from '../../routes/body.ts';
import { HttpFault, mount } from '../../routes/mount.ts';
import { type Fields, queryOf } from '../fields.ts';
import { needPage } from '../pages/need.ts';
import { doneNotice, donePath } from '../parts/done.ts';
import { meetingPath } from '../parts/need-words.ts';
import { NEED_ACTS, type NeedAct, performNeedAct } from '../perform-need-act.ts';
import { type Problem, problemOf } from '../refused.ts';
import { sendConsole } from '../send.ts';
import { type ConsoleContext, signedIn, type Visit } from '../visit.ts';
import { findMeeting } from './find-meeting.ts';
import { sendRefused } from './refuse.ts';

/** One need in two panes, and its acts. */
export function needRoutes(app: FastifyInstance, context: ConsoleContext, needs: string): void {
  mount(app, `${needs}/:need`, { GET: signedIn(context, (visit) => show(visit)) });
  for (const act of NEED_ACTS) {
    mount(app, `${needs}/:need/${act}`, { POST: signedIn(context, (visit) => work(visit, act)) });
  }
}

const ACTS_SHOWN = 10;

async function show(
  visit: Visit,
  refused: { readonly typed: Fields; readonly problem?: Problem } = {
    typed: new URLSearchParams(),
  },
): Promise<FastifyReply> {
  const { parley, actor, reply, request } = visit;
  const meeting = await findMeeting(visit);
  const order = { meeting: meeting.slug, need: numberIn(visit) };
  const shown = await showNeed(parley, order, actor);
  if (!shown.ok) throw new HttpFault(shown.code === 'need-unknown' ? 404 : 403);
  const list = await listNeeds(parley, { meeting: meeting.slug, state: 'uncoded' }, actor);
  if (!list.ok) return sendRefused(visit, list);
  const acts = await codingHistory(parley, { ...order, limit: ACTS_SHOWN }, actor);
  if (!acts.ok) return sendRefused(visit, acts);
  const need = shown.value;
  let suggestions: readonly Suggestion[] = [];
  if (stands(need)) {
    const found = await suggestNeeds(parley, order, actor);
    if (!found.ok) return sendRefused(visit, found);
    suggestions = found.value;
  }
  const { typed, problem } = refused;
  const numbers = list.value.needs.map(({ number }) => number);
  const page = needPage({
    ...{ actor, meeting, acts: acts.value, problem, done: doneNotice(queryOf(request)) },
    forms: { meeting: meeting.slug, need, topics: list.value.topics, suggestions, typed },
    previous: numbers.findLast((number) => number < need.number) ?? null,
    next: following(numbers, need.number),
  });
  return sendConsole(reply, page, problem?.status);
}

/** The number of the address; 404 for what can be none. */
function numberIn({ request }: Visit): number {
  const { need } = request.params as { need: string };
  if (!/^[1-9]\d{0,4}$/.test(need)) throw new HttpFault(404);
  return Number(need);
}

function following(numbers: readonly number[], after: number): number | null {
  return numbers.find((number) => number > after) ?? numbers.find((one) => one !== after) ?? null;
}

/** The next need without a title after this one, from the first again after the last; null when there is none. */
export async function nextOf(
  { parley, actor }: Visit,
  meeting: string,
  after: number,
): Promise<number | null> {
  const list = await listNeeds(parley, { meeting, state: 'uncoded' }, actor);
  if (!list.ok) return null;
  const numbers = list.value.needs.map(({ number }) => number);
  return following(numbers, after);
}

async function work(visit: Visit, act: NeedAct): Promise<FastifyReply> {
  const { reply, request } = visit;
  const typed = formFields(request);
  const meeting = await findMeeting(visit);
  const need = numberIn(visit);
  const performed = await performNeedAct(visit, {
    act,
    meeting: meeting.slug,
    need,
    fields: typed,
  });
  if (!performed.ok) {
    const problem = problemOf(visit, performed, MENDED_AT[act]);
    return problem.status === 422 ? show(visit, { typed, problem }) : sendRefused(visit, performed);
  }
  const { goesOn, act: number } = performed.value;
  const next = goesOn ? await nextOf(visit, meeting.slug, need) : need;
  const path = meetingPath(meeting.slug, next === null ? '' : `/${next}`);
  const done = number === null ? donePath(path, 'need-translated') : undefined;
  return reply.redirect(done ?? donePath(path, 'need-coded', number ?? 0), 303);
}

/** Which control of the page mends which refusal. */
const MENDED_AT: Readonly<Record<NeedAct, Readonly<Record<string, string>>>> = {
  code: { title: 'title', 'topic-unknown': 'topic' },
  merge: {
    reason: 'reason',
    needs: 'other',
    'need-unknown': 'other',
    'merge-with-itself': 'other',
  },
  split: { 'excerpt-not-found': 'part', excerpt: 'part', reason: 'splitReason', title: 'newTitle' },
  'set-aside': { reason: 'asideReason' },
  translate: {},
};
