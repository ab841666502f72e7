import type { FastifyInstance, FastifyReply } from 'fastify';
import { notAllowed } from '../../../application/allowed.ts';
import { listMeetings } from '../../../application/meetings/list-meetings.ts';
import { listQuestionnaires } from '../../../application/questionnaires/list-questionnaires.ts';
import { draftRound } from '../../../application/rounds/draft-round.ts';
import { openNewRound } from '../../../application/rounds/open-round.ts';
import { previewAudience } from '../../../application/rounds/preview-audience.ts';
import type { Refusal, Result } from '../../../domain/refusal.ts';
import { formFields } from '../../routes/body.ts';
import { mount } from '../../routes/mount.ts';
import { type Fields, queryOf, textOf } from '../fields.ts';
import { newRoundPage } from '../pages/new-round.ts';
import { donePath } from '../parts/done.ts';
import { previewText } from '../parts/preview.ts';
import { confirmation } from '../perform-act.ts';
import { problemOf } from '../refused.ts';
import {
  emptyRound,
  roundInputOf,
  type TypedRound,
  typedAudience,
  typedRound,
} from '../round-fields.ts';
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
  const made = await make(visit, fields, intent === 'open' ? 'open' : 'draft');
  if (made.ok) return reply.redirect(made.value, 303);
  return showPage(visit, { typed: typedRound(fields), fields, refusal: made });
}

/** Where the new round is. */
async function make(
  { parley, actor }: Visit,
  fields: Fields,
  intent: 'draft' | 'open',
): Promise<Result<string>> {
  const input = roundInputOf(fields);
  if (!input.ok) return input;
  const draft = input.value;
  const made =
    intent === 'open'
      ? await openNewRound(parley, { draft, ...confirmation(fields) }, actor)
      : await draftRound(parley, draft, actor);
  return made.ok ? { ok: true, value: donePath(`/console/rounds/${draft.slug}`, intent) } : made;
}

/** Which control of the page mends which refusal. */
const MENDED_AT = {
  slug: 'slug',
  'slug-taken': 'slug',
  meeting: 'meeting',
  'meeting-unknown': 'meeting',
  questionnaire: 'questionnaire',
  'questionnaire-unknown': 'questionnaire',
  'questionnaire-lacks-language': 'questionnaire',
  'audience.kinds': 'kinds',
  'audience-empty': 'kinds',
  closesOn: 'closesOn',
  'closing-passed': 'closesOn',
  'closing-not-before-meeting': 'closesOn',
  lateUntil: 'lateUntil',
  threshold: 'threshold',
} as const;

interface Shown {
  readonly typed: TypedRound;
  readonly fields?: Fields;
  readonly refusal?: Refusal;
}

async function showPage(visit: Visit, { typed, fields, refusal }: Shown): Promise<FastifyReply> {
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
  const problem = refusal && problemOf(visit, refusal, MENDED_AT);
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
    problem,
  });
  return sendConsole(reply, page, problem?.status);
}
