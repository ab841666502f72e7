import { describe, expect, it } from 'vitest';
import { DISCORD_CAPABILITIES } from '../../adapters/discord/capabilities.ts';
import { hashed } from '../../adapters/discord/interactions.ts';
import { NEEDS } from '../conversation/support/needs.ts';
import { ending, imagine, readStory, STORY_NAMES } from '../support/transcript.ts';
import { until, useDiscord } from './discord-world.ts';

const world = useDiscord();

// On the pages the same stories are pressed by the test of Slack, and end as the engine says, too.
describe('a transcript ends the same', () => {
  it.each(STORY_NAMES)('in Discord and in the engine: %s', async (name) => {
    const story = readStory(name);
    const { language } = story;
    const { end } = imagine(story, DISCORD_CAPABILITIES);
    const { prisma } = world.serving.opened;
    const profile = { locale: language };
    const { person, invited } = await world.joined({ definition: NEEDS, language, profile });
    const typed = story.lines.map((line) => world.discord.types(person, line));
    // They are taken in their order: where the last one is, all are.
    const id = `discord:${hashed([typed.at(-1)?.id ?? ''])}`;
    await until(
      async () => (await prisma.inboundEvent.findUnique({ where: { id } })) ?? undefined,
      () => world.logged,
    );
    expect(await ending(prisma, invited, 'discord')).toEqual(end);
    expect(world.logged).toEqual([]);
  });
});
