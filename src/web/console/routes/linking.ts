import type { FastifyInstance, FastifyReply } from 'fastify';
import { mintStaffCode } from '../../../application/linking/mint-code.ts';
import { offerLinks } from '../../../application/linking/offer-links.ts';
import { staffAccountsOf, unlinkStaff } from '../../../application/linking/staff-accounts.ts';
import { formFields, requireForm } from '../../routes/body.ts';
import { HttpFault, mount } from '../../routes/mount.ts';
import { queryOf, textOf } from '../fields.ts';
import { accountPage } from '../pages/account.ts';
import { doneNotice, donePath } from '../parts/done.ts';
import { roundPath } from '../parts/round-words.ts';
import { sendConsole } from '../send.ts';
import { type ConsoleContext, signedIn, type Visit } from '../visit.ts';
import { say } from '../words.ts';
import { slugIn } from './find-round.ts';
import { sendRefused } from './refuse.ts';

const ACCOUNT = '/console/account';

/** Chat accounts: contacts are looked for and asked, staff link their own. */
export function linkingRoutes(app: FastifyInstance, context: ConsoleContext): void {
  mount(app, '/console/rounds/:round/contacts', { POST: signedIn(context, lookForContacts) });
  mount(app, ACCOUNT, {
    GET: signedIn(context, (visit) => showAccount(visit)),
    POST: signedIn(context, changeAccount),
  });
}

async function lookForContacts(visit: Visit): Promise<FastifyReply> {
  const { parley, actor, reply, request } = visit;
  requireForm(request);
  const round = slugIn(visit);
  const path = roundPath({ slug: round });
  const made = await offerLinks(parley, { round }, actor);
  if (!made.ok) return sendRefused(visit, made, [say('back'), path]);
  const { asked, unreachable } = made.value;
  const done = unreachable.length === 0 ? 'asked' : 'asked-partly';
  return reply.redirect(donePath(path, done, asked), 303);
}

async function showAccount(
  { parley, actor, reply, request }: Visit,
  minted?: Parameters<typeof accountPage>[0]['minted'],
): Promise<FastifyReply> {
  const accounts = await staffAccountsOf(parley, actor);
  const page = accountPage({
    ...{ actor, accounts, minted },
    chats: parley.directories,
    done: doneNotice(queryOf(request)),
  });
  return sendConsole(reply, page);
}

/** A code is shown by the reply itself: it is in no address, and a reload makes another one. */
async function changeAccount(visit: Visit): Promise<FastifyReply> {
  const { parley, actor, reply, request } = visit;
  const fields = formFields(request);
  switch (fields.get('act')) {
    case 'code': {
      const made = await mintStaffCode(parley, { id: actor.id }, actor);
      return made.ok ? showAccount(visit, made.value) : sendRefused(visit, made);
    }
    case 'unlink': {
      const whose = { id: actor.id, platform: textOf(fields, 'platform') };
      const ended = await unlinkStaff(parley, whose, actor);
      if (!ended.ok) return sendRefused(visit, ended);
      return reply.redirect(donePath(ACCOUNT, 'unlinked'), 303);
    }
    default:
      throw new HttpFault(400);
  }
}
