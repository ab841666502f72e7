import type { PhraseParams } from '../../conversation/phrasebook.ts';
import { directionOf, type Language } from '../../domain/language.ts';
import type { NoticePrompt } from '../../platform/prompt.ts';
import type { Shown } from '../../platform/shown.ts';
import type { ChatDeps } from './deps.ts';

/** One of the chat's own phrases, for its reader alone. */
export function told(
  { phrases }: Pick<ChatDeps, 'phrases'>,
  language: Language,
  name: string,
  params: PhraseParams = {},
): Shown {
  return toldWords(language, phrases(language, `chat.${name}`, params));
}

/** The same with words from elsewhere. */
export function toldWords(language: Language, words: string): Shown {
  const prompt: NoticePrompt = {
    ...{ id: '', language, direction: directionOf(language), kind: 'notice', tone: 'info' },
    ...{ paragraphs: [words], actions: [] },
  };
  return { kind: 'prompt', prompt };
}
