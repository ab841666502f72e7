import type { FastifyInstance, FastifyReply } from 'fastify';
import { attachWords } from '../../../application/needs/attach-words.ts';
import { listNeeds, type NeedLine } from '../../../application/needs/list-needs.ts';
import { listWords } from '../../../application/needs/list-words.ts';
import { makeNeed } from '../../../application/needs/make-need.ts';
import { suggestForWords } from '../../../application/needs/suggest-needs.ts';
import { formFields } from '../../routes/body.ts';
import { mount } from '../../routes/mount.ts';
import { type Fields, numberOf, queryOf, textOf } from '../fields.ts';
import { needWordsPage } from '../pages/need-words.ts';
import type { Option } from '../parts/controls.ts';
import { doneNotice, donePath } from '../parts/done.ts';
import { PART_MOST } from '../parts/need-acts.ts';
import { meetingPath } from '../parts/need-words.ts';
import { type Problem, problemOf } from '../refused.ts';
import { sendConsole } from '../send.ts';
import { type ConsoleContext, signedIn, type Visit } from '../visit.ts';
import { say } from '../words.ts';
import { findMeeting } from './find-meeting.ts';
import { sendRefused } from './refuse.ts';

/** Words behind no need: to read, and to bring in by hand. */
export function needWordsRoutes(
  app: FastifyInstance,
  context: ConsoleContext,
  needs: string,
): void {
  mount(app, `${needs}/words`, { GET: signedIn(context, (visit) => show(visit)) });
  mount(app, `${needs}/make`, { POST: signedIn(context, make) });
  mount(app, `${needs}/attach`, { POST: signedIn(context, attach) });
}

async function show(
  visit: Visit,
  refused?: { readonly typed: Fields; readonly problem: Problem },
): Promise<FastifyReply> {
  const { parley, actor, reply, request } = visit;
  const meeting = await findMeeting(visit);
  const words = await listWords(parley, { meeting: meeting.slug }, actor);
  if (!words.ok) return sendRefused(visit, words);
  const list = await listNeeds(parley, { meeting: meeting.slug }, actor);
  if (!list.ok) return sendRefused(visit, list);
  const query = queryOf(request);
  const typed = refused?.typed ?? query;
  const asked = textOf(typed, 'answer', 40);
  const first = words.value.filter(({ answer }) => answer !== null && answer === asked);
  const ordered = [...first, ...words.value.filter((one) => !first.includes(one))];
  const page = needWordsPage({
    ...{ actor, meeting, topics: list.value.topics, typed, problem: refused?.problem },
    words: ordered,
    needs: await optionsFor(visit, meeting.slug, {
      answer: ordered[0]?.answer ?? null,
      needs: list.value.needs,
    }),
    done: doneNotice(query),
  });
  return sendConsole(reply, page, refused?.problem.status);
}

const FIRST_MOST = 60;

/** The needs to choose from; those that are alike come first, and say what they share. */
async function optionsFor(
  { parley, actor }: Visit,
  meeting: string,
  order: { readonly answer: string | null; readonly needs: readonly NeedLine[] },
): Promise<readonly Option[]> {
  const { answer, needs } = order;
  const found = answer === null ? null : await suggestForWords(parley, { meeting, answer }, actor);
  const alike = found?.ok ? found.value : [];
  const why = new Map(alike.map(({ number, common }) => [number, common.join(', ')]));
  const place = (number: number) => alike.findIndex((one) => one.number === number);
  const [near, others] = [needs.filter(({ number }) => why.has(number)), needs];
  return [
    ...near.toSorted((a, b) => place(a.number) - place(b.number)),
    ...others.filter(({ number }) => !why.has(number)),
  ].map(({ number, title, first }): Option => {
    const said = title === '' ? [...(first?.words ?? '')].slice(0, FIRST_MOST).join('') : title;
    const shared = why.get(number);
    const shares = shared === undefined ? '' : ` (${say('needShares', { words: shared })})`;
    return [String(number), `N${number} ${said}${shares}`];
  });
}

async function make(visit: Visit): Promise<FastifyReply> {
  const { parley, actor, request } = visit;
  const typed = formFields(request);
  const { slug: meeting } = await findMeeting(visit);
  const input = {
    meeting,
    answer: textOf(typed, 'answer', 40),
    topic: textOf(typed, 'topic', 100),
  };
  const texts = { excerpt: textOf(typed, 'part', PART_MOST), title: textOf(typed, 'title', 300) };
  const made = await makeNeed(parley, { ...input, ...texts }, actor);
  if (made.ok) return goOn(visit, meeting, made.value.act);
  const at = { title: 'title', 'topic-unknown': 'topic', 'excerpt-not-found': 'part' };
  const problem = problemOf(visit, made, at);
  return problem.status === 422 ? show(visit, { typed, problem }) : sendRefused(visit, made);
}

async function attach(visit: Visit): Promise<FastifyReply> {
  const { parley, actor, request } = visit;
  const typed = formFields(request);
  const { slug: meeting } = await findMeeting(visit);
  const input = {
    meeting,
    answer: textOf(typed, 'answer', 40),
    need: numberOf(typed, 'need') ?? 0,
  };
  const excerpt = textOf(typed, 'attachPart', PART_MOST);
  const attached = await attachWords(parley, { ...input, excerpt }, actor);
  if (attached.ok) return goOn(visit, meeting, attached.value.act);
  const problem = problemOf(visit, attached, { 'excerpt-not-found': 'attachPart' });
  return problem.status === 422 ? show(visit, { typed, problem }) : sendRefused(visit, attached);
}

/** On to the next words, with what was done. */
function goOn({ reply }: Visit, meeting: string, act: number): FastifyReply {
  return reply.redirect(donePath(meetingPath(meeting, '/words'), 'need-coded', act), 303);
}
