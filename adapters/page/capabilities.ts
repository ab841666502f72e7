import type { Capabilities } from '../../src/platform/capabilities.ts';

/** A page shows whole questions, so `fit` leaves every prompt as it is; the numbers only bound the absurd. */
export const PAGE_CAPABILITIES: Capabilities = {
  transport: 'webhook',
  textMax: 100_000,
  buttonsMax: 100,
  buttonLabelMax: 1_000,
  selectMax: 1_000,
  optionLabelMax: 2_000,
  multiSelect: true,
  forms: true,
  modals: false,
  edit: false,
  proactive: false,
  canLookUp: false,
  pace: [],
  idempotentSend: true,
};
