import type { Capabilities } from '../../src/platform/capabilities.ts';

/**
 * What a card in Teams can show. Adaptive Cards name no numbers for options and labels: these keep the fullest question below
 * `CARD_BYTES_MAX`, half of which is its texts and buttons (cards/card.ts). More options than a list has room for come in pages.
 */
export const TEAMS_CAPABILITIES: Capabilities = {
  transport: 'webhook',
  textMax: 2_600,
  buttonsMax: 24,
  optionButtonsMax: 10, // shown all at once; more of them come in a list that is searched by typing
  buttonLabelMax: 60,
  selectMax: 50,
  optionLabelMax: 100,
  multiSelect: true,
  forms: true,
  modals: true, // a section, or a form of staff, is a card of its own
  edit: true,
  proactive: true, // where the app is installed
  idempotentSend: false, // an activity has no key
  canLookUp: false, // a bot cannot read what was said
  // https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit: in a thread 7 a second, 8 in two, 60 in thirty,
  // 1,800 an hour; of an app 50 requests a second in a tenant, a part of which is replies, which nobody paces.
  pace: [
    { per: 'account', max: 5, everyMs: 2_000 },
    { per: 'account', max: 50, everyMs: 30_000 },
    { per: 'account', max: 1_500, everyMs: 3_600_000 },
    { per: 'tenant', max: 30, everyMs: 1_000 },
  ],
};
