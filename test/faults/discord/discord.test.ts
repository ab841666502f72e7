import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerByControls } from '../../discord/simulated-member.ts';
import { objectOf } from '../../emulators/json.ts';
import { becomes } from '../becomes.ts';
import { holdRow } from '../held-row.ts';
import { type DiscordScene, type Member, openDiscordScene } from './scene.ts';

let scene: DiscordScene;

beforeAll(async () => {
  scene = await openDiscordScene();
});
afterAll(() => scene?.close());

const answered = (responseId: string) =>
  scene.prisma.answer.count({ where: { responseId, current: true } });

describe('two web processes, of which one listens, and a worker', () => {
  it('killed after an answer was acknowledged and before its reply was said: it is said once', async () => {
    const member = await scene.joined();
    const question = await scene.asked(member);
    const before = scene.said(member.person).length;
    await scene.killWorker();
    await answerByControls(scene.discord, member.person, question);
    expect(await answered(member.invited.responseId)).toBe(1);
    expect(scene.said(member.person)).toHaveLength(before);
    await scene.startWorker();
    await scene.quiet();
    expect(scene.said(member.person)).toHaveLength(before + 1);
    await scene.isWhole(member);
  });

  it('killed while Discord has a message in hand: it is there once', async () => {
    const member = await scene.joined();
    const question = await scene.asked(member);
    const before = scene.said(member.person).length;
    scene.discord.faults.plan('POST /channels/:channel/messages', { silent: 'after' });
    await answerByControls(scene.discord, member.person, question);
    await becomes(() => scene.said(member.person).length > before);
    await scene.killWorker();
    await scene.startWorker();
    await scene.quiet();
    expect(scene.said(member.person)).toHaveLength(before + 1);
    await scene.isWhole(member);
  });

  it('Discord is away for a while: what was answered is kept, and what is to be said comes afterwards, once', async () => {
    const member = await scene.joined();
    const question = await scene.asked(member);
    const before = scene.said(member.person).length;
    scene.discord.faults.plan('POST /channels/:channel/messages', { http: 503 }, { times: 3 });
    await answerByControls(scene.discord, member.person, question);
    expect(await answered(member.invited.responseId)).toBe(1);
    await scene.quiet();
    expect(scene.said(member.person)).toHaveLength(before + 1);
    await scene.isWhole(member);
  });

  it('the one that listens is killed: the other resumes, and hears once what was said meanwhile', async () => {
    const member = await scene.joined();
    await scene.asked(member);
    await scene.killListener();
    scene.discord.types(member.person, '2');
    await becomes(
      async () => (await answered(member.invited.responseId)) === 1,
      () => 'the other one does not listen',
    );
    await scene.quiet();
    await scene.isWhole(member);
    const question = await scene.asked(member);
    await answerByControls(scene.discord, member.person, question);
    await scene.quiet();
    expect(await answered(member.invited.responseId)).toBe(2);
    await scene.isWhole(member);
  });

  /** Presses an answer; the one that listens is killed when `moment` has come, and the press comes again, and again. */
  const pressedAndKilled = async (moment: (member: Member) => Promise<() => Promise<unknown>>) => {
    const member = await scene.joined();
    const question = await scene.asked(member);
    const after = await moment(member);
    const pressed = scene.discord.store.interactions.length;
    const pressing = answerByControls(scene.discord, member.person, question).catch(() => false);
    const press = scene.discord.store.interactions[pressed];
    await after();
    await Promise.all([pressing, scene.startWeb()]);
    // Nobody listened, and then the other one did: Discord has told it of the same press again.
    const { responseId } = member.invited;
    await becomes(async () => (await answered(responseId)) === 1);
    // A person who saw it fail presses again.
    const data = objectOf(press?.payload['data']);
    const again = scene.discord.forges(member.person, { type: 3, data, message: question });
    await becomes(() => again.state === 'answered');
    await scene.quiet();
    await scene.isWhole(member);
    expect(await scene.prisma.answer.count({ where: { responseId } })).toBe(1);
  };
  const CALLBACK = 'POST /interactions/:interaction/:token/callback';
  const callbacks = () => scene.discord.store.calls.filter(({ route }) => route === CALLBACK);

  it('the one that listens is killed with a press in hand that is not stored: it is stored once', () =>
    pressedAndKilled(async ({ invited: { responseId } }) => {
      const held = await holdRow(scene.prisma, responseId);
      return async () => {
        await becomes(held.isWaitedFor);
        await scene.killListener();
        await held.letGo();
        expect(await answered(responseId)).toBe(0);
      };
    }));

  it.each([
    ['has not acknowledged yet', { silent: 'before' }],
    ['has acknowledged, without knowing it', { silent: 'after' }],
  ] as const)('killed with a press stored that it %s: it is stored once', async (_when, fault) => {
    await pressedAndKilled(async ({ invited: { responseId } }) => {
      scene.discord.faults.plan(CALLBACK, fault);
      return async () => {
        await becomes(() => callbacks().at(-1)?.outcome === 'silent');
        expect(await answered(responseId)).toBe(1);
        await scene.killListener();
      };
    });
  });
});
