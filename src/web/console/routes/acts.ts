import type { FastifyInstance, FastifyReply } from 'fastify';
import { notAllowed } from '../../../application/allowed.ts';
import { previewAudience } from '../../../application/rounds/preview-audience.ts';
import { roundCalendar } from '../../../application/rounds/round-calendar.ts';
import { roundStatus } from '../../../application/rounds/round-status.ts';
import type { RoundRecord } from '../../../application/rounds/rows.ts';
import type { Refusal } from '../../../domain/refusal.ts';
import { ROUND_ACTS } from '../../../domain/rounds/offered-acts.ts';
import { type RoundAct, roundAfter } from '../../../domain/rounds/state-machine.ts';
import { genevaInstant } from '../../../domain/time/geneva.ts';
import type { Html } from '../../html.ts';
import { formFields } from '../../routes/body.ts';
import { mount } from '../../routes/mount.ts';
import { dayOf, textOf } from '../fields.ts';
import { type ActModel, actPage } from '../pages/act.ts';
import { calendarPart } from '../parts/calendar.ts';
import { donePath } from '../parts/done.ts';
import { roundPath } from '../parts/round-words.ts';
import { performAct } from '../perform-act.ts';
import { problemOf } from '../refused.ts';
import { sendConsole } from '../send.ts';
import { type ConsoleContext, signedIn, type Visit } from '../visit.ts';
import { say } from '../words.ts';
import { findRound } from './find-round.ts';
import { sendRefused } from './refuse.ts';

/** One page for each act on a round. Doing it twice is refused in words, by the use case that decides. */
export function actRoutes(app: FastifyInstance, context: ConsoleContext): void {
  for (const act of ROUND_ACTS) {
    mount(app, `/console/rounds/:round/${act}`, {
      GET: signedIn(context, (visit) => askAct(visit, act)),
      POST: signedIn(context, (visit) => doAct(visit, act)),
    });
  }
}

async function askAct(visit: Visit, act: RoundAct): Promise<FastifyReply> {
  const { actor } = visit;
  const found = await findRound(visit);
  if (!found.ok) return sendRefused(visit, found);
  const round = found.value;
  const refusal = notAllowed(actor, `round.${act}`) ?? wrongState(round, act);
  if (refusal !== undefined) return sendRefused(visit, refusal, backTo(round));
  return showAct(visit, { act, round, typed: new URLSearchParams() });
}

type Shown = Pick<ActModel, 'act' | 'round' | 'typed' | 'problem'>;

async function showAct(visit: Visit, shown: Shown): Promise<FastifyReply> {
  const { parley, actor, reply } = visit;
  const { act, round, problem } = shown;
  const opens = act === 'open' || act === 'schedule';
  const preview = opens
    ? await previewAudience(parley, { audience: round.audience }, actor)
    : undefined;
  const asked = preview?.ok ? preview.value : undefined;
  const calendar = opens ? await calendarAt(visit, shown) : undefined;
  const rules = act === 'change-rules' ? await standingRules(visit, round) : [];
  const page = actPage({
    ...shown,
    actor,
    now: parley.clock.now(),
    preview: asked,
    calendar,
    rules,
  });
  return sendConsole(reply, page, problem?.status);
}

/** What would be sent if it opened now, or at the time that is typed. */
async function calendarAt(visit: Visit, { act, round, typed }: Shown): Promise<Html | undefined> {
  const { parley, actor } = visit;
  const typedAt = genevaInstant(dayOf(typed, 'opensOn'), textOf(typed, 'opensTime', 5));
  const opensAt = act === 'schedule' ? typedAt : parley.clock.now();
  const input = { round: round.slug, ...(opensAt === undefined ? {} : { opensAt }) };
  const calendar = await roundCalendar(parley, input, actor);
  return calendar.ok ? calendarPart(calendar.value, visit) : undefined;
}

async function standingRules({ parley, actor }: Visit, { slug }: RoundRecord) {
  const status = await roundStatus(parley, { round: slug }, actor);
  return status.ok ? status.value.rules.map(({ rule }) => rule) : [];
}

function wrongState(round: RoundRecord, act: RoundAct): Refusal | undefined {
  const next = roundAfter(round.state, act);
  return next.ok ? undefined : next;
}

async function doAct(visit: Visit, act: RoundAct): Promise<FastifyReply> {
  const { reply, request } = visit;
  const typed = formFields(request);
  const found = await findRound(visit);
  if (!found.ok) return sendRefused(visit, found);
  const round = found.value;
  if (act === 'schedule' && typed.get('intent') === 'calendar') {
    const refusal = notAllowed(visit.actor, 'round.schedule') ?? wrongState(round, act);
    if (refusal !== undefined) return sendRefused(visit, refusal, backTo(round));
    return showAct(visit, { act, round, typed });
  }
  const result = await performAct(visit, { act, round: round.slug, fields: typed });
  if (result.ok) return reply.redirect(donePath(roundPath(round), act, result.value.count), 303);
  const problem = problemOf(visit, result, MENDED_AT[act]);
  if (problem.status !== 422) return sendRefused(visit, result, backTo(round));
  return showAct(visit, { act, round, typed, problem });
}

function backTo(round: RoundRecord): readonly [string, string] {
  return [say('back'), roundPath(round)];
}

/** Which control of an act's page mends which refusal. */
const MENDED_AT: Readonly<Partial<Record<RoundAct, Readonly<Record<string, string>>>>> = {
  open: { 'closing-not-before-meeting': 'confirm' },
  schedule: {
    'closing-not-before-meeting': 'confirm',
    'opening-passed': 'opensOn',
    opensOn: 'opensOn',
  },
  extend: {
    'closing-not-before-meeting': 'confirm',
    'closing-not-later': 'closesOn',
    closesOn: 'closesOn',
  },
  remind: { 'reason-missing': 'reason' },
  'change-rules': {
    'reason-missing': 'reason',
    rules: 'rules',
    'rules-unchanged': 'rules',
    escalateAfter: 'escalateAfter',
  },
};
