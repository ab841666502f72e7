import { readdirSync, readFileSync } from 'node:fs';
import type { Effect } from '../../src/conversation/effect.ts';
import { isLanguage, type Language } from '../../src/domain/language.ts';
import type { PrismaClient } from '../../src/infra/database/prisma.ts';
import type { Capabilities } from '../../src/platform/capabilities.ts';
import { needs } from '../conversation/support/play.ts';
import { OPENED, situation, turn, worldOf } from '../conversation/support/world.ts';
import type { Invited } from './pages-world.ts';

const STORIES = new URL('../conversation/stories/', import.meta.url);
/** What somebody typed in a story; what was pressed in it is left out. */
export interface Transcript {
  readonly name: string;
  readonly language: Language;
  readonly lines: readonly string[];
}

export const STORY_NAMES: readonly string[] = readdirSync(STORIES).filter((name) =>
  name.endsWith('.txt'),
);

export function readStory(name: string): Transcript {
  const [heading = '', ...lines] = readFileSync(new URL(name, STORIES), 'utf8').split('\n');
  const language = /\((\w+), \w+\)$/.exec(heading)?.[1] ?? '';
  if (!isLanguage(language)) throw new Error(`no language: ${heading}`);
  const typed = lines.filter((line) => /^> [^[{]/.test(line)).map((line) => line.slice(2));
  return { name, language, lines: typed };
}

/** What the engine makes of a transcript on a channel with these capabilities: the effects of each line, and how it ends. */
export function imagine({ language, lines }: Transcript, capabilities: Capabilities) {
  let world = worldOf(needs, situation({ language, capabilities }));
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

/** How a response stands, and the language in which it is spoken of on one platform. */
export async function ending(
  prisma: PrismaClient,
  { responseId, contactId }: Invited,
  platform: string,
) {
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
