import type { FastifyInstance, FastifyReply } from 'fastify';
import { notAllowed } from '../../../application/allowed.ts';
import { addMeeting, type MeetingInput } from '../../../application/meetings/add-meeting.ts';
import { type Result, refuse } from '../../../domain/refusal.ts';
import { MEETING_KINDS } from '../../../domain/vocabulary.ts';
import { formFields } from '../../routes/body.ts';
import { mount } from '../../routes/mount.ts';
import { dayOf, type Fields, numberOf, textOf } from '../fields.ts';
import { newMeetingPage } from '../pages/new-meeting.ts';
import { donePath } from '../parts/done.ts';
import { problemOf } from '../refused.ts';
import { sendConsole } from '../send.ts';
import { type ConsoleContext, signedIn, type Visit } from '../visit.ts';
import { sendRefused } from './refuse.ts';

export function newMeetingRoutes(app: FastifyInstance, context: ConsoleContext): void {
  mount(app, '/console/new-meeting', {
    GET: signedIn(context, askMeeting),
    POST: signedIn(context, makeMeeting),
  });
}

async function askMeeting(visit: Visit): Promise<FastifyReply> {
  const { actor, reply } = visit;
  const forbidden = notAllowed(actor, 'meeting.add');
  if (forbidden !== undefined) return sendRefused(visit, forbidden);
  return sendConsole(reply, newMeetingPage({ actor, typed: new URLSearchParams() }));
}

async function makeMeeting(visit: Visit): Promise<FastifyReply> {
  const { parley, actor, reply, request } = visit;
  const typed = formFields(request);
  const input = meetingInputOf(typed);
  const made = input.ok ? await addMeeting(parley, input.value, actor) : input;
  if (made.ok) return reply.redirect(donePath('/console', 'meeting'), 303);
  if (made.code === 'not-allowed') return sendRefused(visit, made);
  const problem = problemOf(visit, made, MENDED_AT);
  return sendConsole(reply, newMeetingPage({ actor, typed, problem }), problem.status);
}

const MENDED_AT = {
  slug: 'slug',
  'slug-taken': 'slug',
  title: 'title',
  kind: 'kind',
  place: 'place',
  startsOn: 'startsOn',
  endsOn: 'endsOn',
  number: 'number',
  studyPeriod: 'studyPeriod',
} as const;

/** A meeting of one day needs its first day only. */
function meetingInputOf(fields: Fields): Result<MeetingInput, 'bad-input'> {
  const text = (name: string) => textOf(fields, name, 400);
  const kind = MEETING_KINDS.find((one) => one === fields.get('kind'));
  if (kind === undefined) return refuse('bad-input', { field: 'kind', problem: 'choose one' });
  const number = text('number') === '' ? null : numberOf(fields, 'number');
  if (number === undefined || number === 0) {
    return refuse('bad-input', { field: 'number', problem: 'write a whole number from 1' });
  }
  const startsOn = dayOf(fields, 'startsOn');
  const endsOn = text('endsOn') === '' ? startsOn : dayOf(fields, 'endsOn');
  const { title, place, slug } = { title: text('title'), place: text('place'), slug: text('slug') };
  const studyPeriod = text('studyPeriod');
  return { ok: true, value: { slug, kind, number, title, startsOn, endsOn, place, studyPeriod } };
}
