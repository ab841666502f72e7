import { describe, expect, it } from 'vitest';
import { TEAMS_CAPABILITIES } from '../../adapters/teams/capabilities.ts';
import { NEEDS } from '../conversation/support/needs.ts';
import { ending, imagine, readStory, STORY_NAMES } from '../support/transcript.ts';
import { useTeams } from './teams-world.ts';

const world = useTeams();

/** The longest one of each language: Slack and Discord have all of them. */
const STORIES = [
  ...new Map(
    STORY_NAMES.map(readStory)
      .toSorted((one, other) => one.lines.length - other.lines.length)
      .map((story) => [story.language, story] as const),
  ).values(),
];

// On the pages the same stories are pressed by the test of Slack, and end as the engine says, too.
describe('a transcript ends the same', () => {
  it.each(STORIES)('in Teams and in the engine: $name', async (story) => {
    const { language } = story;
    const { end } = imagine(story, TEAMS_CAPABILITIES);
    const { prisma } = world.serving.opened;
    const profile = { locale: language };
    const { person, invited } = await world.joined({ definition: NEEDS, language, profile });
    for (const line of story.lines) {
      expect(await world.teams.types(person, line)).toMatchObject({ status: 200 });
    }
    expect(await ending(prisma, invited, 'teams')).toEqual(end);
    expect(world.logged).toEqual([]);
  });
});
