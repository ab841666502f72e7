import type { Adapter } from '../../src/platform/adapter.ts';
import { sendOnly } from '../../src/platform/send-only.ts';

/** A channel by e-mail that takes every letter and does nothing with it but count. */
export function silentAdapter() {
  let count = 0;
  const adapter: Adapter = {
    platform: 'bench',
    capabilities: {
      transport: 'none',
      textMax: 100_000,
      buttonsMax: 0,
      buttonLabelMax: 0,
      selectMax: 0,
      optionLabelMax: 0,
      multiSelect: false,
      forms: false,
      modals: false,
      edit: false,
      proactive: true,
      idempotentSend: false,
      canLookUp: false,
      pace: [],
    },
    ...sendOnly(async () => undefined),
    send: async ({ content }) => {
      if (content.kind !== 'letter') throw new Error('a reminder is a letter');
      count += 1;
      return { kind: 'sent', reference: `bench-${count}` };
    },
  };
  return { adapter, count: () => count };
}
