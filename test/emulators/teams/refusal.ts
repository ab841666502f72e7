import type { Json } from '../json.ts';

/** What a request is refused with: an HTTP status and the connector's own body. */
export class ConnectorRefusal extends Error {
  readonly status: number;
  readonly body: Json;
  readonly headers: Record<string, string>;

  constructor(status: number, body: Json, headers: Record<string, string> = {}) {
    super(JSON.stringify(body));
    this.status = status;
    this.body = body;
    this.headers = headers;
  }

  /** The code that names it, wherever the body has it. */
  get code(): string | undefined {
    const { error, errorCode } = this.body;
    if (typeof errorCode === 'number') return 'MessageWritesBlocked';
    const code = typeof error === 'object' && error && 'code' in error ? error.code : undefined;
    return typeof code === 'string' ? code : undefined;
  }
}

/** The usual shape: `{ error: { code, message } }`. */
export const refusal = (status: number, code: string, message: string): ConnectorRefusal =>
  new ConnectorRefusal(status, { error: { code, message } });

const known = (status: number, code: string, message: string) => () =>
  refusal(status, code, message);

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages: not the usual shape. */
const writesBlocked = (): ConnectorRefusal => {
  const details = 'Thread is blocked from message writes.';
  const inner = { subCode: 'MessageWritesBlocked', details, errorCode: null, errorSubCode: null };
  const message = JSON.stringify(inner, null, 2).replaceAll('\n', '\r\n');
  return new ConnectorRefusal(403, { errorCode: 209, message });
};

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages#status-codes-from-bot-conversational-apis */
export const refused = {
  badArgument: (message: string) => refusal(400, 'BadArgument', message),
  badSyntax: (message: string) => refusal(400, 'BadSyntax', message),
  unauthorized: () =>
    new ConnectorRefusal(401, { message: 'Authorization has been denied for this request.' }),
  disabledByAdmin: known(403, 'BotDisabledByAdmin', 'The tenant admin disabled this bot'),
  notInRoster: known(
    403,
    'BotNotInConversationRoster',
    'The bot is not part of the conversation roster.',
  ),
  notInstalled: known(
    403,
    'ForbiddenOperationException',
    "Bot is not installed in user's personal scope",
  ),
  blockedByUser: known(
    403,
    'ConversationBlockedByUser',
    'User blocked the conversation with the bot.',
  ),
  writesBlocked,
  conversationNotFound: known(404, 'ConversationNotFound', 'Conversation not found.'),
  activityNotFound: known(404, 'ActivityNotFoundInConversation', 'Activity not found.'),
  memberNotFound: known(
    404,
    'MemberNotFoundInConversation',
    'The member was not found in the conversation.',
  ),
  teamNotFound: known(404, 'TeamNotFound', 'The team was not found.'),
  notFound: known(404, 'NotFound', 'The requested resource does not exist.'),
  preconditionFailed: known(412, 'PreconditionFailed', 'Precondition failed, please try again.'),
  tooBig: known(413, 'MessageSizeTooBig', 'Message size too large.'),
  serviceError: (status: number) => refusal(status, 'ServiceError', 'Service error.'),
  throttled: (seconds: number) =>
    new ConnectorRefusal(
      429,
      { error: { code: 'Throttled', message: 'Too many requests.' } },
      { 'retry-after': String(seconds) },
    ),
};
