import { afterEach, beforeEach } from 'vitest';
import type { Channel } from '../../../src/application/deliveries/channel.ts';
import { deliverDue } from '../../../src/application/deliveries/deliver-due.ts';
import type { GuessLimiter } from '../../../src/application/guess-limiter.ts';
import { issueInvitations } from '../../../src/application/invitations/issue-invitations.ts';
import type { Directory } from '../../../src/application/linking/chats.ts';
import { joinByCode } from '../../../src/application/linking/join-by-code.ts';
import type { Said } from '../../../src/application/linking/link-account.ts';
import { mintContactCode } from '../../../src/application/linking/mint-code.ts';
import type { Actor } from '../../../src/application/ports.ts';
import { openNewRound } from '../../../src/application/rounds/open-round.ts';
import type { RoundInput } from '../../../src/application/rounds/round-input.ts';
import type { StaffId } from '../../../src/domain/ids.ts';
import { createPhrasebook } from '../../../src/infra/phrasebook.ts';
import { messages } from '../../../src/messages/index.ts';
import type { Address, Person } from '../../../src/platform/adapter.ts';
import { createDatabase, type TestDatabase } from '../../support/database.ts';
import { approver, keepingAdapter, openWorld, roundNamed, type World } from '../rounds/world.ts';

const phrases = createPhrasebook(messages);

export const KENYA = { kinds: ['member-state' as const], categories: [], countries: ['KE'] };

/** An account of a chat. */
export function account(externalId: string, tenant = 'T1', platform = 'chat'): Address {
  return { platform, tenant, externalId };
}

/** The world of rounds with a chat beside mail, made anew for each test. */
export function useLinking() {
  let database: TestDatabase | undefined;
  let open: ReturnType<typeof made> extends Promise<infer Made> ? Made | undefined : never;
  beforeEach(async () => {
    database = await createDatabase();
    open = await made(database.url);
  });
  afterEach(async () => {
    await open?.world.close();
    await database?.drop();
  });
  return () => {
    if (open === undefined) throw new Error('the world exists only inside tests');
    return open;
  };
}

async function made(url: string) {
  const guesses: string[] = [];
  const shut = { after: Number.POSITIVE_INFINITY };
  const limiter: GuessLimiter = {
    take: async (source) => {
      guesses.push(source);
      return guesses.length > shut.after ? { ok: false, retryAfterMs: 1500 } : { ok: true };
    },
    giveBack: async () => {
      guesses.pop();
    },
  };
  const world = await openWorld(url, { limiter });
  const chat = keepingAdapter({ platform: 'chat' });
  const mail = keepingAdapter({ platform: 'mail' });
  const channels: Channel[] = [
    { adapter: chat.adapter, addressedBy: 'account' },
    { adapter: mail.adapter, addressedBy: 'e-mail' },
  ];
  const people = new Map<string, Person>();
  const directory: Directory = {
    ...{ platform: 'chat', name: 'Chat', bot: 'Parley', command: '/parley join' },
    tenants: async () => ['T1'],
    findPerson: async (who) =>
      'email' in who ? people.get(`${who.tenant} ${who.email}`) : undefined,
  };
  const deps = { ...world.deps, phrases, channels, directories: [directory] };
  const { prisma } = world;
  const officer = await insertStaff(world, 'officer');
  return {
    ...{ world, deps, prisma, chat, mail, guesses, shut, officer, directory },
    /** Somebody of this address has an account in the directory. */
    known(email: string, to: Address, more: Partial<Person> = {}) {
      people.set(`${to.tenant} ${email}`, { address: to, name: 'N', email, active: true, ...more });
    },
    contact: (email = 'focal@ke.example') => prisma.contact.findFirstOrThrow({ where: { email } }),
    round: (more: Partial<RoundInput> = {}, slug = 'r') =>
      openNewRound(
        deps,
        { draft: roundNamed(slug, { audience: KENYA, sendWindow: 'any', ...more }) },
        approver,
      ),
    /** A browser of the contact on the member pages. */
    async browser(contactId: string): Promise<Address> {
      const from = { platform: 'page', tenant: '', externalId: world.deps.random.token() };
      await insertAccount(world, contactId, from);
      return from;
    },
    linked: (contactId: string, from: Address) => insertAccount(world, contactId, from),
    async code(contactId: string): Promise<string> {
      const browser = { platform: 'page', tenant: '', externalId: world.deps.random.token() };
      await insertAccount(world, contactId, browser);
      const minted = await mintContactCode(deps, browser);
      if (!minted.ok) throw new Error(minted.code);
      return minted.value.code;
    },
    /** A letter's link for the contact with this address. */
    async link(email = 'focal@ke.example'): Promise<string> {
      const issued = await issueInvitations(deps, { round: 'r' }, approver);
      if (!issued.ok) throw new Error(issued.code);
      return issued.value.rows.find((row) => row.email === email)?.link ?? '';
    },
    join: (code: string, from: Address, person?: Said) =>
      joinByCode(deps, { code, from, person, source: `${from.tenant} ${from.externalId}` }),
    deliver: () => deliverDue(deps),
    audits: async (subject: string) =>
      (await prisma.audit.findMany({ where: { subject }, orderBy: { id: 'asc' } })).map(
        ({ actor, action, details }) => ({ actor, action, details }),
      ),
  };
}

async function insertAccount(world: World, contactId: string, from: Address): Promise<void> {
  const id = world.deps.random.id();
  const verifiedAt = new Date(world.clock.now());
  await world.prisma.account.create({ data: { id, contactId, ...from, verifiedAt } });
}

async function insertStaff(world: World, role: 'officer') {
  const id = world.deps.random.id() as StaffId;
  const name = 'Olga Officer';
  await world.prisma.staff.create({ data: { id, email: 'olga@itu.example', name, role } });
  return { kind: 'staff', id, role, name } as const satisfies Actor;
}
