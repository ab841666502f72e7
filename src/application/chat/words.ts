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
  tone: NoticePrompt['tone'] = 'info',
): Shown {
  const prompt: NoticePrompt = {
    ...{ id: '', language, direction: directionOf(language), kind: 'notice', tone, actions: [] },
    paragraphs: [phrases(language, `chat.${name}`, params)],
  };
  return { kind: 'prompt', prompt };
}
