import type { FastifyInstance, FastifyReply } from 'fastify';
import { PREVIEW_OCCASIONS, previewMessage } from '../../../application/rounds/preview-message.ts';
import { roundCalendar } from '../../../application/rounds/round-calendar.ts';
import { LANGUAGES } from '../../../domain/language.ts';
import { ADDRESSEE_STATES } from '../../../domain/rounds/addressee-state.ts';
import { mount } from '../../routes/mount.ts';
import { queryOf } from '../fields.ts';
import { calendarPage } from '../pages/calendar.ts';
import { previewPage } from '../pages/preview.ts';
import { roundPath } from '../parts/round-words.ts';
import { sendConsole } from '../send.ts';
import { type ConsoleContext, signedIn, type Visit } from '../visit.ts';
import { say } from '../words.ts';
import { findRound } from './find-round.ts';
import { sendRefused } from './refuse.ts';

/** What a round will send, and how each message reads. */
export function foresightRoutes(app: FastifyInstance, context: ConsoleContext): void {
  mount(app, '/console/rounds/:round/calendar', { GET: signedIn(context, showCalendar) });
  mount(app, '/console/rounds/:round/preview', { GET: signedIn(context, showPreview) });
}

async function showCalendar(visit: Visit): Promise<FastifyReply> {
  const { parley, actor, reply } = visit;
  const found = await findRound(visit);
  if (!found.ok) return sendRefused(visit, found);
  const round = found.value;
  const calendar = await roundCalendar(parley, { round: round.slug }, actor);
  if (!calendar.ok) return sendRefused(visit, calendar, [say('back'), roundPath(round)]);
  return sendConsole(reply, calendarPage(visit, round, calendar.value));
}

async function showPreview(visit: Visit): Promise<FastifyReply> {
  const { parley, actor, reply, request } = visit;
  const found = await findRound(visit);
  if (!found.ok) return sendRefused(visit, found);
  const query = queryOf(request);
  const chosen = <Value extends string>(name: string, known: readonly Value[]) =>
    known.find((value) => value === query.get(name));
  const state = chosen('state', ADDRESSEE_STATES);
  const language = chosen('language', LANGUAGES) ?? 'en';
  const input = {
    round: found.value.slug,
    occasion: chosen('occasion', PREVIEW_OCCASIONS) ?? 'invitation',
    language,
    ...(state !== undefined && { state }),
  };
  const preview = await previewMessage(parley, input, actor);
  if (!preview.ok) return sendRefused(visit, preview);
  return sendConsole(reply, previewPage(actor, found.value, preview.value));
}
