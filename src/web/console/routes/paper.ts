import type { FastifyInstance, FastifyReply } from 'fastify';
import { notAllowed } from '../../../application/allowed.ts';
import type { MeetingRecord } from '../../../application/meetings/rows.ts';
import { PAPER_RIGHTS } from '../../../application/papers/advance-paper.ts';
import { type FoundPaper, findPaper } from '../../../application/papers/find-paper.ts';
import { LANGUAGES } from '../../../domain/language.ts';
import { PAPER_ACTS, type PaperAct } from '../../../domain/papers/course.ts';
import { PAPER_KINDS, type PaperKind } from '../../../domain/vocabulary.ts';
import { formFields } from '../../routes/body.ts';
import { HttpFault, mount } from '../../routes/mount.ts';
import { namedLanguage } from '../../words.ts';
import { type Fields, queryOf, textOf } from '../fields.ts';
import { paperPage } from '../pages/paper.ts';
import { doneNotice, donePath } from '../parts/done.ts';
import { paperPath, scopeOf } from '../parts/paper-words.ts';
import { performPaperAct } from '../perform-paper-act.ts';
import { type Problem, problemOf } from '../refused.ts';
import { sendConsole, sendDocument } from '../send.ts';
import { type ConsoleContext, signedIn, type Visit } from '../visit.ts';
import { findMeeting } from './find-meeting.ts';
import { sendRefused } from './refuse.ts';

/** One paper: its page, the document in its frame, its files, and the steps of its way. */
export function paperRoute(app: FastifyInstance, context: ConsoleContext, papers: string): void {
  const paper = `${papers}/:kind/:number`;
  mount(app, paper, { GET: signedIn(context, (visit) => show(visit)) });
  mount(app, `${paper}/document`, { GET: signedIn(context, showDocument) });
  mount(app, `${paper}/file`, { GET: signedIn(context, sendFile) });
  for (const act of Object.keys(PAPER_ACTS) as PaperAct[]) {
    mount(app, `${paper}/${act}`, { POST: signedIn(context, (visit) => work(visit, act)) });
  }
}

/** The kind of the address; 404 for what is none. */
export function kindIn({ request }: Visit): PaperKind {
  const { kind: named } = request.params as { kind: string };
  const kind = PAPER_KINDS.find((one) => one === named);
  if (kind === undefined) throw new HttpFault(404);
  return kind;
}

interface Found extends FoundPaper {
  readonly meeting: MeetingRecord;
}

/** The paper of the address; 404 for one that nobody has drafted. */
async function paperIn(visit: Visit): Promise<Found> {
  const { parley, actor, request } = visit;
  const meeting = await findMeeting(visit);
  const { number } = request.params as { number: string };
  const kind = kindIn(visit);
  if (!/^[1-9]\d{0,5}$/.test(number)) throw new HttpFault(404);
  const order = { kind, scope: scopeOf(meeting, kind), number: Number(number) };
  const found = await findPaper(parley, order, actor);
  if (!found.ok) throw new HttpFault(found.code === 'no-paper' ? 404 : 403);
  return { ...found.value, meeting };
}

function languageIn({ request }: Visit) {
  return namedLanguage(queryOf(request).get('language')) ?? 'en';
}

async function show(
  visit: Visit,
  refused: { readonly typed: Fields; readonly problem?: Problem } = {
    typed: new URLSearchParams(),
  },
): Promise<FastifyReply> {
  const { actor, reply, request } = visit;
  const found = await paperIn(visit);
  const page = paperPage({
    ...{ ...found, actor, language: languageIn(visit), done: doneNotice(queryOf(request)) },
    ...{ files: [...visit.paperFiles(found.paper, LANGUAGES).keys()], ...refused },
  });
  return sendConsole(reply, page, refused.problem?.status);
}

async function showDocument(visit: Visit): Promise<FastifyReply> {
  const { paper } = await paperIn(visit);
  const language = languageIn(visit);
  const file = visit.paperFiles(paper, [language]).get(`${paper.kind}.${language}.html`);
  const document = await file?.();
  if (typeof document !== 'string') throw new Error(`no document in ${language}`);
  return sendDocument(visit.reply, document);
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  json: 'application/json; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

async function sendFile(visit: Visit): Promise<FastifyReply> {
  const { reply, request } = visit;
  const { paper } = await paperIn(visit);
  const name = textOf(queryOf(request), 'name', 100);
  const file = await visit.paperFiles(paper, LANGUAGES).get(name)?.();
  const type = TYPES[name.split('.').at(-1) ?? ''];
  if (file === undefined || type === undefined) throw new HttpFault(404);
  return reply
    .header('content-disposition', `attachment; filename="${paper.scope}-${paper.number}-${name}"`)
    .type(type)
    .send(typeof file === 'string' ? file : Buffer.from(file));
}

async function work(visit: Visit, act: PaperAct): Promise<FastifyReply> {
  const { actor, reply, request } = visit;
  const typed = formFields(request);
  const forbidden = notAllowed(actor, PAPER_RIGHTS[act]);
  if (forbidden !== undefined) return sendRefused(visit, forbidden);
  const { meeting, paper } = await paperIn(visit);
  const { kind, scope, number } = paper;
  const here = paperPath(meeting.slug, kind, `/${number}`);
  const performed = await performPaperAct(visit, { act, key: { kind, scope }, fields: typed });
  if (performed.ok) return reply.redirect(donePath(here, `paper-${act}`), 303);
  const at = { reason: 'reason', on: 'on', 'day-ahead': 'on', 'url-not-web': 'url' };
  const problem = problemOf(visit, performed, at);
  if (problem.status === 422) return show(visit, { typed, problem });
  return sendRefused(visit, performed);
}
