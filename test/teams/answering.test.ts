import { describe, expect, it } from 'vitest';
import { answerByControls, buttonsIn, commandIn, must } from './simulated-member.ts';
import { said, until, useTeams, wordsOf } from './teams-world.ts';

const world = useTeams();

describe('a member in Teams', { timeout: 120_000 }, () => {
  it('answers a whole questionnaire by controls alone, and sends it', async () => {
    const { person, invited } = await world.joined({ questionnaire: 'administrations' });
    const { teams } = world;
    const seen = new Set<string>();
    for (let turns = 0; turns < 90; turns += 1) {
      const message = await until(
        () => {
          const last = said(world, person).findLast((one) => buttonsIn(one, person).length > 0);
          return last !== undefined && !seen.has(last.id) ? last : undefined;
        },
        () =>
          said(world, person)
            .slice(-3)
            .map((one) => wordsOf(one, person)),
      );
      seen.add(message.id);
      const submit = commandIn(message, person, 'submit');
      if (submit !== undefined) {
        await must(teams.presses(person, message, submit));
        break;
      }
      if (await answerByControls(world, person, message)) continue;
      const skip = commandIn(message, person, 'skip');
      if (skip !== undefined) await must(teams.presses(person, message, skip));
    }
    await until(
      async () => {
        const { prisma } = world.serving.opened;
        const where = { id: invited.responseId };
        const response = await prisma.response.findUniqueOrThrow({ where });
        return response.status === 'submitted' ? true : undefined;
      },
      () =>
        said(world, person)
          .slice(-3)
          .map((one) => wordsOf(one, person)),
    );
    expect(Object.keys(await world.answers(invited)).length).toBeGreaterThan(10);
    expect(teams.oversized()).toEqual([]);
    expect(world.logged).toEqual([]);
  });

  it('answers by plain typing alone', async () => {
    const { person, invited } = await world.joined({ questionnaire: 'administrations' });
    const first = await until(
      () =>
        said(world, person).find((one) =>
          buttonsIn(one, person).some(({ kind }) => kind === 'save'),
        ),
      () => said(world, person).map((one) => buttonsIn(one, person)),
    );
    await world.teams.types(person, '1');
    await until(async () => Object.keys(await world.answers(invited))[0]);
    // What was asked shows what was answered, with one way to change it.
    await until(
      () => {
        const [change, ...more] = buttonsIn(first, person);
        return change?.command === 'change' && more.length === 0 ? true : undefined;
      },
      () => wordsOf(first, person),
    );
    expect(world.logged).toEqual([]);
  });
});
