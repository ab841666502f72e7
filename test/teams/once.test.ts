import { describe, expect, it } from 'vitest';
import type { Json } from '../emulators/json.ts';
import type { Message, Person } from '../emulators/teams/store.ts';
import {
  answerByControls,
  buttonsIn,
  commandIn,
  fieldsIn,
  must,
  titleIn,
} from './simulated-member.ts';
import { said, until, useTeams, wordsOf } from './teams-world.ts';

const world = useTeams();

const allAnswers = (responseId: string) =>
  world.serving.opened.prisma.answer.findMany({ where: { responseId } });

const isQuestion = (person: Person) => (one: Message) =>
  buttonsIn(one, person).some(({ kind }) => kind === 'save' || kind === 'option');

function questionOf(person: Person): Message {
  const question = said(world, person).findLast(isQuestion(person));
  if (question === undefined) throw new Error('nothing was asked');
  return question;
}

/** Somebody who has joined, and the newest question before it. */
async function somebody() {
  const { person, invited } = await world.joined();
  await until(() => said(world, person).find(isQuestion(person)));
  await world.quiet(invited);
  return { person, invited, question: questionOf(person) };
}

describe('one act is one, however often it comes:', () => {
  it('words and presses that come in copies, or again after Teams gave up waiting', async () => {
    const { teams } = world;
    const { person, invited, question } = await somebody();
    const before = said(world, person).length;
    teams.delivery.mischief({ copies: 4 });
    await teams.types(person, '1');
    await until(async () => Object.keys(await world.answers(invited))[0]);
    await world.quiet(invited);
    expect(said(world, person)).toHaveLength(before + 1);
    expect(await allAnswers(invited.responseId)).toHaveLength(1);
    const next = questionOf(person);
    expect(next.id).not.toBe(question.id);
    teams.delivery.mischief({ impatient: true });
    await answerByControls(world, person, next).catch(() => undefined);
    await until(async () => ((await allAnswers(invited.responseId)).length > 1 ? true : undefined));
    expect(teams.delivery.retriesWaiting).toBe(1);
    const [again] = await teams.delivery.releaseRetries();
    expect(again).toMatchObject({ status: 200, body: { statusCode: 200 } });
    await world.quiet(invited);
    expect(said(world, person)).toHaveLength(before + 2);
    expect(await allAnswers(invited.responseId)).toHaveLength(2);
    expect(world.logged).toEqual([]);
  });

  it('a double click on an answer, and on what moves the conversation on', async () => {
    const { person, invited, question } = await somebody();
    const before = said(world, person).length;
    await Promise.all([1, 2].map(() => answerByControls(world, person, question)));
    await world.quiet(invited);
    expect(Object.keys(await world.answers(invited))).toHaveLength(1);
    expect(said(world, person)).toHaveLength(before + 1);
    const next = questionOf(person);
    const skip = commandIn(next, person, 'skip');
    await Promise.all([1, 2, 3].map(() => must(world.teams.presses(person, next, skip))));
    await world.quiet(invited);
    // The next question, and the one after it: each once.
    expect(said(world, person).length - before).toBe(2);
    expect(await allAnswers(invited.responseId)).toHaveLength(1);
  });

  it('what moves on is one even an hour later; what is looked at again is looked at again', async () => {
    const { teams } = world;
    const { person, invited, question } = await somebody();
    const press = async (command: string) => {
      const button = commandIn(question, person, command);
      const { activity } = await must(teams.presses(person, question, button));
      await world.quiet(invited);
      return activity ?? {};
    };
    const later = (activity: Json, hours: number) => {
      const timestamp = new Date(Date.now() + hours * 3_600_000).toISOString();
      return teams.sends({ ...activity, id: `f:${person.id}${hours}`, timestamp });
    };
    const skipped = await press('skip');
    const looked = await press('review');
    const before = said(world, person).length;
    await later(skipped, 1);
    await world.quiet(invited);
    expect(said(world, person)).toHaveLength(before);
    await later(looked, 2);
    await world.quiet(invited);
    expect(said(world, person)).toHaveLength(before + 1);
  });

  it('an id of an activity is its chat’s alone', async () => {
    const { teams } = world;
    const [one, other] = [await somebody(), await somebody()];
    for (const { person } of [one, other]) {
      teams.delivery.mischief({ activity: { id: '1700000000000' } });
      await teams.types(person, '1');
    }
    for (const { invited } of [one, other]) {
      await until(async () => Object.keys(await world.answers(invited))[0]);
    }
  });

  it('a press on a question of before answers that one, and nothing else', async () => {
    const { teams } = world;
    const { person, invited, question } = await somebody();
    const skip = commandIn(question, person, 'skip');
    const stale = { ...question, versions: [...question.versions] };
    await must(teams.presses(person, question, skip));
    await world.quiet(invited);
    await answerByControls(world, person, stale);
    await world.quiet(invited);
    const names = Object.keys(await world.answers(invited));
    expect(names).toEqual(['attribution']);
  });
});

