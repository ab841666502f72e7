import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Adapter, Letter, OutboundMessage } from '../../src/platform/adapter.ts';

/** What a channel's test brings: the adapter, and an eye on what arrived that does not go through it. */
export interface Conformer {
  readonly adapter: Adapter;
  /** An address that the other side takes. */
  readonly good: string;
  /** The raw messages that arrived, as text. */
  arrived(): Promise<readonly string[]>;
  close(): Promise<void>;
}

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

const ID = '01930000-0000-7000-8000-0000000000aa';

/** What every adapter owes. Run for each entry of the registry, so that none can opt out. */
export function conformsToContract(name: string, open: () => Promise<Conformer>): void {
  describe(`the contract, kept by ${name}`, () => {
    let subject: Conformer;
    beforeAll(async () => {
      subject = await open();
    });
    afterAll(() => subject.close());

    it('says who it is and what it can do as plain data', () => {
      const { platform, capabilities } = subject.adapter;
      expect(platform).toMatch(/^[a-z-]+$/);
      expect(JSON.parse(JSON.stringify(capabilities))).toEqual(capabilities);
    });

    it('refuses a request that it cannot verify, without words that help a forger', async () => {
      const received = await subject.adapter.receive({
        method: 'POST',
        path: '/',
        query: {},
        headers: {},
        body: new TextEncoder().encode('forged'),
        receivedAt: 0,
      });
      if (received.kind !== 'rejected') throw new Error('it was accepted');
      expect(received.reply.status).toBeGreaterThanOrEqual(400);
      expect(received.reply.status).toBeLessThan(500);
    });

    it('listens and stops', async () => {
      const stop = await subject.adapter.listen(async () => ({ shown: [] }));
      await stop();
    });

    it('sends one message for one delivery, and one for two where it says so', async () => {
      const { adapter, good } = subject;
      const message = letterTo(good, ID, adapter.platform);
      if (!adapter.capabilities.proactive) return;
      expect(await adapter.send(message)).toMatchObject({ kind: 'sent' });
      expect(await subject.arrived()).toHaveLength(1);
      if (!adapter.capabilities.idempotentSend) return;
      expect(await adapter.send(message)).toMatchObject({ kind: 'sent' });
      expect(await subject.arrived()).toHaveLength(1);
    });
  });
}
