import type { Address } from '../../src/platform/adapter.ts';
import type { RenderedCard } from './cards/card.ts';
import type { Answer } from './connector.ts';
import { activityOf, placeFor, type Sending } from './send.ts';

/** Where something happened in Teams. */
export interface Spot {
  readonly serviceUrl: string;
  /** The conversation, with the thread that it names. */
  readonly conversation: string;
}

/** What is shown at once and may be lost: whoever misses it asks again. Every act resolves, whatever Teams says. */
export interface Voice {
  /** In the conversation with one person; whether it got there. */
  say(to: Address, card: RenderedCard): Promise<boolean>;
  /** Where something has just happened, and needs nothing that is stored. */
  tell(at: Spot, card: RenderedCard): Promise<void>;
  /** The message reads so from now on. */
  instead(at: Spot, activityId: string, card: RenderedCard): Promise<void>;
  /** Plain words where others read along. */
  point(at: Spot, text: string): Promise<void>;
}

export function createVoice(
  sending: Sending,
  trouble: (what: string, error: unknown) => void,
): Voice {
  const { connector } = sending;
  const quietly = async (what: string, act: () => Promise<Answer | undefined>) => {
    try {
      const answer = await act();
      if (answer?.kind === 'said' && answer.status < 300) return true;
      if (answer !== undefined) trouble(what, new Error(wordsFor(answer)));
    } catch (error) {
      trouble(what, error);
    }
    return false;
  };
  return {
    say: (to, card) =>
      quietly('saying something', async () => {
        const place = await placeFor(to, sending);
        if (place.kind !== 'there') return undefined;
        const { conversation, serviceUrl } = place;
        const path = ['conversations', conversation, 'activities'];
        return connector.call({ method: 'POST', serviceUrl, path, body: activityOf(card) });
      }),
    tell: async ({ serviceUrl, conversation }, card) => {
      await quietly('saying something', () => {
        const path = ['conversations', conversation, 'activities'];
        return connector.call({ method: 'POST', serviceUrl, path, body: activityOf(card) });
      });
    },
    instead: async ({ serviceUrl, conversation }, activityId, card) => {
      await quietly('changing a message', () => {
        const path = ['conversations', conversation, 'activities', activityId];
        return connector.call({ method: 'PUT', serviceUrl, path, body: activityOf(card) });
      });
    },
    point: async ({ serviceUrl, conversation }, text) => {
      await quietly('pointing to the personal chat', () => {
        const path = ['conversations', conversation, 'activities'];
        const body = { type: 'message', textFormat: 'plain', text };
        return connector.call({ method: 'POST', serviceUrl, path, body });
      });
    },
  };
}

function wordsFor(answer: Answer): string {
  return answer.kind === 'said' ? `HTTP ${answer.status}` : answer.reason;
}
