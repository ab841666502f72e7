import type { NoticePrompt } from '../platform/prompt.ts';
import { notice } from './notices.ts';
import { action } from './prompt-base.ts';
import type { Colleague, ConversationState } from './state.ts';
import type { View } from './view.ts';

/** Who is to answer instead, what of it is still needed, and, when nothing is, whether it is right. */
export function handoverNotice(
  view: View,
  state: ConversationState,
  { problem, rejected }: { readonly problem?: string | undefined; readonly rejected?: unknown },
): NoticePrompt {
  const { name, email } = state.colleague ?? { name: '', email: '' };
  const isComplete = name !== '' && email !== '';
  const yes = { ...action(view, 'done', 'primary'), label: view.phrase('actionHandoverYes') };
  const back = { ...action(view, 'back', 'secondary'), label: view.phrase('actionDeclineNot') };
  const asked = notice(view, state, {
    tone: problem === undefined ? 'info' : 'problem',
    title: view.phrase('handoverTitle'),
    paragraphs: [...(problem === undefined ? [] : [problem]), askedIn(view, { name, email })],
    actions: isComplete ? [yes, back] : [back],
  });
  return isComplete ? asked : { ...asked, colleague: shownAgain({ name, email }, rejected) };
}

function askedIn(view: View, { name, email }: Colleague): string {
  const member = view.situation.member.name;
  if (name !== '' && email !== '') return view.phrase('handoverConfirm', { name, email, member });
  if (name !== '') return view.phrase('handoverAddress', { name });
  return view.phrase(email === '' ? 'handoverWho' : 'handoverName', { email, member });
}

/** What was not taken is shown as it was written, so that it can be mended. */
function shownAgain(known: Colleague, rejected: unknown): Colleague {
  if (typeof rejected !== 'string') return known;
  const email = /\S*@\S*/.exec(rejected)?.[0] ?? '';
  const name = known.name || rejected.replace(email, '').trim();
  return { name: name.slice(0, SHOWN_MAX), email: email.slice(0, SHOWN_MAX) };
}

const SHOWN_MAX = 254;
