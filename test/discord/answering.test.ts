import { describe, expect, it } from 'vitest';
import { asked, codesIn, said, until, useDiscord, wordsOf } from './discord-world.ts';
import { answerByControls, commandIn, must } from './simulated-member.ts';

const world = useDiscord();

describe('a member in Discord', { timeout: 120_000 }, () => {
  it('answers a whole questionnaire by controls alone, and sends it', async () => {
    const { person, invited } = await world.joined({ questionnaire: 'administrations' });
    const { discord } = world;
    const seen = new Set<string>();
    for (let turns = 0; turns < 90; turns += 1) {
      const message = await until(
        () => {
          const last = said(discord, person).findLast((one) => codesIn(one).length > 0);
          return last !== undefined && !seen.has(last.id) ? last : undefined;
        },
        () => said(discord, person).slice(-3).map(wordsOf),
      );
      seen.add(message.id);
      const submit = commandIn(message, 'submit');
      if (submit !== undefined) {
        await must(discord.presses(person, message, submit));
        break;
      }
      if (await answerByControls(discord, person, message)) continue;
      const skip = commandIn(message, 'skip');
      if (skip !== undefined) await must(discord.presses(person, message, skip));
    }
    await until(
      async () => {
        const { prisma } = world.serving.opened;
        const where = { id: invited.responseId };
        const response = await prisma.response.findUniqueOrThrow({ where });
        return response.status === 'submitted' ? true : undefined;
      },
      () => said(discord, person).slice(-3).map(wordsOf),
    );
    expect(Object.keys(await world.answers(invited)).length).toBeGreaterThan(10);
    expect(world.logged).toEqual([]);
  });

  it('answers by plain typing alone', async () => {
    const { person, invited } = await world.joined({ questionnaire: 'administrations' });
    const { discord } = world;
    const first = asked(discord, person);
    discord.types(person, '1');
    await until(async () => Object.keys(await world.answers(invited))[0]);
    // What was asked shows what was answered, with one way to change it.
    await until(() => {
      const codes = first === undefined ? [] : codesIn(first);
      return codes.length === 1 && codes[0]?.includes('|change|') ? true : undefined;
    });
    expect(world.logged).toEqual([]);
  });
});
