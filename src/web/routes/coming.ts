import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ComingPage } from '../../application/coming/coming-pages.ts';
import type { Said } from '../../application/coming/say-coming.ts';
import { refusedWords } from '../../application/coming/words.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { MODES } from '../../domain/register/words.ts';
import { textOf } from '../console/fields.ts';
import { COMING_FIELDS, comingGonePage, comingPage, type ShownComing } from '../pages/coming.ts';
import { isToken } from '../session.ts';
import { namedLanguage, preferredLanguage, type Words, wordsIn } from '../words.ts';
import { formFields } from './body.ts';
import { type MemberDeps, sendPage } from './member-deps.ts';
import { type Handler, HttpFault, mount } from './mount.ts';

/**
 * Whether an entity comes to a meeting. Opening the letter's link moves its token into a cookie and changes nothing, because mail scanners
 * open links, too; only a press, a POST, says anything. The link opens again and again until the meeting is long over.
 */
export function comingRoutes(app: FastifyInstance, deps: MemberDeps): void {
  mount(app, '/c', { GET: async (request, reply) => gone(deps, request, reply) });
  mount(app, '/c/:page', { GET: open(deps), POST: say(deps) });
}

function open(deps: MemberDeps): Handler {
  return async (request, reply) => {
    const { page } = request.params as { page: string };
    if (isToken(page)) {
      return reply.redirect(`/c/${deps.sessions.openLink(reply, page)}`, 303);
    }
    const token = deps.sessions.openedLink(request, page);
    if (token === undefined) return gone(deps, request, reply);
    const shown = await deps.coming.show(token, request.ip);
    if (!shown.ok) return notShown(deps, shown, request, reply);
    const { saved } = request.query as { saved?: unknown };
    const made = pageFor(deps, shown.value, request);
    const what = (['said', 'here'] as const).find((one) => one === saved);
    return sendPage(reply, comingPage(what === undefined ? made : { ...made, saved: what }));
  };
}

/** What was saved shows by GET, so that a reload repeats nothing; what was not is told at once, with what was chosen. */
function say(deps: MemberDeps): Handler {
  return async (request, reply) => {
    const { page } = request.params as { page: string };
    const token = deps.sessions.openedLink(request, page);
    if (token === undefined) return gone(deps, request, reply);
    const fields = formFields(request);
    const nonce = textOf(fields, COMING_FIELDS.nonce, 64);
    if (!isToken(nonce)) throw new HttpFault(400);
    const said = saidIn(fields);
    if ('wrong' in said) return wrong(deps, { token, fields, said }, request, reply);
    const taken = await deps.coming.say(token, request.ip, { said, nonce });
    if (taken.ok) {
      const what = said.kind === 'here' ? 'here' : 'said';
      const { language } = pageFor(deps, taken.value, request).words;
      return reply.redirect(`/c/${page}?saved=${what}&language=${language}`, 303);
    }
    const shown = await deps.coming.show(token, request.ip);
    if (!shown.ok) return notShown(deps, shown, request, reply);
    const made = pageFor(deps, shown.value, request);
    const text = refusedWords(deps.phrasebook, made.words.language, taken, shown.value);
    return sendPage(reply, comingPage({ ...made, refused: { ...chosenIn(fields), text } }), 422);
  };
}

type SaidOrWrong = Said | { readonly wrong: 'chooseFirst' | 'chooseAlternate' };

/** A pressed "I am there" wins over the answers, which stand in a form of their own. */
function saidIn(fields: URLSearchParams): SaidOrWrong {
  const here = MODES.find((mode) => mode === fields.get(COMING_FIELDS.here));
  if (here !== undefined) return { kind: 'here', presence: here };
  switch (fields.get(COMING_FIELDS.said)) {
    case 'yes.p':
      return { kind: 'yes', mode: 'in-person' };
    case 'yes.r':
      return { kind: 'yes', mode: 'remote' };
    case 'no':
      return { kind: 'no' };
    case 'alternate': {
      const [contact = '', letter] = textOf(fields, COMING_FIELDS.who, 60).split('.');
      if (contact === '') return { wrong: 'chooseAlternate' };
      return { kind: 'alternate', contact, mode: letter === 'r' ? 'remote' : 'in-person' };
    }
    default:
      return { wrong: 'chooseFirst' };
  }
}

function chosenIn(fields: URLSearchParams) {
  const chosen = textOf(fields, COMING_FIELDS.said, 20);
  const who = textOf(fields, COMING_FIELDS.who, 60);
  return { ...(chosen === '' ? {} : { chosen }), ...(who === '' ? {} : { who }) };
}

/** Nothing was chosen: nothing is asked of the application but the page. */
async function wrong(
  deps: MemberDeps,
  given: {
    readonly token: string;
    readonly fields: URLSearchParams;
    readonly said: { readonly wrong: 'chooseFirst' | 'chooseAlternate' };
  },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const shown = await deps.coming.show(given.token, request.ip);
  if (!shown.ok) return notShown(deps, shown, request, reply);
  const made = pageFor(deps, shown.value, request);
  const { wrong: name } = given.said;
  const target = name === 'chooseFirst' ? 'answer0' : 'who';
  const refused = { ...chosenIn(given.fields), target, text: made.words.coming(name) };
  return sendPage(reply, comingPage({ ...made, refused }), 422);
}

function pageFor(
  { phrasebook, random }: MemberDeps,
  view: ComingPage,
  request: FastifyRequest,
): ShownComing {
  const { language } = request.query as { language?: unknown };
  const words = wordsIn(phrasebook, namedLanguage(language) ?? view.language);
  const { page } = request.params as { page: string };
  return { words, phrasebook, view, path: `/c/${page}`, nonce: random.token() };
}

function notShown(
  deps: MemberDeps,
  { code }: Refusal<string>,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (code === 'slow-down') {
    reply.header('retry-after', '600');
    throw new HttpFault(429);
  }
  return gone(deps, request, reply);
}

function gone(deps: MemberDeps, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendPage(reply, comingGonePage(readersWords(deps, request)), 404);
}

/** Before we know the contact: the language asked for in the address, else the browser's. */
function readersWords({ phrasebook }: MemberDeps, request: FastifyRequest): Words {
  const { language } = request.query as { language?: unknown };
  const preferred = preferredLanguage(request.headers['accept-language']);
  return wordsIn(phrasebook, namedLanguage(language) ?? preferred);
}
