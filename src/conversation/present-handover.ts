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
    paragraphs: [...(problem === undefined ? [] : [problem]), ...askedIn(view, { name, email })],
    actions: isComplete ? [yes, back] : [back],
  });
  return isComplete ? asked : { ...asked, colleague: shownAgain({ name, email }, rejected) };
}

function askedIn(view: View, { name, email }: Colleague): readonly string[] {
  const { member, capabilities } = view.situation;
  if (name !== '' && email !== '') {
    const asked = view.phrase('handoverConfirm', { name, email, member: member.name });
    const yesOrNo = { yes: view.phrase('yes'), no: view.phrase('no') };
    return capabilities.buttonsMax > 0 ? [asked] : [asked, view.phrase('hintYesNo', yesOrNo)];
  }
  if (name !== '') return [view.phrase('handoverAddress', { name })];
  const key = email === '' ? 'handoverWho' : 'handoverName';
  return [view.phrase(key, { email, member: member.name })];
}

/** What was not taken is shown as it was written, so that it can be mended. */
function shownAgain(known: Colleague, rejected: unknown): Colleague {
  if (typeof rejected !== 'string') return known;
  const email = /\S*@\S*/.exec(rejected)?.[0] ?? '';
  const name = known.name || rejected.replace(email, '').trim();
  return { name: name.slice(0, SHOWN_MAX), email: email.slice(0, SHOWN_MAX) };
}

const SHOWN_MAX = 254;
