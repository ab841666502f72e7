import { describe, expect, it } from 'vitest';
import { installationsIn } from '../../../adapters/slack/installations.ts';
import type { Place } from '../../../adapters/slack/tokens.ts';
import { useScene } from './scene.ts';

const scene = useScene({ rotatesTokens: false });

async function installed(name = 'Ministry') {
  const { slack } = scene;
  const team = slack.addWorkspace({ name, installed: false });
  const person = slack.addPerson(team, { name: 'Amina' });
  await slack.installs(person);
  return { team, person };
}

const placeOf = ({ id }: { readonly id: string }): Place => ({
  teamId: id,
  isEnterpriseInstall: false,
});

describe('an installation', () => {
  it('is found by its workspace, and no other workspace is', async () => {
    const { team } = await installed();
    expect(await scene.tokens.find(placeOf(team))).toBe(team.id);
    expect(await scene.tokens.find({ teamId: 'T0OTHER' })).toBeUndefined();
    expect(await scene.tokens.find({})).toBeUndefined();
    expect(await scene.tokens.of('T0OTHER')).toEqual({ kind: 'absent' });
  });

  it('is in the table without its token', async () => {
    const { team } = await installed();
    const rows = await scene.prisma.vaultEntry.findMany();
    const kept = rows.find(({ name }) => name === `slack/installation/${team.id}`);
    const text = Buffer.from(kept?.sealed ?? []).toString('latin1');
    expect(text.length).toBeGreaterThan(100);
    expect(text).not.toContain(scene.slack.botToken(team));
  });

  it('goes when Parley is taken out, for every process that reads it then', async () => {
    const { team } = await installed();
    expect(await scene.tokens.remove(placeOf(team), scene.clock.now())).toBe(team.id);
    expect(await scene.tokens.of(team.id)).toEqual({ kind: 'absent' });
    expect(await scene.another().of(team.id)).toEqual({ kind: 'absent' });
    expect(await scene.tokens.remove(placeOf(team), scene.clock.now())).toBe(team.id);
    expect(await scene.tokens.tenants()).toEqual([]);
  });

  it('goes by the second, as Slack tells times', async () => {
    scene.clock.advance(600);
    const { team } = await installed();
    const second = Math.floor(scene.clock.now() / 1000) * 1000;
    expect(await scene.tokens.remove(placeOf(team), second)).toBe(team.id);
  });

  it('stays when the news of its end is older than itself', async () => {
    const { team, person } = await installed();
    const left = scene.clock.now();
    scene.clock.advance(5000);
    await scene.slack.installs(person);
    expect(await scene.tokens.isGone(placeOf(team), left)).toBe(false);
    expect(await scene.tokens.remove(placeOf(team), left)).toBeUndefined();
    expect(await scene.tokens.of(team.id)).toMatchObject({ kind: 'ready' });
  });

  it('is believed for half a minute by another process, unless Slack refused it', async () => {
    const { team } = await installed();
    const [other, told] = [scene.another(), scene.another()];
    for (const tokens of [other, told]) await tokens.of(team.id);
    await scene.tokens.remove(placeOf(team), scene.clock.now());
    expect(await other.of(team.id)).toMatchObject({ kind: 'ready' });
    told.forget(team.id);
    expect(await told.of(team.id)).toEqual({ kind: 'absent' });
    scene.clock.advance(30_000);
    expect(await other.of(team.id)).toEqual({ kind: 'absent' });
  });

  it('that no secret opens is told as dead, and its people are no strangers', async () => {
    const { team } = await installed();
    await scene.prisma.$executeRaw`UPDATE vault_entry SET key_id = 'ffffffffffffffff'`;
    const found = await scene.another().of(team.id);
    expect(found).toMatchObject({ kind: 'dead', scope: 'tenant' });
    expect(found).toMatchObject({ reason: expect.stringContaining('PARLEY_FORMER_SECRETS') });
    expect(await scene.another().find(placeOf(team))).toBe(team.id);
    expect(await scene.another().tenants()).toEqual([{ tenant: team.id }]);
    expect(await scene.tokens.isGone(placeOf(team), scene.clock.now())).toBe(true);
    expect(await scene.tokens.remove(placeOf(team), scene.clock.now())).toBe(team.id);
    expect(await scene.another().of(team.id)).toEqual({ kind: 'absent' });
  });

  it('can be worked on by Bolt', async () => {
    const { team } = await installed();
    const store = installationsIn(scene.vault, scene.clock.now);
    const query = { teamId: team.id, enterpriseId: undefined, isEnterpriseInstall: false };
    const kept = await store.fetchInstallation(query);
    expect(kept).toMatchObject({
      team: { id: team.id, name: team.name },
      bot: { token: scene.slack.botToken(team), userId: scene.slack.bot(team).id },
      isEnterpriseInstall: false,
      authVersion: 'v2',
    });
    await store.deleteInstallation?.(query);
    await expect(store.fetchInstallation(query)).rejects.toThrow('not installed');
    await store.storeInstallation(kept);
    expect(await store.fetchInstallation(query)).toEqual(kept);
  });
});
