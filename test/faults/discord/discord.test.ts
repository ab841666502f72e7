import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerByControls } from '../../discord/simulated-member.ts';
import { becomes } from '../becomes.ts';
import { type DiscordScene, openDiscordScene } from './scene.ts';

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
});
