import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SLACK_CAPABILITIES } from '../../adapters/slack/capabilities.ts';
import type { Effect } from '../../src/conversation/effect.ts';
import type { AnswerValue } from '../../src/conversation/state.ts';
import { isLanguage, type Language } from '../../src/domain/language.ts';
import type { PageShape } from '../../src/platform/page-fields.ts';
import { NEEDS } from '../conversation/support/needs.ts';
import { needs } from '../conversation/support/play.ts';
import { OPENED, situation, turn, worldOf } from '../conversation/support/world.ts';
import type { Invited } from '../support/pages-world.ts';
import { type Visitor, visit } from './page-visitor.ts';
import { useSlack } from './slack-world.ts';

const STORIES = new URL('../conversation/stories/', import.meta.url);
const SHAPES: Readonly<Record<string, PageShape>> = {
  ...{ priorities: 'ranks', barriers: 'list', formats: 'cells' },
};

interface Transcript {
  readonly name: string;
  readonly language: Language;
  readonly lines: readonly string[];
}

/** What somebody typed in a story; what was pressed in it is left out. */
function readStory(name: string): Transcript {
  const [heading = '', ...lines] = readFileSync(new URL(name, STORIES), 'utf8').split('\n');
  const language = /\((\w+), \w+\)$/.exec(heading)?.[1] ?? '';
  if (!isLanguage(language)) throw new Error(`no language: ${heading}`);
  const typed = lines.filter((line) => /^> [^[{]/.test(line)).map((line) => line.slice(2));
  return { name, language, lines: typed };
}

/** What the engine makes of a transcript: the effects of each line, and how it ends. */
function imagine({ language, lines }: Transcript) {
  let world = worldOf(needs, situation({ language, capabilities: SLACK_CAPABILITIES }));
  const effects: Effect[][] = [];
  const begun = turn(needs, world, { at: OPENED, kind: 'commanded', command: 'start' });
  world = begun.world;
  for (const text of lines) {
    const { step, world: after } = turn(needs, world, { at: OPENED, kind: 'typed', text });
    effects.push([...step.effects]);
    world = after;
  }
  const { response, conversation } = world.situation;
  const answers = Object.fromEntries(
    Object.entries(response.answers).map(([question, value]) => [
      question,
      [value, world.levels[question]],
    ]),
  );
  return { effects, end: { answers, status: response.status, language: conversation.language } };
}

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

/** How a response stands, and the language in which it is spoken of on one platform. */
async function ending({ responseId, contactId }: Invited, platform: string) {
  const { prisma } = world.serving.opened;
  const response = await prisma.response.findUniqueOrThrow({
    where: { id: responseId },
    include: { answers: { where: { current: true } } },
  });
  const { language } = await prisma.conversation.findFirstOrThrow({
    where: { responseId, contactId, platform },
  });
  const answers = Object.fromEntries(
    response.answers
      .filter(({ value }) => value !== null)
      .map(({ question, value, attribution }) => [question, [value, attribution]]),
  );
  return { answers, status: response.status, language };
}

describe('a transcript ends the same', () => {
  const stories = readdirSync(STORIES).filter((name) => name.endsWith('.txt'));

  it.each(stories)('in Slack, on the pages and in the engine: %s', async (name) => {
    const story = readStory(name);
    const { language } = story;
    const { effects, end } = imagine(story);
    const ask = { definition: NEEDS, language };

    const { person, invited } = await world.joined({ ...ask, profile: { locale: language } });
    for (const line of story.lines) {
      expect(await world.slack.types(person, line)).toMatchObject({ status: 200 });
    }
    expect(await ending(invited, 'slack')).toEqual(end);

    const onPages = await world.invite(ask);
    const visitor = await visit(world.serving.url ?? '', onPages.token, language);
    for (const one of effects) await press(visitor, one);
    expect(await ending(onPages, 'page')).toEqual(end);
    expect(world.logged).toEqual([]);
  });
});
