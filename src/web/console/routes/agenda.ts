import type { FastifyInstance, FastifyReply } from 'fastify';
import { buildAgenda } from '../../../application/agenda/build-agenda.ts';
import { findAgendaVersion } from '../../../application/agenda/find-version.ts';
import { listAgendaVersions } from '../../../application/agenda/list-versions.ts';
import type { AgendaVersion } from '../../../application/agenda/rows.ts';
import { type Result, refuse } from '../../../domain/refusal.ts';
import { requireForm } from '../../routes/body.ts';
import { mount } from '../../routes/mount.ts';
import { namedLanguage } from '../../words.ts';
import { queryOf } from '../fields.ts';
import { agendaPage } from '../pages/agenda.ts';
import { agendaVersionPage } from '../pages/agenda-version.ts';
import { doneNotice, donePath } from '../parts/done.ts';
import { roundPath } from '../parts/round-words.ts';
import { sendConsole, sendDocument } from '../send.ts';
import { type ConsoleContext, signedIn, type Visit } from '../visit.ts';
import { say } from '../words.ts';
import { findRound, slugIn } from './find-round.ts';
import { sendRefused } from './refuse.ts';

const HERE = '/console/rounds/:round/agenda';

/** Building a round's agenda and reading its versions. */
export function agendaRoutes(app: FastifyInstance, context: ConsoleContext): void {
  mount(app, HERE, { GET: signedIn(context, showVersions), POST: signedIn(context, build) });
  mount(app, `${HERE}/:version`, { GET: signedIn(context, showVersion) });
  mount(app, `${HERE}/:version/document`, { GET: signedIn(context, showDocument) });
}

async function showVersions(visit: Visit): Promise<FastifyReply> {
  const { parley, actor, reply, request } = visit;
  const found = await findRound(visit);
  if (!found.ok) return sendRefused(visit, found);
  const round = found.value;
  const versions = await listAgendaVersions(parley, { round: round.slug }, actor);
  if (!versions.ok) return sendRefused(visit, versions);
  const done = doneNotice(queryOf(request));
  return sendConsole(reply, agendaPage({ actor, round, versions: versions.value, done }));
}

async function build(visit: Visit): Promise<FastifyReply> {
  const { parley, actor, reply, request } = visit;
  requireForm(request);
  const found = await findRound(visit);
  if (!found.ok) return sendRefused(visit, found);
  const here = roundPath(found.value, '/agenda');
  const built = await buildAgenda(parley, { round: found.value.slug }, actor);
  if (!built.ok) return sendRefused(visit, built, [say('back'), roundPath(found.value)]);
  return reply.redirect(donePath(here, built.value.fresh ? 'built' : 'unchanged'), 303);
}

async function showVersion(visit: Visit): Promise<FastifyReply> {
  const { actor, reply, agendaFiles } = visit;
  const found = await findRound(visit);
  if (!found.ok) return sendRefused(visit, found);
  const version = await versionIn(visit);
  if (!version.ok) return sendRefused(visit, version);
  const { number, builtAt, sha256 } = version.value;
  const language = languageIn(visit);
  const order = { version: version.value, languages: [language], trace: null };
  const files = [...agendaFiles(order).keys()];
  const model = { actor, round: found.value, number, builtAt, sha256, language, files };
  return sendConsole(reply, agendaVersionPage(model));
}

async function showDocument(visit: Visit): Promise<FastifyReply> {
  const version = await versionIn(visit);
  if (!version.ok) return sendRefused(visit, version);
  const language = languageIn(visit);
  const order = { version: version.value, languages: [language], trace: null };
  const document = await visit.agendaFiles(order).get(`agenda.${language}.html`)?.();
  if (typeof document !== 'string') throw new Error(`no document in ${language}`);
  return sendDocument(visit.reply, document);
}

function languageIn({ request }: Visit) {
  return namedLanguage(queryOf(request).get('language')) ?? 'en';
}

async function versionIn(
  visit: Visit,
): Promise<Result<AgendaVersion, 'not-allowed' | 'no-such-version'>> {
  const number = versionNumberIn(visit);
  const round = slugIn(visit);
  if (number === undefined) return refuse('no-such-version', { round, version: '?' });
  return findAgendaVersion(visit.parley, { round, version: number }, visit.actor);
}

/** The version of the address; undefined when it is no number. */
export function versionNumberIn({ request }: Visit): number | undefined {
  const { version } = request.params as { version: string };
  return /^[1-9]\d{0,5}$/.test(version) ? Number(version) : undefined;
}
