import type { Json } from '../json.ts';

/** What a request is refused with: an HTTP status and Discord's `{ code, message, errors? }`. */
export class DiscordRefusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly errors: Json | undefined;

  constructor(status: number, code: number, message: string, errors?: Json) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = errors;
  }

  get body(): Json {
    const { message, code, errors } = this;
    return { message, code, ...(errors ? { errors } : {}) };
  }
}

const known = (status: number, code: number, message: string) => () =>
  new DiscordRefusal(status, code, message);

/** The codes of https://docs.discord.com/developers/topics/opcodes-and-status-codes#json-json-error-codes */
export const refused = {
  unauthorized: known(401, 0, '401: Unauthorized'),
  notFound: known(404, 0, '404: Not Found'),
  methodNotAllowed: known(405, 0, '405: Method Not Allowed'),
  unknownApplication: known(404, 10002, 'Unknown application'),
  unknownChannel: known(404, 10003, 'Unknown Channel'),
  unknownGuild: known(404, 10004, 'Unknown Guild'),
  unknownMember: known(404, 10007, 'Unknown Member'),
  unknownMessage: known(404, 10008, 'Unknown Message'),
  unknownUser: known(404, 10013, 'Unknown User'),
  unknownWebhook: known(404, 10015, 'Unknown Webhook'),
  unknownInteraction: known(404, 10062, 'Unknown interaction'),
  unknownCommand: known(404, 10063, 'Unknown application command'),
  directTooFast: known(403, 40003, 'You are opening direct messages too fast'),
  tooManyFollowUps: known(
    400,
    40094,
    'This interaction has hit the maximum number of follow up messages',
  ),
  alreadyAcknowledged: known(400, 40060, 'Interaction has already been acknowledged.'),
  missingAccess: known(403, 50001, 'Missing Access'),
  onDirect: known(403, 50003, 'Cannot execute action on a DM channel'),
  notYours: known(403, 50005, 'Cannot edit a message authored by another user'),
  empty: known(400, 50006, 'Cannot send an empty message'),
  cannotSendTo: known(403, 50007, 'Cannot send messages to this user'),
  missingPermissions: known(403, 50013, 'Missing Permissions'),
  invalidWebhookToken: known(401, 50027, 'Invalid Webhook Token'),
  archived: known(400, 50083, 'Thread is archived'),
  invalidJson: known(400, 50109, 'The request body contains invalid JSON.'),
  noMutualGuilds: known(
    403,
    50278,
    'Cannot send messages to this user due to having no mutual guilds',
  ),
};
