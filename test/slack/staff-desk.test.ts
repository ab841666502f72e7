import { beforeAll, describe, expect, it } from 'vitest';
import { latest } from '../emulators/slack/store.ts';
import { prepare } from '../support/parley.ts';
import { until, useSlack } from './slack-world.ts';
import { staffIn } from './staff.ts';

const world = useSlack();
beforeAll(() => prepare(world.serving.opened.parley), 60_000);

type Staff = Awaited<ReturnType<typeof staffIn>>;

const modalOf = ({ person }: Staff) =>
  until(() => {
    const modal = world.slack.store.topModal(person);
    return modal?.fields['submit'] === undefined ? undefined : modal;
  });
const field = (name: string) => ({ action_id: 'input', block_id: `field|${name}` });
const counted = (words: string) => Number(/(\d+) members? would be asked/.exec(words)?.[1]);

/** Asks for a form by a command, and closes whatever window stood open. */
async function opens(staff: Staff, words: string) {
  while (world.slack.store.topModal(staff.person) !== undefined) {
    await world.slack.closesView(staff.person);
  }
  await staff.talk.commands(words);
  return modalOf(staff);
}

describe('staff in Slack', () => {
  it('open a round by a window that counts, with wrong dates told at their fields', async () => {
    const staff = await staffIn(world, 'approver');
    const { person, talk } = staff;
    expect(await talk.commands('rounds')).toContain('ephemeral');
    const modal = await opens(staff, 'open');
    const before = counted(modal.words);
    await world.slack.acts(
      person,
      { view: 'modal' },
      { ...field('regions'), selected_options: ['AFR'] },
    );
    const after = await until(() => {
      const count = counted(world.slack.store.topModal(person)?.words ?? '');
      return count > 0 && count < before ? count : undefined;
    });
    const chosen = { ...field('questionnaire'), selected_option: 'administrations@1' };
    await world.slack.acts(person, { view: 'modal' }, chosen);
    await world.slack.submitsView(person, [{ ...field('closesOn'), selected_date: '2026-01-01' }]);
    expect(world.slack.store.topModal(person)?.errors).toMatchObject({
      'field|closesOn': expect.stringContaining('already over'),
    });
    await world.slack.submitsView(person, [{ ...field('closesOn'), selected_date: '2027-04-15' }]);
    const result = world.slack.store.topModal(person);
    expect(result?.words).toContain(`${after} members are asked`);
    const round = { where: { slug: 'cto-2027' } };
    const { prisma } = world.serving.opened;
    expect((await prisma.round.findUniqueOrThrow(round)).state).toBe('open');
  });

  it('see the status as a picture whose columns line up', async () => {
    const { talk } = await staffIn(world, 'viewer');
    const status = await talk.commands('status cto-2027');
    expect(status).toContain('"type":"rich_text_preformatted"');
    expect(status).toContain('Africa');
    expect(status).toContain('░');
    expect(await talk.commands('rounds')).toContain('cto-2027');
  });

  it('are refused with the reason where their role does not reach', async () => {
    const { talk } = await staffIn(world, 'viewer');
    for (const words of [
      'open',
      'remind cto-2027',
      'extend cto-2027 2027-04-20',
      'close cto-2027',
    ]) {
      expect(await talk.commands(words)).toMatch(/needs the role (officer|approver) or higher/);
    }
    expect(await talk.commands('agenda cto-2027 build')).toContain('role officer');
  });

  it('remind, extend and close after they have confirmed it in a window', async () => {
    const staff = await staffIn(world, 'approver');
    const { person } = staff;
    const { prisma } = world.serving.opened;
    const remind = await opens(staff, 'remind cto-2027');
    expect(remind.words).toMatch(/\d+ members will be reminded/);
    await world.slack.submitsView(person, [{ ...field('reason'), value: 'one week left' }]);
    expect(world.slack.store.topModal(person)?.words).toMatch(/\d+ reminders are planned/);
    await opens(staff, 'extend cto-2027');
    await world.slack.submitsView(person, [{ ...field('closesOn'), selected_date: '2027-04-20' }]);
    expect(world.slack.store.topModal(person)?.words).toMatch(/\d+ members are told/);
    const where = { slug: 'cto-2027' };
    const extended = await prisma.round.findUniqueOrThrow({ where });
    expect(extended.closesOn.toISOString()).toContain('2027-04-20');
    const close = await opens(staff, 'close cto-2027');
    expect(close.words).toMatch(/\d+ members have not answered/);
    await world.slack.submitsView(person);
    expect((await prisma.round.findUniqueOrThrow({ where })).state).toBe('closed');
  });

  it('get the agenda as files, and subscribe a channel', async () => {
    const staff = await staffIn(world, 'officer');
    const { person, talk } = staff;
    expect(await talk.commands('agenda cto-2027 build en fr')).toContain('private');
    const posted = await until(
      () => {
        const files = world.slack.store.said(person).flatMap((message) => message.files);
        return files.length >= 2 ? files : undefined;
      },
      () => world.slack.store.said(person).map((message) => latest(message).words),
    );
    expect(posted.every(({ bytes }) => bytes.length > 500)).toBe(true);
    expect(await talk.commands('subscribe cto-2027')).toMatch(/channel/);
    const channel = world.slack.addChannel(world.team, { name: 'cto', members: [person] });
    const { body } = await world.slack.command(person, '/parley', 'subscribe cto-2027', channel);
    expect(JSON.stringify(body)).toContain('cto-2027');
    const { prisma } = world.serving.opened;
    const row = await prisma.subscription.findFirstOrThrow();
    expect(row).toMatchObject({ platform: 'slack', externalId: channel.id });
    expect(world.logged).toEqual([]);
  });
});
