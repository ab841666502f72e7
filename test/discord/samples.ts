import type { OutboundMessage } from '../../src/platform/adapter.ts';
import type { NoticePrompt } from '../../src/platform/prompt.ts';
import type { Form, Shown } from '../../src/platform/shown.ts';

const NOTICE = { kind: 'notice', language: 'en', direction: 'ltr', tone: 'info' } as const;
/** A word of ours, and what shows one. */
const notice = (words: string, more: Partial<NoticePrompt> = {}): NoticePrompt => ({
  ...{ ...NOTICE, id: 'abcd.1', paragraphs: [words], actions: [], ...more },
});
export const saying = (words: string): Shown => ({ kind: 'prompt', prompt: notice(words) });
/** A small form. */
export const FORM: Form = {
  ...{ form: 'join', context: '', language: 'en', direction: 'ltr', title: 'Enter a code' },
  ...{ paragraphs: [], submit: 'Join', cancel: 'Not now' },
  fields: [
    {
      ...{ name: 'code', label: 'Code', required: true },
      control: { kind: 'text', input: 'text', maxLength: 400 },
    },
  ],
};

/** A message of ours with one button. */
export function messageWithButton(externalId: string, id: string): OutboundMessage {
  const to = { platform: 'discord', tenant: '', externalId };
  const actions = [{ command: 'skip', label: 'Skip', weight: 'quiet' }] as const;
  const content = { kind: 'prompt', prompt: notice('Words', { id, actions }) } as const;
  return { id: `of ${id}`, to, content, language: 'en', direction: 'ltr' };
}
