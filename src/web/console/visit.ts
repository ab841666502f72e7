import type { FastifyReply, FastifyRequest } from 'fastify';
import { findSession, type StaffActor } from '../../application/staff/sessions.ts';
import type { Handler } from '../routes/mount.ts';
import type { ConsoleDeps } from './deps.ts';
import type { StaffCookies } from './session.ts';

/** What all routes of the console share. */
export type ConsoleContext = ConsoleDeps & { readonly cookies: StaffCookies };

/** A request of somebody who has signed in. */
export interface Visit extends ConsoleContext {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly actor: StaffActor;
}

export const SIGN_IN = '/console/sign-in';

/** Lets only staff in; everybody else is told how to sign in. */
export function signedIn(
  context: ConsoleContext,
  work: (visit: Visit) => Promise<FastifyReply>,
): Handler {
  return async (request, reply) => {
    const actor = await staffOf(context, request);
    if (actor === undefined) return reply.redirect(SIGN_IN, 303);
    return work({ ...context, request, reply, actor });
  };
}

export async function staffOf(
  { parley, cookies }: ConsoleContext,
  request: FastifyRequest,
): Promise<StaffActor | undefined> {
  const session = cookies.sessionOf(request);
  return session === undefined ? undefined : findSession(parley, session);
}
