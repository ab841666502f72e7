import type { Json } from '../json.ts';

/** What a Web API method refuses: `{ ok: false, error }`, with what Slack says besides. */
export class SlackRefusal extends Error {
  readonly code: string;
  readonly details: Json;

  constructor(code: string, details: Json = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** `invalid_arguments`, as Slack words it: https://docs.slack.dev/apis/web-api/#evaluating-responses */
export function invalidArguments(...messages: string[]): SlackRefusal {
  return new SlackRefusal('invalid_arguments', {
    response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
  });
}
