import type { NoticePrompt } from '../platform/prompt.ts';
import { notice } from './notices.ts';
import { shownAnswer } from './present-review.ts';
import type { CompiledQuestion } from './questionnaire.ts';
import type { ConversationState } from './state.ts';
import type { View } from './view.ts';

/** A reminder of the answer, not the answer itself: the review shows it whole. */
const ANSWER_MAX = 600;
const TITLE_MAX = 600;

/** What stands where a question was asked, once it is answered: what was said, and a way to change it. */
export function answeredNotice(
  view: View,
  state: ConversationState,
  question: CompiledQuestion,
): NoticePrompt {
  const title = view.text(question.title) ?? question.name;
  const answer = shownAnswer(view, question);
  const label = view.phrase('actionChange');
  return notice(view, state, {
    tone: 'done',
    title: clip(title, TITLE_MAX),
    paragraphs: [answer === undefined ? '–' : `✓ ${clip(answer, ANSWER_MAX)}`],
    actions: [{ command: 'change', argument: question.name, label, weight: 'secondary' }],
  });
}

function clip(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1).trimEnd()}…`;
}
