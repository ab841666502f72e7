import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliverDue } from '../../../src/application/deliveries/deliver-due.ts';
import { issueInvitations } from '../../../src/application/invitations/issue-invitations.ts';
import { peekInvitation } from '../../../src/application/invitations/peek-invitation.ts';
import { redeemInvitation } from '../../../src/application/invitations/redeem-invitation.ts';
import { requestFreshLink } from '../../../src/application/invitations/request-fresh-link.ts';
import { revokeInvitations } from '../../../src/application/invitations/revoke-invitations.ts';
import { openNewRound } from '../../../src/application/rounds/open-round.ts';
import { createGuessLimiter } from '../../../src/infra/guess-limiter.ts';
import { useDatabase } from '../../support/database.ts';
import {
  approver,
  DAY,
  MONDAY,
  openWorld,
  roundNamed,
  viewer,
  type World,
} from '../rounds/world.ts';

const database = useDatabase();
let world: World;
let pool: pg.Pool;
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 4 });
  world = await openWorld(database.url, {
    limiter: createGuessLimiter({ postgres: pool }, { guesses: 5 }),
  });
  await openNewRound(world.deps, { draft: roundNamed('r') }, approver);
});
afterAll(async () => {
  await pool.end();
  await world.close();
});
beforeEach(() => {
  world.clock.at = MONDAY;
});

const browser = (externalId: string) => ({ platform: 'page', tenant: '', externalId });
let sources = 0;
const newSource = () => {
  sources += 1;
  return `source ${sources}`;
};
const redeem = (token: string, key: string, source = newSource()) =>
  redeemInvitation(world.deps, { token, source, from: browser(key) });

async function issue(revokeEarlier = false) {
  const issued = await issueInvitations(world.deps, { round: 'r', revokeEarlier }, approver);
  if (!issued.ok) throw new Error(issued.code);
  return issued.value;
}
const tokenOf = (link: string | undefined) => link?.split('/').at(-1) ?? '';

describe('invitations', () => {
  it('lists every contact with a link of its own, and one letter for each language', async () => {
    const { rows, letters } = await issue();
    expect(rows).toHaveLength(6);
    expect(new Set(rows.map(({ link }) => link)).size).toBe(6);
    expect(letters.map(({ language }) => language)).toEqual(['ar', 'en', 'es']);
    for (const { text } of letters) {
      for (const field of ['«name»', '«member»', '«closing»', '«link»'])
        expect(text).toContain(field);
    }
    expect(rows.find(({ email }) => email === 'focal@ke.example')?.closing).toBe(
      '31 March 2027, 23:59 local time (Geneva: 22:59)',
    );
    expect(await issueInvitations(world.deps, { round: 'r' }, viewer)).toMatchObject({
      code: 'not-allowed',
    });
  });

  it('opens once, for one browser, however often it is looked at before', async () => {
    const token = tokenOf((await issue()).rows[0]?.link);
    for (const _scanner of [1, 2, 3]) {
      const peeked = await peekInvitation(world.deps, { token, source: 'scanner' });
      expect(peeked).toMatchObject({
        ok: true,
        value: { used: false, language: 'ar', member: 'Egypt' },
      });
    }
    const first = await redeem(token, 'browser-1');
    expect(first).toMatchObject({ ok: true });
    expect(await redeem(token, 'browser-1')).toEqual(first); // a second click
    expect(await redeem(token, 'browser-2')).toEqual({ ok: false, code: 'invitation-not-valid' });
  });

  it('lets one of many simultaneous redemptions win', async () => {
    const token = tokenOf((await issue()).rows[1]?.link);
    const results = await Promise.all(
      ['a', 'b', 'c', 'd'].map((key) => redeem(token, `racing-${key}`)),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('says the same to wrong, expired, used and revoked', async () => {
    const refused = { ok: false, code: 'invitation-not-valid' };
    expect(await redeem('x'.repeat(43), 'b')).toEqual(refused);
    const token = tokenOf((await issue()).rows[2]?.link);
    world.clock.at = MONDAY + 40 * DAY;
    expect(await redeem(token, 'b')).toEqual(refused);
    expect(await peekInvitation(world.deps, { token, source: newSource() })).toEqual(refused);
    world.clock.at = MONDAY;
    const order = { round: 'r', reason: 'the list went astray' };
    expect(await revokeInvitations(world.deps, order, approver)).toMatchObject({ ok: true });
    expect(await redeem(token, 'b')).toEqual(refused);
  });

  it('keeps earlier links when it issues again, unless it is told to end them', async () => {
    const token = tokenOf((await issue()).rows[3]?.link);
    await issue();
    expect(await peekInvitation(world.deps, { token, source: newSource() })).toMatchObject({
      ok: true,
    });
    await issue(true);
    expect(await peekInvitation(world.deps, { token, source: newSource() })).toMatchObject({
      ok: false,
    });
  });

  it('slows down who guesses, and nobody who opens real links', async () => {
    const guesses = [];
    for (let guess = 0; guess < 7; guess += 1)
      guesses.push(await redeem('y'.repeat(43), 'g', 'guesser'));
    expect(guesses.map((result) => (result.ok ? 'ok' : result.code))).toEqual([
      ...Array(5).fill('invitation-not-valid'),
      ...Array(2).fill('slow-down'),
    ]);
    const token = tokenOf((await issue()).rows[0]?.link);
    for (let look = 0; look < 12; look += 1) {
      expect(await peekInvitation(world.deps, { token, source: 'office' })).toMatchObject({
        ok: true,
      });
    }
    expect(await redeem(token, 'g', 'guesser')).toMatchObject({ code: 'slow-down' });
  });

  it('sends a fresh link to a known address, once for two requests, and nothing to an unknown one', async () => {
    await deliverDue(world.deps);
    world.channel.sent.length = 0;
    const ask = (email: string) => requestFreshLink(world.deps, { email, source: newSource() });
    await ask(' Other@KE.example ');
    await ask('other@ke.example');
    await ask('stranger@ke.example');
    await deliverDue(world.deps);
    expect(world.channel.sent.map(({ to }) => to.externalId)).toEqual(['other@ke.example']);
    const content = world.channel.sent[0]?.content;
    const token = tokenOf(content?.kind === 'letter' ? content.letter.link?.url : undefined);
    expect(await redeem(token, 'fresh-browser')).toMatchObject({ ok: true });
  });
});
