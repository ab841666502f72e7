import type { FastifyInstance, FastifyReply } from 'fastify';
import { exportAgenda, type WriteAgenda } from '../../../application/agenda/export-agenda.ts';
import { LANGUAGE_LETTERS, LANGUAGES, type Language } from '../../../domain/language.ts';
import { done, refuse } from '../../../domain/refusal.ts';
import { HttpFault, mount } from '../../routes/mount.ts';
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
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

async function sendFile(visit: Visit): Promise<FastifyReply> {
  const { parley, actor, reply, request } = visit;
  const name = textOf(queryOf(request), 'name', 100);
  const round = slugIn(visit);
  const version = versionNumberIn(visit);
  if (version === undefined) {
    return sendRefused(visit, refuse('no-such-version', { round, version: '?' }));
  }
  const withTrace = name.startsWith('staff-only/');
  let file: string | Uint8Array = '';
  const write: WriteAgenda = async (order) => {
    const found = await visit.agendaFiles(order).get(name)?.();
    if (found === undefined) throw new HttpFault(404);
    file = found;
    return done({ files: [name] });
  };
  const order = { round, version, languages: languagesIn(name), folder: '', withTrace };
  const exported = await exportAgenda({ ...parley, write }, order, actor);
  if (!exported.ok) return sendRefused(visit, exported);
  const fileName = `${round}-v${version}-${name.split('/').at(-1)}`;
  return reply
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .type(TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream')
    .send(typeof file === 'string' ? file : Buffer.from(file));
}

/** "agenda.fr.html" and "agenda-F.docx" need one language; tables have all of them. */
function languagesIn(name: string): readonly Language[] {
  const [, code, letter] = /^agenda(?:\.(\w\w)\.|-([A-Z])\.docx$)/.exec(name) ?? [];
  const named = LANGUAGES.filter((one) => one === code || LANGUAGE_LETTERS[one] === letter);
  return named.length > 0 ? named : LANGUAGES;
}
