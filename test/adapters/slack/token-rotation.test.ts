import { describe, expect, it } from 'vitest';
import type { Credentials } from '../../../adapters/slack/tokens.ts';
import { HOUR_MS, useScene } from './scene.ts';

const scene = useScene();

async function installed() {
  const { slack } = scene;
  const team = slack.addWorkspace({ name: 'Ministry', installed: false });
  const person = slack.addPerson(team, { name: 'Amina' });
  const { status } = await slack.installs(person);
  if (status !== 200) throw new Error('it was not installed');
  return { team, person, exchanges: scene.calls('oauth.v2.access') };
}

const tokenOf = (credentials: Credentials) =>
  credentials.kind === 'ready' ? credentials.bot.token : credentials;

describe('a token that expires', () => {
  it('is used until less than two hours are left, then changed', async () => {
    const { team, exchanges } = await installed();
    const first = tokenOf(await scene.tokens.of(team.id));
    scene.clock.advance(10 * HOUR_MS);
    expect(tokenOf(await scene.tokens.of(team.id))).toBe(first);
    expect(scene.calls('oauth.v2.access')).toBe(exchanges);
    scene.clock.advance(1000);
    const second = tokenOf(await scene.tokens.of(team.id));
    expect(second).not.toBe(first);
    expect(second).toBe(scene.slack.botToken(team));
    expect(tokenOf(await scene.tokens.of(team.id))).toBe(second);
    expect(scene.calls('oauth.v2.access')).toBe(exchanges + 1);
  });

  it('is changed once, however many processes and callers need it at once', async () => {
    const { team, exchanges } = await installed();
    scene.clock.advance(11 * HOUR_MS);
    scene.slack.faults.plan('oauth.v2.access', { slowMs: 300 }); // all of them have asked by then
    const processes = [scene.another(), scene.another(), scene.tokens];
    const asked = processes.flatMap((tokens) => [tokens.of(team.id), tokens.of(team.id)]);
    const given = new Set((await Promise.all(asked)).map(tokenOf));
    expect([...given]).toEqual([scene.slack.botToken(team)]);
    expect(scene.calls('oauth.v2.access')).toBe(exchanges + 1);
  });

  it('is seen to be changed by a process that had the old one', async () => {
    const { team, exchanges } = await installed();
    scene.clock.advance(10 * HOUR_MS - 10_000);
    const other = scene.another();
    await other.of(team.id);
    scene.clock.advance(20_000);
    const changed = tokenOf(await scene.tokens.of(team.id));
    expect(tokenOf(await other.of(team.id))).toBe(changed);
    expect(scene.calls('oauth.v2.access')).toBe(exchanges + 1);
  });

  it('is used as long as it lives when its refresh token is dead, and then halts the workspace', async () => {
    const { team, person } = await installed();
    const first = tokenOf(await scene.tokens.of(team.id));
    scene.clock.advance(11 * HOUR_MS);
    scene.slack.faults.plan('oauth.v2.access', { error: 'invalid_refresh_token' });
    expect(tokenOf(await scene.tokens.of(team.id))).toBe(first);
    const asked = scene.calls('oauth.v2.access');
    scene.clock.advance(HOUR_MS);
    const dead = { kind: 'dead', scope: 'tenant', reason: 'invalid_refresh_token' };
    expect(await scene.tokens.of(team.id)).toEqual(dead);
    expect(await scene.another().of(team.id)).toEqual(dead);
    expect(scene.calls('oauth.v2.access')).toBe(asked);

    await scene.slack.installs(person);
    expect(tokenOf(await scene.tokens.of(team.id))).toBe(scene.slack.botToken(team));
  });

  it('is asked for again in a while when Slack is away', async () => {
    const { team } = await installed();
    const first = tokenOf(await scene.tokens.of(team.id));
    scene.slack.down();
    scene.clock.advance(11 * HOUR_MS);
    expect(tokenOf(await scene.tokens.of(team.id))).toBe(first);
    scene.clock.advance(HOUR_MS);
    expect(await scene.tokens.of(team.id)).toMatchObject({ kind: 'away', afterMs: 30_000 });
    scene.slack.up();
    expect(await scene.tokens.of(team.id)).toMatchObject({ kind: 'away' });
    scene.clock.advance(30_000);
    expect(tokenOf(await scene.tokens.of(team.id))).toBe(scene.slack.botToken(team));
  });

  it('keeps to the pace that Slack asks for', async () => {
    const { team } = await installed();
    scene.clock.advance(12 * HOUR_MS);
    scene.slack.faults.plan('oauth.v2.access', { retryAfter: 7 });
    const later = { kind: 'away', afterMs: 7000, reason: 'ratelimited' };
    expect(await scene.tokens.of(team.id)).toEqual(later);
    scene.clock.advance(7000);
    expect(await scene.tokens.of(team.id)).toMatchObject({ kind: 'ready' });
  });

  it('halts all of Slack when the app’s own secret is wrong, and goes on when it is mended', async () => {
    const { team } = await installed();
    scene.clock.advance(12 * HOUR_MS);
    scene.slack.faults.plan('oauth.v2.access', { error: 'bad_client_secret' });
    const wrong = { kind: 'dead', scope: 'platform', reason: 'bad_client_secret' };
    expect(await scene.tokens.of(team.id)).toEqual(wrong);
    expect(await scene.another().of(team.id)).toMatchObject({ kind: 'ready' });
  });

  it('is not lost when the database goes while Slack answers', async () => {
    const { team, exchanges } = await installed();
    scene.clock.advance(11 * HOUR_MS);
    scene.slack.faults.plan('oauth.v2.access', { slowMs: 300 });
    const cut = scene.tokens.of(team.id);
    await cutHolder(() => scene.calls('oauth.v2.access') > exchanges);
    await expect(cut).rejects.toThrow();
    expect(scene.calls('oauth.v2.access')).toBe(exchanges + 1);
    const token = tokenOf(await scene.tokens.of(team.id));
    expect(token).toBe(scene.slack.botToken(team));
    expect(scene.calls('oauth.v2.access')).toBe(exchanges + 1);
    expect(tokenOf(await scene.another().of(team.id))).toBe(token);
  });
});

/** Ends the session that holds the vault's lock, once it has asked Slack. */
async function cutHolder(hasAsked: () => boolean): Promise<void> {
  for (;;) {
    if (!hasAsked()) {
      await scene.vault.names('');
      continue;
    }
    const found = await scene.prisma.$queryRaw<{ ended: boolean }[]>`
      SELECT pg_terminate_backend(pid) AS ended FROM pg_locks
      WHERE locktype = 'advisory' AND granted AND pid <> pg_backend_pid()
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
    if (found.length > 0) return;
  }
}
