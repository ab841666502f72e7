import type { Prompt } from '../../platform/prompt.ts';
import type { Html } from '../html.ts';
import type { ConversationPage } from './frame.ts';
import { awaitedColleaguePage } from './handover.ts';
import { noticePage } from './notice.ts';
import { questionPage } from './question.ts';
import { reviewPage } from './review.ts';

/** The page of whatever the conversation has come to. */
export function promptPage(page: ConversationPage, notice?: Html): string {
  const prompt: Prompt = page.view.prompt;
  switch (prompt.kind) {
    case 'question':
      return questionPage(page, prompt, notice);
    case 'review':
      return reviewPage(page, prompt, notice);
    case 'notice': {
      const { colleague } = prompt;
      return colleague === undefined
        ? noticePage(page, prompt, notice)
        : awaitedColleaguePage(page, { ...prompt, colleague }, notice);
    }
  }
}
