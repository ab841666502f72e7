import type { Capabilities } from '../../src/platform/capabilities.ts';

/**
 * What Slack can show (docs.slack.dev/reference/block-kit), a little below its limits: marks of direction take room, too.
 * A label of a button and of an option has 75 characters, a select 100 options, a section 3,000.
 */
export const SLACK_CAPABILITIES: Capabilities = {
  transport: 'webhook',
  textMax: 2_800,
  buttonsMax: 24,
  buttonLabelMax: 74,
  selectMax: 100,
  optionLabelMax: 74,
  multiSelect: true,
  forms: true,
  modals: true,
  edit: true,
  proactive: true,
  idempotentSend: false, // chat.postMessage has no key
  canLookUp: true, // by the metadata of what was posted
  // "1 message per second per channel, short bursts tolerated", and an unstated limit for each workspace
  // (docs.slack.dev/apis/web-api/rate-limits). A person's own channel is its account.
  pace: [
    { per: 'account', max: 5, everyMs: 5_000 },
    { per: 'tenant', max: 40, everyMs: 1_000 },
  ],
};
