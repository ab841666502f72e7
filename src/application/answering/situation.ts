import type { Situation } from '../../conversation/state.ts';
import type { Capabilities } from '../../platform/capabilities.ts';
import type { LoadedTurn } from './rows.ts';

/** How a closing instant is written for a member: its own time and Geneva's, in its language. */
export type ClosingText = (input: {
  readonly closesAt: number;
  readonly timeZone: string;
  readonly language: Situation['conversation']['language'];
}) => string;

/** What the engine is told of the world for one turn. */
export function situationOf(
  loaded: LoadedTurn,
  capabilities: Capabilities,
  closingText: ClosingText,
): Situation {
  const { conversation, response, round, member, contact } = loaded;
  return {
    conversation: { shortId: conversation.shortId, language: conversation.language },
    response: { status: response.status, answers: response.answers },
    round: {
      state: round.state,
      closesAt: round.closesAt,
      lateUntil: round.lateUntil,
      /** Written only for those prompts that show it: it costs more than all the rest of most turns. */
      get closesAtText() {
        const { closesAt } = round;
        const { timeZone } = member;
        return closingText({ closesAt, timeZone, language: conversation.language });
      },
      threshold: round.threshold,
    },
    member: { name: member.name },
    contact: { email: contact.email, timeZone: contact.timeZone },
    capabilities,
  };
}
