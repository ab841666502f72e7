import type { FastifyInstance, FastifyReply } from 'fastify';
import { notAllowed } from '../../../application/allowed.ts';
import { typedText } from '../../../application/fields.ts';
import { listSeats } from '../../../application/register/list-seats.ts';
import { showSeat } from '../../../application/register/show-seat.ts';
import { mayDo } from '../../../domain/permissions.ts';
import { SEAT_GROUPS, type SeatGroup } from '../../../domain/register/words.ts';
import { genevaDay } from '../../../domain/time/geneva.ts';
import { formFields } from '../../routes/body.ts';
import { HttpFault, mount } from '../../routes/mount.ts';
import { type Fields, queryOf } from '../fields.ts';
import { seatPage } from '../pages/seat.ts';
import { seatsPage } from '../pages/seats.ts';
import { doneNotice, donePath } from '../parts/done.ts';
import { seatPath } from '../parts/register-words.ts';
import { performSeatAct, performSeating, SEAT_ACTS, type SeatAct } from '../perform-seat-act.ts';
import { type Problem, problemOf } from '../refused.ts';
import { sendConsole } from '../send.ts';
import { type ConsoleContext, signedIn, type Visit } from '../visit.ts';
import { sendRefused } from './refuse.ts';
import { industry } from './register.ts';

const SEATS = '/console/seats/:group';

/** The seats of a group, and each of them. They belong to no meeting: a meeting invites those that have one on its first day. */
export function seatRoutes(app: FastifyInstance, context: ConsoleContext): void {
  mount(app, SEATS, {
    GET: signedIn(context, (visit) => showAll(visit)),
    POST: signedIn(context, seat),
  });
  mount(app, `${SEATS}/:member`, { GET: signedIn(context, (visit) => showOne(visit)) });
  for (const act of SEAT_ACTS) {
    mount(app, `${SEATS}/:member/${act}`, { POST: signedIn(context, (visit) => work(visit, act)) });
  }
}

interface Refused {
  readonly typed: Fields;
  readonly problem?: Problem;
}
const NOTHING_TYPED: Refused = { typed: new URLSearchParams() };

/** The group of the address; 404 for a kind of meeting that has no seats. */
function groupIn({ request }: Visit): SeatGroup {
  const { group: named } = request.params as { group: string };
  const group = SEAT_GROUPS.find((one) => one === named);
  if (group === undefined) throw new HttpFault(404);
  return group;
}

/** The reference in the address; 404 for what nobody can have typed. */
function referenceIn({ request }: Visit): string {
  const { member } = request.params as { member: string };
  if (typedText(member, 64) !== member) throw new HttpFault(404);
  return member;
}

async function showAll(visit: Visit, refused = NOTHING_TYPED): Promise<FastifyReply> {
  const { parley, actor, reply, request } = visit;
  const group = groupIn(visit);
  const list = await listSeats(parley, group, actor);
  if (!list.ok) return sendRefused(visit, list);
  const members = mayDo(actor, 'seat.change') ? await industry(visit) : [];
  const model = { actor, group, list: list.value, members, ...refused };
  const today = genevaDay(parley.clock.now());
  const page = seatsPage({ ...model, today, done: doneNotice(queryOf(request)) });
  return sendConsole(reply, page, refused.problem?.status);
}

async function seat(visit: Visit): Promise<FastifyReply> {
  const { reply, request } = visit;
  const typed = formFields(request);
  const group = groupIn(visit);
  const seated = await performSeating(visit, { group, fields: typed });
  if (seated.ok) {
    return reply.redirect(donePath(seatPath(group, seated.value.member.reference), 'seated'), 303);
  }
  const at = { 'member-unknown': 'member', 'seat-not-industry': 'member', 'seat-taken': 'member' };
  const problem = problemOf(visit, seated, { ...at, from: 'from', 'seat-before-end': 'from' });
  return problem.status === 422 ? showAll(visit, { typed, problem }) : sendRefused(visit, seated);
}

async function showOne(visit: Visit, refused = NOTHING_TYPED): Promise<FastifyReply> {
  const { parley, actor, reply, request } = visit;
  const group = groupIn(visit);
  const shown = await showSeat(parley, { group, member: referenceIn(visit) }, actor);
  if (!shown.ok) throw new HttpFault(shown.code === 'seat-unknown' ? 404 : 403);
  const done = doneNotice(queryOf(request));
  const page = seatPage({ actor, group, shown: shown.value, done, ...refused });
  return sendConsole(reply, page, refused.problem?.status);
}

async function work(visit: Visit, act: SeatAct): Promise<FastifyReply> {
  const { reply, request } = visit;
  const typed = formFields(request);
  const forbidden = notAllowed(visit.actor, 'seat.change');
  if (forbidden !== undefined) return sendRefused(visit, forbidden);
  const [group, member] = [groupIn(visit), referenceIn(visit)];
  const performed = await performSeatAct(visit, { act, group, member, fields: typed });
  if (!performed.ok) {
    const problem = problemOf(visit, performed, mendedAt(act));
    if (problem.status !== 422) return sendRefused(visit, performed);
    return showOne(visit, { typed, problem });
  }
  const done = act === 'end' ? 'seat-ended' : 'authorised';
  return reply.redirect(donePath(seatPath(group, member), done), 303);
}

/** Which control of the page mends which refusal. */
function mendedAt(act: SeatAct): Readonly<Record<string, string>> {
  const fields = ['email', 'from', 'until', 'document', 'on', 'ending', 'reason'];
  return {
    ...Object.fromEntries(fields.map((field) => [field, `${act}-${field}`])),
    'seat-contact-unknown': `${act}-email`,
    ...{ 'authority-before-seat': `${act}-from`, 'authority-overlaps': `${act}-from` },
    ...{ 'seat-end-early': `${act}-on`, 'day-ahead': `${act}-on` },
  };
}