describe('a section that is filled in together', () => {
  it('stands on a card, tells what is wrong at its field, and goes on once', async () => {
    const { teams } = world;
    const { person, invited } = await somebody();
    while (commandIn(questionOf(person), person, 'section') === undefined) {
      const asked = questionOf(person);
      if (!(await answerByControls(world, person, asked))) throw new Error(wordsOf(asked, person));
      await world.quiet(invited);
    }
    const asked = questionOf(person);
    const before = said(world, person).length;
    await must(teams.presses(person, asked, commandIn(asked, person, 'section')));
    const form = await until(() => said(world, person)[before]);
    const fields = fieldsIn(form, person);
    expect(fields.length).toBeGreaterThan(1);
    expect(teams.oversized()).toEqual([]);
    const words = fields.find(({ kind }) => kind === 'long text' || kind === 'text');
    if (words === undefined) throw new Error('no field for words');
    const filling = { [words.id]: 'Cheaper lines' };
    await must(teams.presses(person, form, titleIn(form, person, 'send'), filling));
    await until(async () =>
      Object.values(await world.answers(invited)).includes('Cheaper lines') ? true : undefined,
    );
    await world.quiet(invited);
    expect(said(world, person).length - before).toBe(2);
    expect(wordsOf(form, person)).toContain('✓');
    expect(world.logged).toEqual([]);
  });
});

describe('where somebody is reached', () => {
  it('may not be kept for now: what was done is', async () => {
    const { person, invited } = await somebody();
    const { prisma } = world.serving.opened;
    await prisma.$executeRaw`ALTER TABLE vault_entry RENAME TO vault_entry_away`;
    try {
      person.locale = 'fr-FR';
      expect((await world.teams.types(person, '1')).status).toBe(200);
      await until(async () => Object.keys(await world.answers(invited))[0]);
    } finally {
      await prisma.$executeRaw`ALTER TABLE vault_entry_away RENAME TO vault_entry`;
    }
    await world.quiet(invited);
    expect(world.logged.splice(0).join('\n')).toContain('noting where somebody is reached');
  });
});

describe('what could not be kept', () => {
  it('is said not to have been, in the same place, and is sent no more', async () => {
    const { teams } = world;
    const { person, invited, question } = await somebody();
    const { prisma } = world.serving.opened;
    await prisma.$executeRaw`ALTER TABLE inbound_event RENAME TO inbound_event_away`;
    try {
      const before = said(world, person).length;
      expect((await teams.types(person, '1')).status).toBe(200);
      await world.hears(person, 'could not be saved', before);
      const [button] = buttonsIn(question, person).filter(({ kind }) => kind === 'save');
      const [field] = fieldsIn(question, person);
      const filling = { [field?.id ?? '']: [field?.options[0]?.value ?? ''] };
      const pressed = await teams.presses(person, question, button?.title, filling);
      expect(pressed.toast).toContain('could not be saved');
      expect(teams.delivery.retriesWaiting).toBe(0);
    } finally {
      await prisma.$executeRaw`ALTER TABLE inbound_event_away RENAME TO inbound_event`;
    }
    expect(await world.answers(invited)).toEqual({});
    await teams.types(person, '1');
    await until(async () => Object.keys(await world.answers(invited))[0]);
    expect(world.logged.splice(0).join('\n')).toContain('could not be taken');
  });
});
