import type { FastifyInstance, FastifyReply } from 'fastify';
import { notAllowed } from '../../../application/allowed.ts';
import {
  askMembers,
  foreseeAsking,
  previewAsked,
} from '../../../application/coming/ask-members.ts';
import { listMembers } from '../../../application/members/list-members.ts';
import { showRegister } from '../../../application/register/show-register.ts';
import { isLanguage } from '../../../domain/language.ts';
import { ASKINGS } from '../../../domain/register/asking.ts';
import { SEAT_KINDS } from '../../../domain/register/words.ts';
import { formFields } from '../../routes/body.ts';
import { mount } from '../../routes/mount.ts';
import { type Fields, queryOf } from '../fields.ts';
import { askComingPage } from '../pages/ask-coming.ts';
import { invitePage } from '../pages/invite.ts';
import { registerPage } from '../pages/register.ts';
import type { Option } from '../parts/controls.ts';
import { doneNotice, donePath } from '../parts/done.ts';
import { pageOf } from '../parts/meeting-nav.ts';
import { INVITE_WAYS, type InviteWay, performInvitation } from '../perform-register-act.ts';
import { type Problem, problemOf } from '../refused.ts';
import { sendConsole } from '../send.ts';
import { type ConsoleContext, signedIn, type Visit } from '../visit.ts';
import { say } from '../words.ts';
import { findMeeting } from './find-meeting.ts';
import { sendRefused } from './refuse.ts';
import { registerEntryRoutes } from './register-entry.ts';

const REGISTER = '/console/meetings/:meeting/register';

/** A meeting's register, the invitations to it, and each of its entries. */
export function registerRoutes(app: FastifyInstance, context: ConsoleContext): void {
  mount(app, REGISTER, { GET: signedIn(context, show) });
  mount(app, `${REGISTER}/invite`, { GET: signedIn(context, (visit) => ask(visit)) });
  for (const way of INVITE_WAYS) {
    mount(app, `${REGISTER}/invite/${way}`, {
      POST: signedIn(context, (visit) => invite(visit, way)),
    });
  }
  mount(app, `${REGISTER}/ask`, {
    GET: signedIn(context, showAsking),
    POST: signedIn(context, askAll),
  });
  registerEntryRoutes(app, context, REGISTER);
}

async function show(visit: Visit): Promise<FastifyReply> {
  const { parley, actor, reply, request } = visit;
  const { slug } = await findMeeting(visit);
  const shown = await showRegister(parley, slug, actor);
  if (!shown.ok) return sendRefused(visit, shown);
  const done = doneNotice(queryOf(request));
  return sendConsole(reply, registerPage({ actor, register: shown.value, done }));
}

async function ask(
  visit: Visit,
  refused: { readonly typed: Fields; readonly problem?: Problem } = {
    typed: new URLSearchParams(),
  },
): Promise<FastifyReply> {
  const { actor, reply } = visit;
  const forbidden = notAllowed(actor, 'register.invite');
  if (forbidden !== undefined) return sendRefused(visit, forbidden);
  const meeting = await findMeeting(visit);
  const page = invitePage({ actor, meeting, members: await industry(visit), ...refused });
  return sendConsole(reply, page, refused.problem?.status);
}

/** Members that a field offers; any other can be typed. */
export async function industry({ parley, actor }: Visit): Promise<readonly Option[]> {
  const query = { kinds: [...SEAT_KINDS], active: true, limit: 1000 };
  const page = await listMembers(parley, query, actor);
  if (!page.ok) return [];
  return page.value.members.map(({ reference, name, countryIso2 }) => [
    reference,
    `${name} (${countryIso2})`,
  ]);
}

async function invite(visit: Visit, way: InviteWay): Promise<FastifyReply> {
  const { reply, request } = visit;
  const typed = formFields(request);
  const forbidden = notAllowed(visit.actor, 'register.invite');
  if (forbidden !== undefined) return sendRefused(visit, forbidden);
  const meeting = await findMeeting(visit);
  const invited = await performInvitation(visit, { way, meeting: meeting.slug, fields: typed });
  if (!invited.ok) {
    const problem = problemOf(visit, invited, MENDED_AT[way]);
    return problem.status === 422 ? ask(visit, { typed, problem }) : sendRefused(visit, invited);
  }
  const path = pageOf(meeting.slug, 'register');
  return reply.redirect(donePath(path, 'invited', invited.value), 303);
}

/** Which control of the page mends which refusal. */
const MENDED_AT: Readonly<Record<InviteWay, Readonly<Record<string, string>>>> = {
  seats: {},
  member: { 'member-unknown': 'member', 'seat-not-industry': 'member', 'entry-taken': 'member' },
  guest: {
    ...{ name: 'name', kind: 'kind', country: 'country' },
    ...{ 'country-unknown': 'country', 'entry-taken': 'name' },
  },
};

/** Whom asking would reach, and the letter as one of them would read it. */
async function showAsking(visit: Visit): Promise<FastifyReply> {
  const { parley, actor, reply } = visit;
  const meeting = await findMeeting(visit);
  const foreseen = await foreseeAsking(parley, { meeting: meeting.slug }, actor);
  if (!foreseen.ok) return sendRefused(visit, foreseen, backTo(meeting.slug));
  const { sample } = foreseen.value;
  const preview = sample === undefined ? undefined : await letterTo(visit, meeting.slug, sample);
  return sendConsole(reply, askComingPage({ actor, meeting, foreseen: foreseen.value, preview }));
}

async function letterTo({ parley, actor, request }: Visit, meeting: string, entry: string) {
  const query = queryOf(request);
  const asking = ASKINGS.find((one) => one === query.get('asking')) ?? 'coming';
  const language = query.get('language');
  const inLanguage = isLanguage(language) ? { language } : {};
  const input = { meeting, entry, asking, ...inLanguage };
  const shown = await previewAsked(parley, input, actor);
  return shown.ok ? { ...shown.value, asking } : undefined;
}

async function askAll(visit: Visit): Promise<FastifyReply> {
  const { parley, actor, reply } = visit;
  const meeting = await findMeeting(visit);
  const asked = await askMembers(parley, { meeting: meeting.slug }, actor);
  if (!asked.ok) return sendRefused(visit, asked, backTo(meeting.slug));
  const path = pageOf(meeting.slug, 'register');
  return reply.redirect(donePath(path, 'coming-asked', asked.value.asked), 303);
}

function backTo(meeting: string): readonly [name: string, path: string] {
  return [say('register'), pageOf(meeting, 'register')];
}
