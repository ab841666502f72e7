import type { FastifyInstance, FastifyReply } from 'fastify';
import { exportAgenda, type WriteAgenda } from '../../../application/agenda/export-agenda.ts';
import { LANGUAGES } from '../../../domain/language.ts';
import { done, refuse } from '../../../domain/refusal.ts';
import { HttpFault, mount } from '../../routes/mount.ts';
import { namedLanguage } from '../../words.ts';
import { queryOf, textOf } from '../fields.ts';
import { type ConsoleContext, signedIn, type Visit } from '../visit.ts';
import { versionNumberIn } from './agenda.ts';
import { slugIn } from './find-round.ts';
import { sendRefused } from './refuse.ts';

/** The files of an agenda version, one by one, each with its line in the audit as every export has. */
export function agendaFileRoutes(app: FastifyInstance, context: ConsoleContext): void {
  mount(app, '/console/rounds/:round/agenda/:version/file', { GET: signedIn(context, sendFile) });
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};

async function sendFile(visit: Visit): Promise<FastifyReply> {
  const { parley, actor, reply, request } = visit;
  const name = textOf(queryOf(request), 'name', 100);
  const round = slugIn(visit);
  const version = versionNumberIn(visit);
  if (version === undefined) {
    return sendRefused(visit, refuse('no-such-version', { round, version: '?' }));
  }
  const language = namedLanguage(/^agenda\.(\w\w)\./.exec(name)?.[1]);
  const languages = language === undefined ? LANGUAGES : [language];
  const withTrace = name.startsWith('staff-only/');
  let text = '';
  const write: WriteAgenda = async (order) => {
    const found = visit.agendaFiles(order).get(name);
    if (found === undefined) throw new HttpFault(404);
    text = found;
    return done({ files: [name] });
  };
  const order = { round, version, languages, folder: '', withTrace };
  const exported = await exportAgenda({ ...parley, write }, order, actor);
  if (!exported.ok) return sendRefused(visit, exported);
  const file = `${round}-v${version}-${name.split('/').at(-1)}`;
  return reply
    .header('content-disposition', `attachment; filename="${file}"`)
    .type(TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream')
    .send(text);
}
