import { accessTo, isAwaited, takesAnswers } from '../../conversation/access.ts';
import { present, presentReview } from '../../conversation/present.ts';
import { dayInWords } from '../../conversation/write.ts';
import { formatIsoDay } from '../../domain/time/calendar.ts';
import { localParts } from '../../domain/time/zone.ts';
import type { Address, TurnEvent } from '../../platform/adapter.ts';
import type { Prompt, ReviewPrompt } from '../../platform/prompt.ts';
import type { MemberPages, PageView, Reception } from './member-pages.ts';
import type { ConversationRows, ConversationSummary } from './rows.ts';
import { findStanding, type Standing, type TurnDeps, takeTurn } from './take-turn.ts';

export interface PageDeps extends TurnDeps {
  readonly conversations: ConversationRows;
}

/** The member pages' half of answering: what a page shows, and what a POST does. */
export function servePages(deps: PageDeps): Pick<MemberPages, 'view' | 'receive'> {
  return {
    view: (from, conversation) => viewOf(deps, from, conversation),
    receive: (event) => receive(deps, event),
  };
}

async function receive(deps: PageDeps, event: TurnEvent): Promise<Reception> {
  const turn = await takeTurn(deps, event);
  if (turn.kind !== 'turned') return { outcome: turn.kind };
  if (turn.outcome === 'taken') return { outcome: 'taken' };
  const view = await viewOf(deps, event.from, event.conversation);
  if (view === undefined) return { outcome: 'not-yours' };
  // What was just said stands in place of the question's plain form: it tells why the reply was not taken.
  return { outcome: turn.outcome, view: { ...view, prompt: turn.prompts.at(-1) ?? view.prompt } };
}

async function viewOf(
  deps: PageDeps,
  from: Address,
  conversation: string | undefined,
): Promise<PageView | undefined> {
  const conversations = await deps.conversations.of(from);
  const shortId = conversation ?? conversations[0]?.shortId;
  if (shortId === undefined) return undefined;
  const standing = await findStanding(deps, from, shortId);
  if (standing === undefined) return undefined;
  const { loaded, situation } = standing;
  const now = deps.clock.now();
  return {
    conversation: shortId,
    language: loaded.conversation.language,
    member: loaded.member.name,
    roundTitle: loaded.round.meetingTitle,
    closesAtText: situation.round.closesAtText,
    prompt: promptOf(standing),
    conversations: conversations.map((one) => ({
      conversation: one.shortId,
      title: `${one.memberName} · ${one.meetingTitle}`,
      status: one.status,
    })),
    review: reviewOf(standing),
    canEdit: takesAnswers(accessTo(situation.round, now)),
    isAwaited: isAwaited(situation, now),
    ...wishesIn(
      conversations.find((one) => one.shortId === shortId),
      standing,
      now,
    ),
  };
}

/** What this contact asked for in this round, in words. */
function wishesIn(
  summary: ConversationSummary | undefined,
  { loaded }: Standing,
  now: number,
): Pick<PageView, 'snoozedUntilText' | 'handedOverTo'> {
  const { snoozedUntil = null, successor = null } = summary ?? {};
  const { contact, conversation } = loaded;
  const isSnoozed = snoozedUntil !== null && snoozedUntil > now;
  const day = isSnoozed && formatIsoDay(localParts(snoozedUntil, contact.timeZone));
  return {
    ...(day !== false && { snoozedUntilText: dayInWords(day, conversation.language) }),
    ...(successor !== null && { handedOverTo: successor }),
  };
}

function promptOf({ questionnaire, situation, state }: Standing): Prompt {
  return present(questionnaire, situation, state);
}

function reviewOf({ questionnaire, situation, state }: Standing): ReviewPrompt {
  return presentReview(questionnaire, situation, state);
}
