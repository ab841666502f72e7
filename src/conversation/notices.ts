import { LANGUAGES } from '../domain/language.ts';
import type { Action, NoticePrompt } from '../platform/prompt.ts';
import { type Access, accessTo, isAwaited } from './access.ts';
import type { PhraseParams } from './phrasebook.ts';
import { action, promptBase } from './prompt-base.ts';
import type { ConversationState } from './state.ts';
import { nameOf } from './understand/command.ts';
import { isAnswered, questionsAsked, type View } from './view.ts';

/** A notice of one of our phrases and nothing to press. */
export function notice(
  view: View,
  state: ConversationState,
  say: {
    readonly tone: NoticePrompt['tone'];
    readonly title?: string;
    readonly paragraphs: readonly string[];
    readonly actions?: readonly Action[];
  },
): NoticePrompt {
  const { tone, title, paragraphs, actions = [] } = say;
  const base = { ...promptBase(view, state), kind: 'notice' as const, tone, paragraphs, actions };
  return title === undefined ? base : { ...base, title };
}

/** One of our phrases, told before the prompt. */
export function telling(name: string, params: PhraseParams = {}) {
  return (view: View, state: ConversationState) =>
    notice(view, state, { tone: 'info', paragraphs: [view.phrase(name, params)] });
}

/** Not opened, paused or closed: kindly, and what became of the answers. */
export function closedNotice(view: View, state: ConversationState, access: Access): NoticePrompt {
  const { status } = view.situation.response;
  const { closesAtText } = view.situation.round;
  if (access === 'early') {
    return notice(view, state, { tone: 'info', paragraphs: [view.phrase('notYetOpen')] });
  }
  if (access === 'paused') {
    return notice(view, state, { tone: 'info', paragraphs: [view.phrase('paused')] });
  }
  const kept = { submitted: 'closedSent', partial: 'closedKept' };
  const words = status === 'submitted' || status === 'partial' ? kept[status] : 'closedThanks';
  const paragraphs = [view.phrase('closed', { closesAt: closesAtText }), view.phrase(words)];
  return notice(view, state, { tone: 'info', paragraphs });
}

/** Sent: thanks, the author's words, and that everything can still be changed. */
export function finishedNotice(view: View, state: ConversationState): NoticePrompt {
  const thanks = view.text(view.questionnaire.completed);
  const { closesAtText } = view.situation.round;
  const late = accessTo(view.situation.round) === 'late';
  const until = late
    ? view.phrase('finishedLate')
    : view.phrase('finishedUntil', { closesAt: closesAtText });
  const { missing } = view.projection;
  const open =
    missing.length === 0 ? [] : [view.phrase('finishedMissing', { count: missing.length })];
  return notice(view, state, {
    tone: 'done',
    title: view.phrase('finishedTitle'),
    paragraphs: [...(thanks ?? view.phrase('finishedThanks')).split(/\n{2,}/), ...open, until],
    actions: [action(view, 'review', 'primary'), action(view, 'help', 'quiet')],
  });
}

export function declinedNotice(view: View, state: ConversationState): NoticePrompt {
  const { closesAtText } = view.situation.round;
  return notice(view, state, {
    tone: 'info',
    title: view.phrase('declinedTitle'),
    paragraphs: [view.phrase('declined', { closesAt: closesAtText })],
    actions: [{ ...action(view, 'start', 'primary'), label: view.phrase('actionAnswerAfterAll') }],
  });
}

/** The next words are the reason; none is needed. */
export function declineReasonNotice(view: View, state: ConversationState): NoticePrompt {
  return notice(view, state, {
    tone: 'info',
    title: view.phrase('declineTitle'),
    paragraphs: [view.phrase('declineReason')],
    actions: [
      { ...action(view, 'skip', 'primary'), label: view.phrase('actionDeclineWithout') },
      { ...action(view, 'back', 'secondary'), label: view.phrase('actionDeclineNot') },
      ...(isAwaited(view.situation) ? [action(view, 'handover', 'quiet')] : []),
    ],
  });
}

/** The first words of a conversation, or where the contact and its colleagues left off. */
export function welcomeNotice(view: View, state: ConversationState): NoticePrompt {
  const questions = questionsAsked(view);
  const answered = questions.filter(({ name }) => isAnswered(view, name)).length;
  const { closesAtText } = view.situation.round;
  const member = view.situation.member.name;
  const title = view.text(view.questionnaire.title);
  const about = view.text(view.questionnaire.description);
  const params = { member, answered, total: questions.length, closesAt: closesAtText };
  const paragraphs =
    answered > 0
      ? [view.phrase('welcomeBack', params)]
      : [
          ...(about?.split(/\n{2,}/) ?? []),
          view.phrase('welcome', params),
          view.phrase('welcomeHelp'),
        ];
  return notice(view, state, {
    tone: 'info',
    ...(title === undefined ? {} : { title }),
    paragraphs,
  });
}

export function helpNotice(view: View, state: ConversationState): NoticePrompt {
  const lines = [
    'helpAnswer',
    'helpMove',
    'helpChange',
    'helpReview',
    'helpLanguage',
    'helpLater',
    'helpLeave',
    'helpQuote',
  ];
  const { closesAtText } = view.situation.round;
  const paragraphs = [
    ...lines.map((line) => view.phrase(line)),
    view.phrase('helpUntil', { closesAt: closesAtText }),
  ];
  const later = isAwaited(view.situation)
    ? [action(view, 'snooze', 'secondary'), action(view, 'handover', 'quiet')]
    : [];
  const actions = [action(view, 'language', 'secondary'), ...later, action(view, 'stop', 'quiet')];
  return notice(view, state, {
    tone: 'info',
    title: view.phrase('helpTitle'),
    paragraphs,
    actions,
  });
}

/** Each language by its own name, so that it is found whatever the words around it. */
export function languagesNotice(view: View, state: ConversationState): NoticePrompt {
  const actions = LANGUAGES.map((language) => ({
    command: 'language' as const,
    argument: language,
    label: nameOf(language, language),
    weight: 'secondary' as const,
  }));
  return notice(view, state, { tone: 'info', paragraphs: [view.phrase('languageWhich')], actions });
}
