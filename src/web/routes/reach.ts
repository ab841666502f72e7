import type { FastifyInstance } from 'fastify';
import { CONVERSATION_PATH } from '../../platform/page-fields.ts';
import { queryOf } from '../console/fields.ts';
import { conversationPath } from '../pages/frame.ts';
import { problemTold } from '../pages/reach/problems.ts';
import { ACT_FIELD, SECTIONS } from '../pages/reach/reach-page.ts';
import { reachPage } from '../pages/reach.ts';
import { formFields } from './body.ts';
import { pageOf, viewOf } from './conversation.ts';
import { type MemberDeps, sendPage } from './member-deps.ts';
import { type Handler, HttpFault, mount } from './mount.ts';
import { actNamed } from './reach-acts.ts';

/** When and how a contact wishes to be reached: one page, on which each part is saved by itself. */
export function reachRoutes(app: FastifyInstance, deps: MemberDeps): void {
  mount(app, `${CONVERSATION_PATH}:conversation/reach`, { GET: show(deps), POST: change(deps) });
}

function show(deps: MemberDeps): Handler {
  return async (request, reply) => {
    const from = deps.sessions.addressOf(request);
    const view = await viewOf(deps, request);
    const reach = from && (await deps.reach.show(from));
    if (view === undefined || from === undefined || reach === undefined) {
      return reply.redirect('/r/link', 303);
    }
    const named = queryOf(request).get('saved');
    const saved = SECTIONS.find((section) => section === named);
    const page = pageOf(deps, view);
    const linked = await deps.linking.show(from);
    const more = saved === undefined ? {} : { saved };
    return sendPage(reply, reachPage({ page, reach, linked, ...more }));
  };
}

/** A code is shown by the reply itself: it is in no address, and a reload makes another one. */
function showCode(deps: MemberDeps): Handler {
  return async (request, reply) => {
    const from = deps.sessions.addressOf(request);
    const view = await viewOf(deps, request);
    const reach = from && (await deps.reach.show(from));
    if (view === undefined || from === undefined || reach === undefined) {
      return reply.redirect('/r/link', 303);
    }
    const platform = formFields(request).get('chat');
    const chat = deps.linking.chats.find((one) => one.platform === platform);
    if (chat === undefined) throw new HttpFault(400);
    const made = await deps.linking.mint(from);
    if (!made.ok) return reply.redirect('/r/link', 303);
    const linked = await deps.linking.show(from);
    const minted = { ...made.value, platform: chat.platform };
    return sendPage(reply, reachPage({ page: pageOf(deps, view), reach, linked, minted }));
  };
}

/** What was saved shows by GET, so that a reload repeats nothing; what was not is told at once, with what was typed. */
function change(deps: MemberDeps): Handler {
  return async (request, reply) => {
    const fields = formFields(request);
    if (fields.get(ACT_FIELD) === 'link') return showCode(deps)(request, reply);
    const act = actNamed(fields.get(ACT_FIELD));
    if (act === undefined) throw new HttpFault(400);
    const from = deps.sessions.addressOf(request);
    const view = await viewOf(deps, request);
    if (view === undefined || from === undefined) return reply.redirect('/r/link', 303);
    const { section } = act;
    const done = await act.perform(deps, from, fields);
    if (done.ok) {
      const path = conversationPath(view, `/reach?saved=${section}#${section}`);
      return reply.redirect(path, 303);
    }
    const page = pageOf(deps, view);
    const told = problemTold(page.words, section, done);
    const reach = await deps.reach.show(from);
    if (told === undefined || reach === undefined) return reply.redirect('/r/link', 303);
    const linked = await deps.linking.show(from);
    const refused = { section, typed: fields, ...told };
    return sendPage(reply, reachPage({ page, reach, linked, refused }), 422);
  };
}
