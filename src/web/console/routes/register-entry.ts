import type { FastifyInstance, FastifyReply } from 'fastify';
import { notAllowed } from '../../../application/allowed.ts';
import { showEntry } from '../../../application/register/show-entry.ts';
import { entryNumber } from '../../../domain/register/entry-label.ts';
import { genevaDay } from '../../../domain/time/geneva.ts';
import { formFields } from '../../routes/body.ts';
import { HttpFault, mount } from '../../routes/mount.ts';
import { type Fields, queryOf } from '../fields.ts';
import { entryPage } from '../pages/register-entry.ts';
import { doneNotice, donePath } from '../parts/done.ts';
import { entryPath } from '../parts/register-words.ts';
import { ENTRY_ACTS, type EntryAct, performEntryAct } from '../perform-register-act.ts';
import { type Problem, problemOf } from '../refused.ts';
import { sendConsole } from '../send.ts';
import { type ConsoleContext, signedIn, type Visit } from '../visit.ts';
import { findMeeting } from './find-meeting.ts';
import { sendRefused } from './refuse.ts';

/** One entity of a register: its page, its reply, its attendance. */
export function registerEntryRoutes(
  app: FastifyInstance,
  context: ConsoleContext,
  register: string,
): void {
  mount(app, `${register}/:entry`, { GET: signedIn(context, (visit) => show(visit)) });
  for (const act of ENTRY_ACTS) {
    mount(app, `${register}/:entry/${act}`, {
      POST: signedIn(context, (visit) => work(visit, act)),
    });
  }
}

async function show(
  visit: Visit,
  refused: { readonly typed: Fields; readonly problem?: Problem } = {
    typed: new URLSearchParams(),
  },
): Promise<FastifyReply> {
  const { parley, actor, reply, request } = visit;
  const { slug: meeting } = await findMeeting(visit);
  const shown = await showEntry(parley, { meeting, entry: `R${numberIn(visit)}` }, actor);
  if (!shown.ok) throw new HttpFault(shown.code === 'entry-unknown' ? 404 : 403);
  const page = entryPage({
    ...{ actor, shown: shown.value, today: genevaDay(parley.clock.now()) },
    ...{ done: doneNotice(queryOf(request)), ...refused },
  });
  return sendConsole(reply, page, refused.problem?.status);
}

/** The number of the address; 404 for what can be none. */
function numberIn({ request }: Visit): number {
  const { entry } = request.params as { entry: string };
  const number = entryNumber(entry);
  if (number === undefined) throw new HttpFault(404);
  return number;
}

async function work(visit: Visit, act: EntryAct): Promise<FastifyReply> {
  const { reply, request } = visit;
  const typed = formFields(request);
  const forbidden = notAllowed(visit.actor, 'register.record');
  if (forbidden !== undefined) return sendRefused(visit, forbidden);
  const { slug: meeting } = await findMeeting(visit);
  const number = numberIn(visit);
  const order = { act, meeting, entry: `R${number}`, fields: typed };
  const performed = await performEntryAct(visit, order);
  if (!performed.ok) {
    const problem = problemOf(visit, performed, MENDED_AT[act]);
    return problem.status === 422 ? show(visit, { typed, problem }) : sendRefused(visit, performed);
  }
  const done = act === 'rsvp' ? 'replied' : 'attended';
  return reply.redirect(donePath(entryPath(meeting, number), done), 303);
}

/** Which control of the page mends which refusal. */
const MENDED_AT: Readonly<Record<EntryAct, Readonly<Record<string, string>>>> = {
  rsvp: {
    ...{ answer: 'answer', mode: 'mode', alternate: 'alternate', channel: 'channel' },
    ...{ 'seat-contact-unknown': 'alternate', 'alternate-without-authority': 'alternate' },
  },
  attendance: {
    ...{ presence: 'presence', who: 'who', on: 'on', 'day-outside-meeting': 'on' },
    ...{ 'seat-contact-unknown': 'who', 'nobody-stands': 'who' },
    'came-without-authority': 'asGuest',
  },
};
