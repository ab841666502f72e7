import { describe, expect, it } from 'vitest';
import type { Message, Person } from '../emulators/discord/store.ts';
import { asked, codesIn, said, until, useDiscord, wordsOf } from './discord-world.ts';
import { answerByControls, commandIn, must } from './simulated-member.ts';

const world = useDiscord();

/** Nothing is on its way any more to this contact. */
async function quiet(contactId: string): Promise<void> {
  const { prisma } = world.serving.opened;
  await until(async () => {
    const conversations = await prisma.conversation.findMany({ where: { contactId } });
    const ids = conversations.map(({ id }) => id);
    const state = { in: ['pending', 'sending', 'retrying'] };
    const left = await prisma.delivery.count({ where: { state, conversationId: { in: ids } } });
    return left === 0 ? true : undefined;
  });
}

const allAnswers = (responseId: string) =>
  world.serving.opened.prisma.answer.findMany({ where: { responseId } });

/** Somebody who has joined, and the newest question before it. */
async function somebody() {
  const { person, invited } = await world.joined();
  await quiet(invited.contactId);
  return { person, invited, question: questionOf(person) };
}

function questionOf(person: Person): Message {
  const question = asked(world.discord, person);
  if (question === undefined) throw new Error('nothing was asked');
  return question;
}

/** Answers by controls until a question is to be answered in words. */
async function wordsAsked(person: Person, contactId: string): Promise<Message> {
  for (;;) {
    const question = questionOf(person);
    if (codesIn(question).some((code) => code.startsWith('t|'))) return question;
    await answerByControls(world.discord, person, question);
    await quiet(contactId);
  }
}

describe('one act is one, however often it comes:', () => {
  it('words and presses that the gateway brings in copies', async () => {
    const { discord } = world;
    const { person, invited } = await somebody();
    await wordsAsked(person, invited.contactId);
    const [before, given] = [said(discord, person).length, await allAnswers(invited.responseId)];
    discord.gateway.duplicate(4);
    discord.types(person, 'More fibre to the islands');
    await until(async () => (await world.answers(invited))['need1']);
    await quiet(invited.contactId);
    expect(said(discord, person)).toHaveLength(before + 1);
    expect(await allAnswers(invited.responseId)).toHaveLength(given.length + 1);
    discord.gateway.duplicate(4);
    await answerByControls(discord, person, questionOf(person));
    await quiet(invited.contactId);
    expect(said(discord, person)).toHaveLength(before + 2);
    expect(world.logged).toEqual([]);
  });

  it('a double click on an answer', async () => {
    const { discord } = world;
    const { person, invited, question } = await somebody();
    const before = said(discord, person).length;
    await Promise.all([1, 2].map(() => answerByControls(discord, person, question)));
    await quiet(invited.contactId);
    expect(Object.keys(await world.answers(invited))).toHaveLength(1);
    expect(said(discord, person)).toHaveLength(before + 1);
  });

  it('a double click on what moves the conversation on', async () => {
    const { discord } = world;
    const { person, invited, question } = await somebody();
    const before = said(discord, person).length;
    const skip = commandIn(question, 'skip');
    await Promise.all([1, 2, 3].map(() => must(discord.presses(person, question, skip))));
    await quiet(invited.contactId);
    // That it was left open, and the next question: each once.
    expect(said(discord, person)).toHaveLength(before + 2);
  });

  it('a press on a question of before answers nothing else', async () => {
    const { discord } = world;
    const { person, invited, question } = await somebody();
    const skip = commandIn(question, 'skip');
    await must(discord.presses(person, question, skip));
    await quiet(invited.contactId);
    const before = said(discord, person).length;
    await must(discord.presses(person, question, commandIn(question, 'review')));
    await until(() =>
      said(discord, person)
        .slice(before)
        .find((one) => wordsOf(one).includes('1.')),
    );
    await answerByControls(discord, person, question);
    await quiet(invited.contactId);
    const names = Object.keys(await world.answers(invited));
    expect(names.filter((name) => name !== 'attribution')).toEqual([]);
  });
});

describe('two processes', () => {
  it('hear everything once, and what stops leaves to the other', async () => {
    const { discord } = world;
    const { person, invited } = await somebody();
    await wordsAsked(person, invited.contactId);
    const other = await world.another();
    expect(discord.gateway.open).toHaveLength(1);
    const before = said(discord, person).length;
    await world.serving.stop();
    discord.types(person, 'Said between the two');
    const { prisma } = other.opened;
    const where = { responseId: invited.responseId, question: 'need1' };
    await until(
      async () => (await prisma.answer.findFirst({ where })) ?? undefined,
      () => world.logged,
    );
    await until(async () => {
      const left = await prisma.delivery.count({
        where: { state: { in: ['pending', 'sending'] } },
      });
      return left === 0 && said(discord, person).length === before + 1 ? true : undefined;
    });
  });
});
