import { describe, expect, it } from 'vitest';
import { SLACK_CAPABILITIES } from '../../adapters/slack/capabilities.ts';
import type { Effect } from '../../src/conversation/effect.ts';
import type { AnswerValue } from '../../src/conversation/state.ts';
import type { PageShape } from '../../src/platform/page-fields.ts';
import { NEEDS } from '../conversation/support/needs.ts';
import { ending, imagine, readStory, STORY_NAMES } from '../support/transcript.ts';
import { type Visitor, visit } from './page-visitor.ts';
import { useSlack } from './slack-world.ts';

const SHAPES: Readonly<Record<string, PageShape>> = {
  ...{ priorities: 'ranks', barriers: 'list', formats: 'cells' },
};

/** The same wishes by the fields and buttons of the pages. */
async function press(visitor: Visitor, effects: readonly Effect[]): Promise<void> {
  const recorded = effects.flatMap((effect) => (effect.kind === 'record' ? [effect] : []));
  // A new level of attribution raises or lowers what is stored by itself: only the choice is pressed.
  const isLevel = recorded.some(({ question }) => question === 'attribution');
  const wordsOf = (question: string) =>
    recorded.find((one) => one.question === `${question}-Comment`)?.value;
  for (const { question, value } of recorded) {
    if (value === null || question.endsWith('-Comment')) continue;
    if (isLevel && question !== 'attribution') continue;
    const words = wordsOf(question);
    const shape = SHAPES[question] ?? 'one';
    await visitor.answers(question, {
      ...{ shape, value: value satisfies AnswerValue },
      ...(typeof words === 'string' ? { words } : {}),
    });
  }
  for (const effect of effects) {
    if (effect.kind === 'submit') await visitor.commands('submit');
    if (effect.kind === 'decline') await visitor.commands('decline', effect.reason ?? '');
    if (effect.kind === 'use-language') await visitor.commands(`language ${effect.language}`);
    if (effect.kind === 'stop') await visitor.commands('stop');
    if (effect.kind === 'hand-over') {
      await visitor.commands('handover', effect.colleague.name, effect.colleague.email);
    }
  }
}

const world = useSlack();

describe('a transcript ends the same', () => {
  it.each(STORY_NAMES)('in Slack, on the pages and in the engine: %s', async (name) => {
    const story = readStory(name);
    const { language } = story;
    const { effects, end } = imagine(story, SLACK_CAPABILITIES);
    const { prisma } = world.serving.opened;
    const ask = { definition: NEEDS, language };

    const { person, invited } = await world.joined({ ...ask, profile: { locale: language } });
    for (const line of story.lines) {
      expect(await world.slack.types(person, line)).toMatchObject({ status: 200 });
    }
    expect(await ending(prisma, invited, 'slack')).toEqual(end);

    const onPages = await world.invite(ask);
    const visitor = await visit(world.serving.url ?? '', onPages.token, language);
    for (const one of effects) await press(visitor, one);
    expect(await ending(prisma, onPages, 'page')).toEqual(end);
    expect(world.logged).toEqual([]);
  });
});
