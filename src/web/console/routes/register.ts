import type { FastifyInstance, FastifyReply } from 'fastify';
import { notAllowed } from '../../../application/allowed.ts';
import { listMembers } from '../../../application/members/list-members.ts';
import { showRegister } from '../../../application/register/show-register.ts';
import { SEAT_KINDS } from '../../../domain/register/words.ts';
import { formFields } from '../../routes/body.ts';
import { mount } from '../../routes/mount.ts';
import { type Fields, queryOf } from '../fields.ts';
import { invitePage } from '../pages/invite.ts';
import { registerPage } from '../pages/register.ts';
import type { Option } from '../parts/controls.ts';
import { doneNotice, donePath } from '../parts/done.ts';
import { pageOf } from '../parts/meeting-nav.ts';
import { INVITE_WAYS, type InviteWay, performInvitation } from '../perform-register-act.ts';
import { type Problem, problemOf } from '../refused.ts';
import { sendConsole } from '../send.ts';
import { type ConsoleContext, signedIn, type Visit } from '../visit.ts';
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
