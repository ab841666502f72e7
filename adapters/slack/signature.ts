import { isValidSlackRequest, type Logger, LogLevel } from '@slack/bolt';
import type { WebhookRequest } from '../../src/platform/adapter.ts';

/** Slack's own advice; Bolt looks only for requests that are too old, not for those from the future. */
const SKEW_MAX_MS = 5 * 60_000;

/** Whether Slack signed these bytes, within five minutes of now (docs.slack.dev/authentication/verifying-requests-from-slack). */
export function isSigned(request: WebhookRequest, signingSecret: string): boolean {
  const signature = request.headers['x-slack-signature'] ?? '';
  const stamp = request.headers['x-slack-request-timestamp'] ?? '';
  if (!/^\d{1,12}$/.test(stamp) || !/^v0=[0-9a-f]{64}$/.test(signature)) return false;
  const timestamp = Number(stamp);
  if (Math.abs(request.receivedAt - timestamp * 1000) > SKEW_MAX_MS) return false;
  return isValidSlackRequest({
    signingSecret,
    body: Buffer.from(request.body).toString('utf8'),
    headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp },
    nowMilliseconds: request.receivedAt,
    logger: SILENT,
  });
}

/** What Bolt would tell of a forged request is nothing that a log should fill up with. */
export const SILENT: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};
