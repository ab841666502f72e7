import type { FastifyInstance, FastifyReply } from 'fastify';
import { showDay } from '../../../application/papers/show-day.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { formFields } from '../../routes/body.ts';
import { HttpFault, mount } from '../../routes/mount.ts';
import { type Fields, queryOf } from '../fields.ts';
import { type DayModel, dayPage } from '../pages/day.ts';
import { dayItemPage } from '../pages/day-item.ts';
import { dayPath } from '../parts/day-words.ts';
import { doneNotice, donePath } from '../parts/done.ts';
import { DAY_ACTS, type DayAct, performDayAct, proposeTyped } from '../perform-day-act.ts';
import { type Problem, problemOf } from '../refused.ts';
import { sendConsole } from '../send.ts';
import { type ConsoleContext, signedIn, type Visit } from '../visit.ts';
import { findMeeting } from './find-meeting.ts';
import { sendRefused } from './refuse.ts';

const HERE = '/console/meetings/:meeting/agenda';

/** A meeting's day: its items, and the acts on them. */
export function dayRoutes(app: FastifyInstance, context: ConsoleContext): void {
  mount(app, HERE, { GET: signedIn(context, (visit) => showAll(visit)) });
  mount(app, `${HERE}/propose`, { POST: signedIn(context, propose) });
  mount(app, `${HERE}/:item`, { GET: signedIn(context, (visit) => showOne(visit)) });
  for (const act of DAY_ACTS) {
    mount(app, `${HERE}/:item/${act}`, { POST: signedIn(context, (visit) => work(visit, act)) });
  }
}

interface Refused {
  readonly typed: Fields;
  readonly problem?: Problem;
}

const FRESH: Refused = { typed: new URLSearchParams() };

async function showAll(visit: Visit, refused = FRESH): Promise<FastifyReply> {
  const model = await modelOf(visit, refused);
  if ('code' in model) return sendRefused(visit, model);
  return sendConsole(visit.reply, dayPage(model), refused.problem?.status);
}

/** What is left out has its place on the list only. */
async function showOne(visit: Visit, refused = FRESH): Promise<FastifyReply> {
  const model = await modelOf(visit, refused);
  if ('code' in model) return sendRefused(visit, model);
  const number = numberIn(visit);
  const item = model.day.items.find((one) => one.number === number);
  if (item === undefined) throw new HttpFault(404);
  return sendConsole(visit.reply, dayItemPage({ ...model, item }), refused.problem?.status);
}

async function modelOf(visit: Visit, refused: Refused): Promise<DayModel | Refusal> {
  const { parley, actor, request } = visit;
  const meeting = await findMeeting(visit);
  const day = await showDay(parley, meeting.slug, actor);
  if (!day.ok) return day;
  return { actor, meeting, day: day.value, done: doneNotice(queryOf(request)), ...refused };
}

/** The number of the address; 404 for what can be none. */
function numberIn({ request }: Visit): number {
  const { item } = request.params as { item: string };
  if (!/^[1-9]\d{0,5}$/.test(item)) throw new HttpFault(404);
  return Number(item);
}

async function propose(visit: Visit): Promise<FastifyReply> {
  const typed = formFields(visit.request);
  const meeting = await findMeeting(visit);
  const proposed = await proposeTyped(visit, meeting.slug, typed);
  if (!proposed.ok) return showAll(visit, { typed, problem: problemOf(visit, proposed, CONTROLS) });
  return visit.reply.redirect(donePath(dayPath(meeting.slug), 'item-proposed'), 303);
}

/** Which control of the pages mends what a use case names. */
const CONTROLS = {
  title: 'title',
  topic: 'topic',
  minutes: 'minutes',
  presenter: 'presenter',
  needs: 'needs',
  'need-unknown': 'needs',
  into: 'into',
} as const;

/** Acts that are pressed on the list lead back to it, and those of an item's page to the item while it has one. */
async function work(visit: Visit, act: DayAct): Promise<FastifyReply> {
  const { reply, request } = visit;
  const typed = formFields(request);
  const meeting = await findMeeting(visit);
  const order = { act, meeting: meeting.slug, item: numberIn(visit), fields: typed };
  const done = await performDayAct(visit, order);
  if (!done.ok) {
    const controls = { ...CONTROLS, reason: act === 'merge' ? 'mergeReason' : 'dropReason' };
    const refused = { typed, problem: problemOf(visit, done, controls) };
    const isOnItem = act !== 'accept' && act !== 'place' && done.code !== 'item-unknown';
    return isOnItem ? showOne(visit, refused) : showAll(visit, refused);
  }
  const { notice, item } = done.value;
  const here = dayPath(meeting.slug, item === null ? '' : `/${item}`);
  return reply.redirect(donePath(here, notice), 303);
}
