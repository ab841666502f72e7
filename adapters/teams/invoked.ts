import type { WebhookReply } from '../../src/platform/adapter.ts';
import type { AdaptiveCard } from './cards/card.ts';

/*
 * The answer to `adaptiveCard/action`, in the only forms that Teams takes for success; everything else is shown as "something went wrong"
 * (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards#response-format).
 */

/** For whoever pressed alone, in the place of the card that was pressed. */
export function cardReply(card: AdaptiveCard): WebhookReply {
  return invokeReply(200, 'application/vnd.microsoft.card.adaptive', card);
}

/** Words that come up for a moment; the card stays as it is. */
export function wordsReply(text: string): WebhookReply {
  return invokeReply(200, 'application/vnd.microsoft.activity.message', text);
}

/** What was pressed is none of ours. */
export function strangeReply(): WebhookReply {
  const value = { code: 'BadRequest', message: '' };
  return invokeReply(400, 'application/vnd.microsoft.error', value);
}

function invokeReply(statusCode: number, type: string, value: unknown): WebhookReply {
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  return { status: 200, headers, body: JSON.stringify({ statusCode, type, value }) };
}
