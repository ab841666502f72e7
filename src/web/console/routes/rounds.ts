import type { FastifyInstance, FastifyReply } from 'fastify';
import { listAgendaVersions } from '../../../application/agenda/list-versions.ts';
import { glanceAtMeetings } from '../../../application/meetings/glance.ts';
import { previewAudience } from '../../../application/rounds/preview-audience.ts';
import { listRounds, roundStatus } from '../../../application/rounds/round-status.ts';
import type { RoundRecord } from '../../../application/rounds/rows.ts';
import { listSubscriptions } from '../../../application/subscriptions/subscribe.ts';
import { mount } from '../../routes/mount.ts';
import { queryOf } from '../fields.ts';
import { roundPage } from '../pages/round.ts';
import { type RoundLine, roundsPage } from '../pages/rounds.ts';
import { doneNotice } from '../parts/done.ts';
import { progressPart } from '../parts/progress.ts';
import { sendConsole } from '../send.ts';
import { type ConsoleContext, signedIn, type Visit } from '../visit.ts';
import { slugIn } from './find-round.ts';
import { sendRefused } from './refuse.ts';

/** Looking at rounds: the list, one of them, and the part of it that counts again. */
export function roundRoutes(app: FastifyInstance, context: ConsoleContext): void {
  mount(app, '/console', { GET: signedIn(context, showRounds) });
  mount(app, '/console/rounds/:round', { GET: signedIn(context, showRound) });
  mount(app, '/console/rounds/:round/progress', { GET: signedIn(context, showProgress) });
}

async function showRounds(visit: Visit): Promise<FastifyReply> {
  const { parley, actor, reply, request } = visit;
  const rounds = await listRounds(parley, actor);
  if (!rounds.ok) return sendRefused(visit, rounds);
  const meetings = await glanceAtMeetings(parley, actor);
  if (!meetings.ok) return sendRefused(visit, meetings);
  const lines: RoundLine[] = [];
  for (const round of rounds.value) lines.push(await lineOf(visit, round));
  const page = roundsPage({
    actor,
    now: parley.clock.now(),
    rounds: lines,
    meetings: meetings.value,
    done: doneNotice(queryOf(request)),
  });
  return sendConsole(reply, page);
}

async function lineOf({ parley, actor }: Visit, round: RoundRecord): Promise<RoundLine> {
  if (round.openedAt === null || round.state === 'archived') return { round };
  const status = await roundStatus(parley, { round: round.slug }, actor);
  return status.ok ? { round, counts: status.value.progress.byStatus } : { round };
}

async function showRound(visit: Visit): Promise<FastifyReply> {
  const { parley, actor, reply, request } = visit;
  const input = { round: slugIn(visit) };
  const status = await roundStatus(parley, input, actor);
  if (!status.ok) return sendRefused(visit, status);
  const { round } = status.value;
  const preview =
    round.openedAt === null
      ? await previewAudience(parley, { audience: round.audience }, actor)
      : undefined;
  const versions = await listAgendaVersions(parley, input, actor);
  if (!versions.ok) return sendRefused(visit, versions);
  const subscriptions = await listSubscriptions(parley, input, actor);
  if (!subscriptions.ok) return sendRefused(visit, subscriptions);
  const page = roundPage({
    actor,
    now: parley.clock.now(),
    status: status.value,
    preview: preview?.ok ? preview.value : undefined,
    versions: versions.value,
    chats: parley.directories,
    subscriptions: subscriptions.value,
    done: doneNotice(queryOf(request)),
  });
  return sendConsole(reply, page);
}

async function showProgress(visit: Visit): Promise<FastifyReply> {
  const { parley, actor, reply } = visit;
  const status = await roundStatus(parley, { round: slugIn(visit) }, actor);
  if (!status.ok) return sendRefused(visit, status);
  const part = progressPart(status.value.progress, parley.clock.now());
  return sendConsole(reply, part.text);
}
