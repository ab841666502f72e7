import type { Letter, OutboundMessage } from '../../src/platform/adapter.ts';

/** A letter for any channel: short, with a word that can be found again in any encoding. */
export function letterTo(externalId: string, id: string, platform: string): OutboundMessage {
  return {
    id,
    to: { platform, tenant: '', externalId },
    language: 'en',
    direction: 'ltr',
    content: {
      kind: 'letter',
      letter: {
        subject: 'Hello',
        paragraphs: ['One <b>paragraph</b>.'],
        link: { url: 'https://example.org/r/abc', label: 'Begin' },
        closing: ['Bye'],
      },
    },
  };
}

/** Two matters in one letter from right to left, with a file whose name only RFC 2231 can carry. */
export const DIGEST: Letter = {
  subject: 'اجتماعان ينتظران رأيكم',
  paragraphs: ['حضرة السيدة أمينة،'],
  items: [
    {
      title: 'CTO <21>',
      text: 'بقي يومان.',
      link: { url: 'https://example.org/r/one', label: 'ابدأ' },
    },
    {
      title: 'CxO 4',
      text: 'بقيت ثلاثة أيام.',
      link: { url: 'https://example.org/r/two', label: 'ابدأ' },
    },
  ],
  closing: ['مع الشكر'],
  attachments: [
    {
      name: 'جدول الأعمال.csv',
      type: 'text/csv',
      body: new TextEncoder().encode('رقم,عنوان\r\n1,"a,b"\r\n'),
    },
    {
      name: 'agenda.bin',
      type: 'application/octet-stream',
      body: new Uint8Array([0, 255, 13, 10]),
    },
  ],
};

/** That letter as a message. */
export function digestTo(externalId: string, id: string, platform: string): OutboundMessage {
  const content = { kind: 'letter', letter: DIGEST } as const;
  return { ...letterTo(externalId, id, platform), language: 'ar', direction: 'rtl', content };
}
