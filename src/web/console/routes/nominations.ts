import type { FastifyInstance, FastifyReply } from 'fastify';
import { declineNominated, inviteNominated } from '../../../application/nominations/decide.ts';
import { listNominations } from '../../../application/nominations/list-nominations.ts';
import { recordConsent } from '../../../application/nominations/record-consent.ts';
import { takeNominations } from '../../../application/nominations/take-nominations.ts';
import { done, type Result } from '../../../domain/refusal.ts';
import { ENTITY_KINDS } from '../../../domain/register/words.ts';
import { formFields } from '../../routes/body.ts';
import { HttpFault, mount } from '../../routes/mount.ts';
import { dayOf, type Fields, queryOf, textOf } from '../fields.ts';
import { nominationPage } from '../pages/nomination.ts';
import { nominationsPage } from '../pages/nominations.ts';
import { type Done, doneNotice, donePath } from '../parts/done.ts';
import { nominationsPath } from '../parts/nomination-forms.ts';
import { type Problem, problemOf } from '../refused.ts';
import { sendConsole } from '../send.ts';
import { type ConsoleContext, signedIn, type Visit } from '../visit.ts';
import { findMeeting } from './find-meeting.ts';
import { sendRefused } from './refuse.ts';

const NOMINATIONS = '/console/meetings/:meeting/nominations';
const ACTS = ['consent', 'invite', 'decline'] as const;
type NominationStep = (typeof ACTS)[number];

/** Nominations: the list, one of them, and what is done with it. */
export function nominationRoutes(app: FastifyInstance, context: ConsoleContext): void {
  mount(app, NOMINATIONS, { GET: signedIn(context, showAll) });
  mount(app, `${NOMINATIONS}/take`, { POST: signedIn(context, take) });
  mount(app, `${NOMINATIONS}/:nomination`, { GET: signedIn(context, (visit) => showOne(visit)) });
  for (const act of ACTS) {
    mount(app, `${NOMINATIONS}/:nomination/${act}`, {
      POST: signedIn(context, (visit) => work(visit, act)),
    });
  }
}

async function showAll(visit: Visit): Promise<FastifyReply> {
  const { parley, actor, reply, request } = visit;
  const { slug } = await findMeeting(visit);
  const list = await listNominations(parley, slug, actor);
  if (!list.ok) return sendRefused(visit, list);
  const page = nominationsPage({ actor, list: list.value, done: doneNotice(queryOf(request)) });
  return sendConsole(reply, page);
}

async function take(visit: Visit): Promise<FastifyReply> {
  const { parley, actor, reply } = visit;
  const { slug: meeting } = await findMeeting(visit);
  const taken = await takeNominations(parley, { meeting }, actor);
  if (!taken.ok) return sendRefused(visit, taken);
  const count = taken.value.taken.length;
  return reply.redirect(donePath(nominationsPath(meeting), 'nominations-taken', count), 303);
}

/** The number of the address; 404 for what can be none. */
function numberIn({ request }: Visit): number {
  const { nomination } = request.params as { nomination: string };
  if (!/^[1-9]\d{0,4}$/.test(nomination)) throw new HttpFault(404);
  return Number(nomination);
}

async function showOne(
  visit: Visit,
  refused: { readonly typed: Fields; readonly problem?: Problem } = {
    typed: new URLSearchParams(),
  },
): Promise<FastifyReply> {
  const { parley, actor, reply, request } = visit;
  const meeting = await findMeeting(visit);
  const list = await listNominations(parley, meeting.slug, actor);
  if (!list.ok) return sendRefused(visit, list);
  if (list.value.nominations === null) throw new HttpFault(403);
  const number = numberIn(visit);
  const nomination = list.value.nominations.find((one) => one.number === number);
  if (nomination === undefined) throw new HttpFault(404);
  const { typed, problem } = refused;
  const page = nominationPage({
    ...{ meeting, problem, done: doneNotice(queryOf(request)) },
    forms: { actor, meeting: meeting.slug, nomination, typed },
  });
  return sendConsole(reply, page, problem?.status);
}

async function work(visit: Visit, act: NominationStep): Promise<FastifyReply> {
  const { reply, request } = visit;
  const typed = formFields(request);
  const { slug: meeting } = await findMeeting(visit);
  const number = numberIn(visit);
  const performed = await perform(visit, { act, meeting, number, typed });
  if (!performed.ok) {
    const problem = problemOf(visit, performed, MENDED_AT);
    return problem.status === 422
      ? showOne(visit, { typed, problem })
      : sendRefused(visit, performed);
  }
  const path = nominationsPath(meeting, `/${number}`);
  return reply.redirect(donePath(path, DONE_BY[act], performed.value.count), 303);
}

/** Which control of the page mends which refusal. */
const MENDED_AT: Readonly<Record<string, string>> = {
  ...{ how: 'how', on: 'on', 'consent-day-ahead': 'on', email: 'email', reason: 'why' },
  ...{ name: 'name', country: 'country', 'country-unknown': 'country' },
  ...{ 'member-unknown': 'member', 'seat-not-industry': 'member' },
};

const DONE_BY: Readonly<Record<NominationStep, Done>> = {
  consent: 'nomination-agreed',
  invite: 'nomination-invited',
  decline: 'nomination-declined',
};

/** Does what a form asks for, through its use case; what the notice counts. */
async function perform(
  { parley, actor }: Visit,
  order: {
    readonly act: NominationStep;
    readonly meeting: string;
    readonly number: number;
    readonly typed: Fields;
  },
): Promise<Result<{ readonly count?: number }>> {
  const { act, typed, ...at } = order;
  switch (act) {
    case 'consent': {
      const email = textOf(typed, 'email', 300);
      const said = { how: textOf(typed, 'how'), on: dayOf(typed, 'on') };
      const input = { ...at, ...said, email: email === '' ? null : email };
      const agreed = await recordConsent(parley, input, actor);
      return agreed.ok ? done({}) : agreed;
    }
    case 'invite': {
      const invited = await inviteNominated(parley, { ...at, ...whoIn(typed) }, actor);
      return invited.ok ? done({ count: invited.value.entry.number }) : invited;
    }
    case 'decline': {
      const input = { ...at, reason: textOf(typed, 'why', 2000) };
      const declined = await declineNominated(parley, input, actor);
      return declined.ok ? done({}) : declined;
    }
  }
}

/** The company that is put on the register; an executive's form has none of these fields. */
function whoIn(typed: Fields) {
  const [member, country] = [textOf(typed, 'member', 100), textOf(typed, 'country', 10)];
  if (member !== '') return { member };
  const kind = ENTITY_KINDS.find((one) => one === typed.get('kind')) ?? 'guest';
  return { name: textOf(typed, 'name', 500), kind, ...(country === '' ? {} : { country }) };
}
