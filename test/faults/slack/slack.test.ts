import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { becomes } from '../becomes.ts';
import { openSlackScene, type SlackScene } from './scene.ts';

let scene: SlackScene;

beforeAll(async () => {
  scene = await openSlackScene();
});
afterAll(() => scene?.close());

const answered = async (responseId: string) =>
  scene.prisma.answer.count({ where: { responseId, current: true } });
const events = () => scene.prisma.inboundEvent.count();

describe('two web and two worker processes behind one address of Slack', () => {
  it('killed after an event was kept and before Slack heard of it: its retry changes nothing', async () => {
    const member = await scene.joined();
    await scene.quiet();
    const before = await events();
    let killed: Promise<void> | undefined;
    let which = 0;
    scene.proxy.beforeNextReply((server) => {
      which = server;
      killed = scene.killWeb(server);
    });
    const seen = await scene.slack.types(member.person, 'help');
    expect(seen.status).toBe(0);
    await killed;
    expect(await events()).toBe(before + 1);
    const [again] = await scene.slack.delivery.releaseRetries(); // the other one takes it
    expect(again?.status).toBe(200);
    expect(await events()).toBe(before + 1);
    await scene.startWeb(which);
    await scene.quiet();
    await scene.isWhole(member);
  });

  it('killed after an answer was acknowledged and before its reply was said: it is said once', async () => {
    const member = await scene.joined();
    const question = await scene.asked(member);
    await scene.killWorkers();
    const before = scene.said(member.person).length;
    expect(await scene.answers(member, question)).toBe(1);
    await Promise.all([scene.killWeb(0), scene.killWeb(1)]);
    expect(await answered(member.invited.responseId)).toBe(1);
    expect(scene.said(member.person)).toHaveLength(before);
    await Promise.all([scene.startWorkers(), scene.startWeb(0)]); // the proxy goes round the other one
    await scene.quiet();
    expect(scene.said(member.person)).toHaveLength(before + 1);
    await scene.isWhole(member);
  });

  it('killed while Slack has a message in hand: its metadata tells that it is there', async () => {
    const member = await scene.joined();
    const question = await scene.asked(member);
    const before = scene.said(member.person).length;
    scene.slack.faults.plan('chat.postMessage', { silent: 'after' }, { channel: member.person.id });
    await scene.answers(member, question);
    await becomes(() => scene.said(member.person).length > before);
    await scene.killWorkers();
    await scene.startWorkers();
    await scene.quiet();
    expect(scene.said(member.person)).toHaveLength(before + 1);
    await scene.isWhole(member);
  });

  it('Slack is away for a while: what was answered is kept, and what is to be said comes afterwards, once', async () => {
    const member = await scene.joined();
    const question = await scene.asked(member);
    const before = scene.said(member.person).length;
    scene.slack.down();
    expect(await scene.answers(member, question)).toBe(1);
    const waiting = () => scene.prisma.delivery.count({ where: { state: 'retrying' } });
    await becomes(async () => (await waiting()) > 0);
    expect(await answered(member.invited.responseId)).toBe(1);
    scene.slack.up();
    await scene.quiet();
    expect(scene.said(member.person)).toHaveLength(before + 1);
    await scene.isWhole(member);
  });

  it('each killed in turn while people answer: no acknowledged answer lost, everything said once and in order', async () => {
    await scene.startWeb(1);
    const members = await Promise.all([1, 2, 3].map(() => scene.joined()));
    const questions = await Promise.all(members.map(scene.asked));
    const answering = members.map((member, index) => {
      const question = questions[index];
      return question === undefined ? 0 : scene.answers(member, question);
    });
    await Promise.all([...answering, scene.killWeb(0), scene.killWorkers()]);
    await scene.startWorkers();
    await scene.quiet();
    for (const member of members) {
      expect(await answered(member.invited.responseId)).toBe(1);
      await scene.isWhole(member);
    }
  });
});
