import type { FastifyInstance, FastifyReply } from 'fastify';
import { notAllowed } from '../../../application/allowed.ts';
import { listMeetings } from '../../../application/meetings/list-meetings.ts';
import { listQuestionnaires } from '../../../application/questionnaires/list-questionnaires.ts';
import { draftRound } from '../../../application/rounds/draft-round.ts';
import { openNewRound } from '../../../application/rounds/open-round.ts';
import { previewAudience } from '../../../application/rounds/preview-audience.ts';
import { roundCalendar } from '../../../application/rounds/round-calendar.ts';
import {
  atRules,
  emptyRound,
  ROUND_MENDED_AT,
  roundInputOf,
  type TypedRound,
} from '../../../application/rounds/typed-round.ts';
import { done, type Refusal, type Result } from '../../../domain/refusal.ts';
import type { Html } from '../../html.ts';
import { formFields } from '../../routes/body.ts';
import { mount } from '../../routes/mount.ts';
import { type Fields, isSlug, queryOf, textOf } from '../fields.ts';
import { newRoundPage } from '../pages/new-round.ts';
import { calendarPart } from '../parts/calendar.ts';
import { donePath } from '../parts/done.ts';
import { previewText } from '../parts/preview.ts';
import { confirmation } from '../perform-act.ts';
import { problemOf } from '../refused.ts';
import { typedAudience, typedRound } from '../round-fields.ts';
import { sendConsole } from '../send.ts';
import { type ConsoleContext, signedIn, type Visit } from '../visit.ts';
import { sendRefused } from './refuse.ts';

const HERE = '/console/new-round';

/** Preparing a round, with the count of members that it would ask. */
export function newRoundRoutes(app: FastifyInstance, context: ConsoleContext): void {
  mount(app, HERE, { GET: signedIn(context, askRound), POST: signedIn(context, makeRound) });
  mount(app, '/console/audience', { GET: signedIn(context, countAudience) });
}

async function countAudience(visit: Visit): Promise<FastifyReply> {
  const { parley, actor, request, reply } = visit;
  const audience = typedAudience(queryOf(request));
  const preview = await previewAudience(parley, { audience }, actor);
  if (!preview.ok) return sendRefused(visit, preview);
  return sendConsole(reply, previewText(preview.value).text);
}

function askRound(visit: Visit): Promise<FastifyReply> {
  const meeting = textOf(queryOf(visit.request), 'meeting', 60);
  return showPage(visit, { typed: emptyRound(meeting) });
}

async function makeRound(visit: Visit): Promise<FastifyReply> {
  const { reply, request } = visit;
  const fields = formFields(request);
  const intent = fields.get('intent');
  if (intent === 'count') return showPage(visit, { typed: typedRound(fields), fields });
  if (intent === 'calendar') {
    const foreseen = await foresee(visit, fields);
    const shown = foreseen.ok ? { calendar: foreseen.value } : { refusal: foreseen };
    return showPage(visit, { typed: typedRound(fields), fields, ...shown });
  }
  const made = await make(visit, fields, intent === 'open' ? 'open' : 'draft');
  if (made.ok) return reply.redirect(made.value, 303);
  return showPage(visit, { typed: typedRound(fields), fields, refusal: made });
}

/** A round that has no name yet can be foreseen, too. */
async function foresee(visit: Visit, fields: Fields): Promise<Result<Html>> {
  const input = roundInputOf(typedRound(fields));
  if (!input.ok) return input;
  const slug = isSlug(input.value.slug) ? input.value.slug : 'unnamed';
  const draft = { ...input.value, slug };
  const calendar = await roundCalendar(visit.parley, { draft }, visit.actor);
  return calendar.ok ? done(calendarPart(calendar.value, visit)) : atRules(calendar);
}

/** Where the new round is. */
async function make(
  { parley, actor }: Visit,
  fields: Fields,
  intent: 'draft' | 'open',
): Promise<Result<string>> {
  const input = roundInputOf(typedRound(fields));
  if (!input.ok) return input;
  const draft = input.value;
  const made =
    intent === 'open'
      ? await openNewRound(parley, { draft, ...confirmation(fields) }, actor)
      : await draftRound(parley, draft, actor);
  return made.ok ? done(donePath(`/console/rounds/${draft.slug}`, intent)) : atRules(made);
}

interface Shown {
  readonly typed: TypedRound;
  readonly fields?: Fields;
  readonly calendar?: Html;
  readonly refusal?: Refusal;
}

async function showPage(visit: Visit, shown: Shown): Promise<FastifyReply> {
  const { typed, fields, calendar, refusal } = shown;
  const { parley, actor, reply } = visit;
  const forbidden = notAllowed(actor, 'round.draft');
  if (forbidden !== undefined) return sendRefused(visit, forbidden);
  const meetings = await listMeetings(parley, actor);
  if (!meetings.ok) return sendRefused(visit, meetings);
  const questionnaires = await listQuestionnaires(parley, actor);
  if (!questionnaires.ok) return sendRefused(visit, questionnaires);
  const { kinds, categories } = typed;
  const preview = await previewAudience(parley, { audience: { kinds, categories } }, actor);
  if (!preview.ok) return sendRefused(visit, preview);
  const problem = refusal && problemOf(visit, refusal, ROUND_MENDED_AT);
  const begins = meetings.value.find(({ slug }) => slug === typed.meeting)?.startsOn;
  const isAsked = refusal?.code === 'closing-not-before-meeting' || fields?.has('confirm') === true;
  const page = newRoundPage({
    actor,
    meetings: meetings.value,
    questionnaires: questionnaires.value.filter(
      ({ slug }, index, all) => all.findIndex((one) => one.slug === slug) === index,
    ),
    typed: {
      ...typed,
      ...(isAsked && begins && { confirm: { begins, ticked: fields?.get('confirm') === 'yes' } }),
    },
    preview: preview.value,
    calendar,
    problem,
  });
  return sendConsole(reply, page, problem?.status);
}
