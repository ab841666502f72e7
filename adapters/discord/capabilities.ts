import type { Capabilities } from '../../src/platform/capabilities.ts';

/**
 * What Discord can show (docs.discord.com/developers/components/reference), a little below its limits: marks of direction take
 * room, too. A button's label has 80 characters, an option's 100, a select 25 options.
 */
export const DISCORD_CAPABILITIES: Capabilities = {
  transport: 'socket',
  // All texts of a message have 4,000 characters; escaping makes two of each character that would be markup.
  textMax: 1_900,
  buttonsMax: 20, // in rows of five; a message has 40 components, texts and rows among them
  optionButtonsMax: 10, // on a telephone more of them are a wall
  buttonLabelMax: 79,
  selectMax: 25,
  optionLabelMax: 99,
  multiSelect: true,
  // A message has no fields that wait for a button: a ranking goes by picks, a matrix row by row.
  forms: false,
  modals: true,
  modalsClose: true,
  edit: true,
  proactive: true,
  idempotentSend: true, // by the nonce, for a few minutes
  canLookUp: true, // by the mark in what was sent, at any time
  // 50 requests a second for a bot, replies to interactions not counted; about five messages in five seconds for a channel
  // (docs.discord.com/developers/topics/rate-limits). What Discord says itself is obeyed beside this.
  pace: [
    { per: 'account', max: 5, everyMs: 5_000 },
    { per: 'platform', max: 40, everyMs: 1_000 },
  ],
};
