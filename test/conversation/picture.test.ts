import { describe, expect, it } from 'vitest';
import { fit as fitted } from '../../src/conversation/fit.ts';
import type { Capabilities } from '../../src/platform/capabilities.ts';
import type { NoticePrompt, Prompt } from '../../src/platform/prompt.ts';

const capabilities = (textMax: number): Capabilities => ({
  ...{ transport: 'webhook', textMax, buttonsMax: 0, buttonLabelMax: 0, selectMax: 0 },
  ...{
    optionLabelMax: 0,
    multiSelect: false,
    forms: false,
    modals: false,
    edit: false,
    proactive: true,
  },
  ...{ idempotentSend: false, canLookUp: false, pace: [] },
});
const picture = Array.from({ length: 30 }, (_, line) => `${line}`.padStart(3).padEnd(60, '█'));
const notice: NoticePrompt = {
  ...{ kind: 'notice', id: 'desk', language: 'en', direction: 'ltr', tone: 'info', actions: [] },
  ...{ title: 'Status', paragraphs: ['Open', '2 of 3 answered'], picture },
};
const lines = (prompts: readonly Prompt[]) =>
  prompts.flatMap((one) => (one.kind === 'notice' ? (one.picture ?? []) : []));

describe('a picture', () => {
  it('stays with its words where there is room', () => {
    expect(fitted(notice, capabilities(4000))).toEqual([notice]);
  });

  it('comes in several messages where there is less, every line whole and once', () => {
    const parts = fitted(notice, capabilities(500));
    expect(parts.length).toBeGreaterThan(3);
    expect(lines(parts)).toEqual(picture);
    const titled = parts.filter((one) => one.kind === 'notice' && one.title !== undefined);
    expect(titled).toHaveLength(1);
    for (const part of parts) {
      if (part.kind !== 'notice') throw new Error('no notice');
      const text = [part.title ?? '', ...part.paragraphs, ...(part.picture ?? [])].join('\n');
      expect(text.length).toBeLessThanOrEqual(500);
    }
  });
});
