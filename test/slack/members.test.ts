import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/domain/language.ts';
import { NEEDS } from '../conversation/support/needs.ts';
import { latest, type Message } from '../emulators/slack/store.ts';
import { actionIds, answerByControls, offersOf } from './simulated-member.ts';
import { until, useSlack } from './slack-world.ts';
import { talkWith } from './talk.ts';

const world = useSlack();
const ASK = { definition: NEEDS };

const TITLES = {
  ar: 'ما هي أولوياتكم؟',
  zh: '您的优先事项是什么？',
  en: 'What are your priorities?',
  es: '¿Cuáles son sus prioridades?',
  fr: 'Quelles sont vos priorités ?',
  ru: 'Каковы ваши приоритеты?',
};

async function talking(options: Parameters<typeof world.joined>[0] = ASK) {
  const { person, invited } = await world.joined(options);
  const responseIs = (status: string) =>
    until(
      async () => {
        const { prisma } = world.serving.opened;
        const found = await prisma.response.findUniqueOrThrow({
          where: { id: invited.responseId },
        });
        return found.status === status ? found : undefined;
      },
      () => world.slack.store.said(person).slice(-4).map(wordsOf),
    );
  return { person, invited, responseIs, talk: talkWith(world, person) };
}

describe('a member in its conversation', () => {
  it('goes back, skips, reviews, and opens any question again from the list of the review', async () => {
    const { person, invited, talk } = await talking();
    await talk.hears(TITLES.en);
    await talk.types('2, 1');
    await talk.hears('What stands in the way?');
    await talk.presses('skip');
    await talk.hears('Will you attend');
    await talk.presses('back');
    await talk.hears('What stands in the way?');
    await talk.types('cost');
    await talk.hears('Will you attend');
    await talk.presses('review');
    const review = await talk.hears('Cloud computing');
    const list = offersOf(review).find(({ block }) => block.block_id?.startsWith('change|'));
    const act = { action_id: 'input', block_id: list?.block.block_id ?? '' };
    await world.slack.acts(person, { message: review }, { ...act, selected_option: 'barriers' });
    const again = await talk.hears('What stands in the way?');
    await answerByControls(world.slack, person, again);
    await until(async () =>
      JSON.stringify((await world.answers(invited))['barriers']) === '["cost"]' ? true : undefined,
    );
    expect(world.logged).toEqual([]);
  });

  it('speaks another language from the next message on, each of the six', async () => {
    const { talk } = await talking();
    for (const language of LANGUAGES.toReversed()) {
      await talk.types(`language ${language}`);
      await talk.hears(TITLES[language]);
    }
    await talk.presses('help');
    for (const [index, language] of LANGUAGES.entries()) {
      await talk.types('language');
      await talk.hears('français');
      await talk.presses(`act-${index}-language`);
      await talk.hears(TITLES[language]);
    }
  });

  it('asks for time, declines with a reason, comes back, and hands over', async () => {
    const { invited, talk, responseIs } = await talking();
    const { prisma } = world.serving.opened;
    await talk.presses('help');
    await talk.hears('What you can write');
    await talk.presses('snooze');
    await talk.types('in 3 days');
    await talk.hears('There will be no reminder before');
    await talk.types('decline');
    await talk.hears(/why/i);
    await talk.types('We have no mandate.');
    expect(await responseIs('declined')).toMatchObject({ declineReason: 'We have no mandate.' });
    await talk.types('start');
    await talk.hears(TITLES.en);
    await talk.types('1, 2');
    await responseIs('partial');
    await talk.types('hand over to Amina Said, amina@example.org');
    await talk.hears('amina@example.org');
    await talk.types('yes');
    await until(async () => {
      const { addressee } = await prisma.response.findUniqueOrThrow({
        where: { id: invited.responseId },
        include: { addressee: true },
      });
      const where = { email: 'amina@example.org', memberId: addressee.memberId };
      return (await prisma.contact.findFirst({ where })) ?? undefined;
    });
    await talk.types('stop');
    await talk.hears(/no more reminders|stop/i);
  });

  it('sees in the message what it answered, and changes it there', async () => {
    const { invited, talk, person } = await talking();
    const question = await talk.hears(TITLES.en);
    await talk.types('1, 2');
    await talk.hears('What stands in the way?');
    const change = await until(
      () => actionIds(question).find((id) => id.endsWith('-change')),
      () => actionIds(question),
    );
    expect(actionIds(question)).toHaveLength(1);
    expect(wordsOf(question)).toContain('Network security');
    await world.slack.clicks(person, question, change);
    await until(() => (latestSaid(person).includes(TITLES.en) ? true : undefined));
    await talk.types('4, 1');
    await until(async () =>
      JSON.stringify((await world.answers(invited))['priorities']) === '["climate","security"]'
        ? true
        : undefined,
    );
    await talk.hears('What stands in the way?');
  });
});

function wordsOf(message: Message): string {
  return latest(message).words;
}

function latestSaid(person: Parameters<typeof world.slack.types>[0]): string {
  const last = world.slack.store.said(person).findLast(({ byApp }) => byApp);
  return last === undefined ? '' : wordsOf(last);
}

describe('a member that reads Arabic', () => {
  it('has every line of every message from right to left', async () => {
    const profile = { locale: 'ar-EG' };
    const { person, talk, responseIs } = await talking({ ...ASK, language: 'ar', profile });
    await talk.hears(TITLES.ar);
    await talk.types('مساعدة');
    await talk.hears('ما يمكنكم كتابته');
    const seen = new Set<string>();
    for (let turns = 0; turns < 20; turns += 1) {
      const message = await until(() => {
        const last = world.slack.store
          .said(person)
          .findLast((one) => one.byApp && actionIds(one).length > 0);
        return last !== undefined && !seen.has(last.ts) ? last : undefined;
      });
      seen.add(message.ts);
      const submit = actionIds(message).find((id) => id.endsWith('-submit'));
      if (submit !== undefined) {
        await world.slack.clicks(person, message, submit);
        break;
      }
      await answerByControls(world.slack, person, message, { words: () => '12', choose: () => 0 });
    }
    await responseIs('submitted');
    const ours = world.slack.store.said(person).filter(({ byApp }) => byApp);
    const texts = ours.flatMap(({ versions }) =>
      versions.flatMap(({ text, blocks }) => [text, ...textsIn(blocks)]),
    );
    expect(texts.length).toBeGreaterThan(100);
    const lines = texts.flatMap((text) => text.split('\n')).filter((line) => line.trim() !== '');
    expect(lines.filter((line) => !/^\s*[\u200f\p{Script=Arabic}]/u.test(line))).toEqual([]);
  });
});

function textsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'text' && typeof inner === 'string' ? [inner] : textsIn(inner),
  );
}
