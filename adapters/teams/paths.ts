/** Where Teams sends everything that happens there: the "messaging endpoint" of the bot. */
export const MESSAGES_PATH = '/api/messages';
