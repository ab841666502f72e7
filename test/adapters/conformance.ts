import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { LANGUAGES } from '../../src/domain/language.ts';
import type {
  Adapter,
  Address,
  InboundAct,
  InboundEvent,
  OutboundMessage,
  PersonQuery,
  Taken,
  WebhookRequest,
} from '../../src/platform/adapter.ts';
import { letterIn, letterTexts, noticeSaying } from './sample-letters.ts';
import { promptsFor, textsOf } from './sample-prompts.ts';

type ActKind = InboundAct['kind'];

/** How a channel's own requests look; each act is done anew, for real where there is an emulator. */
export interface Inbound {
  /** What people can do there: the same `which` is the same wish, done once more. */
  readonly acts: Readonly<Partial<Record<ActKind, (which: string) => Promise<WebhookRequest>>>>;
  /** The same act as the channel delivers it when it believes the first delivery lost. */
  again(request: WebhookRequest): WebhookRequest;
  /** What somebody else than the channel could send. */
  forged(request: WebhookRequest): readonly WebhookRequest[];
  /** A good request, recorded by somebody and sent much later; none where a session's end is what ends it. */
  stale(request: WebhookRequest): readonly WebhookRequest[];
}

/** How people act where events come through a socket: each act is done for real, and heard by whoever listens. */
export interface Heard {
  readonly acts: Readonly<Partial<Record<ActKind, (which: string) => Promise<unknown>>>>;
  /** The next act is delivered twice. */
  twice(): void;
  /** What is shown in reply to an act, where another act needs it. */
  readonly shown?: (event: InboundEvent) => Taken;
}

/** What a channel's conformer brings: the adapter, and an eye on what arrived that does not go through it. */
export interface Conformer {
  readonly adapter: Adapter;
  /** An address that the other side takes. */
  readonly good: Address;
  /** All words of each message as it now reads there, newest last. */
  arrived(): Promise<readonly string[]>;
  /** Needed where events come by HTTP. */
  readonly inbound?: Inbound;
  /** Needed where they come through a socket alone. */
  readonly heard?: Heard;
  /** The next send meets this; needed where somebody else's server is written to. */
  readonly meets?: Readonly<Record<'refused' | 'limited' | 'unclear', () => Address>>;
  /** Needed where people have profiles. */
  readonly people?: { readonly known: PersonQuery; readonly unknown: PersonQuery };
  close(): Promise<void>;
}

/** On pages one answers and commands; where people are written to, they do all the rest, too. */
const PAGE_ACTS: readonly ActKind[] = ['answered', 'commanded'];
const CHAT_ACTS: readonly ActKind[] = [
  ...PAGE_ACTS,
  ...(['typed', 'identified', 'looked', 'filled', 'left'] as const),
];

const MUCH_LATER_MS = 600_000;
const squeezed = (text: string) =>
  text
    .replace(/[\u200e\u200f]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** What every adapter owes. What does not apply follows from its capabilities alone, so that none can opt out. */
export function conformsToContract(name: string, open: () => Promise<Conformer>): void {
  describe(`the contract, kept by ${name}`, () => {
    let subject: Conformer;
    let count = 0;
    const freshId = () => {
      count += 1;
      return `01930000-0000-7000-8000-${String(count).padStart(12, '0')}`;
    };
    const message = (
      content: OutboundMessage['content'],
      more: Partial<OutboundMessage> = {},
    ): OutboundMessage => ({
      ...{ id: freshId(), to: subject.good, language: 'en', direction: 'ltr', content },
      ...more,
    });
    const isChat = () =>
      subject.adapter.capabilities.transport !== 'none' && subject.adapter.capabilities.proactive;
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
      const { adapter, inbound } = subject;
      const forged: WebhookRequest[] = [
        {
          ...{ method: 'POST', path: '/', query: {}, headers: {}, receivedAt: 0 },
          body: new TextEncoder().encode('forged'),
        },
      ];
      for (const make of Object.values(inbound?.acts ?? {})) {
        const good = await make('forged');
        forged.push(...(inbound?.forged(good) ?? []), ...(inbound?.stale(good) ?? []));
      }
      for (const request of forged) {
        const received = await adapter.receive(request);
        if (received.kind !== 'rejected') throw new Error('it was accepted');
        expect(received.reply.status).toBeGreaterThanOrEqual(400);
        expect(received.reply.status).toBeLessThan(500);
        expect(received.reply.body).not.toMatch(/sign|secret|cookie|stamp/i);
      }
    });

    it('reads each act that people can do there, and knows the same act again', async () => {
      const { transport } = subject.adapter.capabilities;
      const wanted = transport === 'none' ? [] : isChat() ? CHAT_ACTS : PAGE_ACTS;
      if (transport === 'socket') return hearsEach(subject, wanted);
      const ids: string[] = [];
      for (const kind of wanted) {
        const make = subject.inbound?.acts[kind];
        if (make === undefined) throw new Error(`its conformer does not show "${kind}"`);
        for (const which of ['one', 'two']) {
          const request = await make(which);
          const event = await eventIn(subject.adapter, request);
          expect(event.act.kind).toBe(kind);
          expect(event.from.platform).toBe(subject.adapter.platform);
          expect(event.eventId.length).toBeLessThanOrEqual(200);
          const again = subject.inbound?.again(request) ?? request;
          expect((await eventIn(subject.adapter, again)).eventId).toBe(event.eventId);
          ids.push(event.eventId);
        }
      }
      expect(new Set(ids).size).toBe(ids.length);
    });

    it('listens and stops', async () => {
      const stop = await subject.adapter.listen(async () => ({ shown: [] }));
      await stop();
    });

    it('sends one message for one delivery, and one for two where it says so', async () => {
      const { adapter } = subject;
      const letter = message({ kind: 'letter', letter: letterIn('en') });
      if (!adapter.capabilities.proactive) {
        expect((await adapter.send(letter)).kind).toBe('rejected');
        return;
      }
      const before = (await subject.arrived()).length;
      expect(await adapter.send(letter)).toMatchObject({ kind: 'sent' });
      expect(await subject.arrived()).toHaveLength(before + 1);
      if (!adapter.capabilities.idempotentSend) return;
      expect(await adapter.send(letter)).toMatchObject({ kind: 'sent' });
      expect(await subject.arrived()).toHaveLength(before + 1);
    });

    it.each(LANGUAGES)(
      'carries every word of a letter, with files and without: %s',
      async (language) => {
        const { adapter } = subject;
        if (!adapter.capabilities.proactive) return;
        const direction = language === 'ar' ? 'rtl' : 'ltr';
        for (const withFiles of [false, true]) {
          const letter = letterIn(language, withFiles);
          const sent = await adapter.send(
            message({ kind: 'letter', letter }, { language, direction }),
          );
          expect(sent).toMatchObject({ kind: 'sent' });
          const words = squeezed((await subject.arrived()).at(-1) ?? '');
          for (const text of letterTexts(letter)) expect(words).toContain(squeezed(text));
        }
      },
    );

    it.each(LANGUAGES)('carries every word of every prompt: %s', async (language) => {
      const { adapter } = subject;
      const direction = language === 'ar' ? 'rtl' : 'ltr';
      const prompts = promptsFor(language, adapter.capabilities);
      expect(new Set(prompts.map(({ kind }) => kind))).toEqual(
        new Set(['notice', 'question', 'review']),
      );
      for (const prompt of prompts) {
        const sent = await adapter.send(
          message({ kind: 'prompt', prompt }, { language, direction }),
        );
        expect(sent.kind).toBe(isChat() ? 'sent' : 'rejected');
        if (sent.kind !== 'sent') continue;
        const words = squeezed((await subject.arrived()).at(-1) ?? '');
        for (const text of textsOf(prompt)) expect(words).toContain(squeezed(text));
      }
    });

    it('puts a message in the place of an earlier one, where it can edit', async () => {
      const { adapter } = subject;
      if (!adapter.capabilities.edit) return;
      const first = await adapter.send(message(noticeSaying('the question')));
      if (first.kind !== 'sent') throw new Error(first.reason);
      const before = await subject.arrived();
      const replaces = first.reference;
      expect(await adapter.send(message(noticeSaying('the answer'), { replaces }))).toEqual(first);
      const after = await subject.arrived();
      expect(after).toHaveLength(before.length);
      expect(after.at(-1)).toContain('the answer');
      expect(after.at(-1)).not.toContain('the question');
    });

    it('tells a refusal, a limit and an unclear end apart', async () => {
      const { adapter, meets } = subject;
      const { proactive, pace } = adapter.capabilities;
      if (!proactive || pace.length === 0) return;
      if (meets === undefined) throw new Error('its conformer shows no trouble');
      const outcomes = { refused: 'rejected', limited: 'retry', unclear: 'unknown' } as const;
      for (const trouble of ['refused', 'limited', 'unclear'] as const) {
        const to = meets[trouble]();
        const letter = message({ kind: 'letter', letter: letterIn('en') }, { to });
        const outcome = await adapter.send(letter);
        expect(outcome.kind).toBe(outcomes[trouble]);
        if (outcome.kind === 'retry') expect(outcome.afterMs).toBeGreaterThan(0);
        if (outcome.kind !== 'sent') expect(outcome.reason).not.toContain(to.externalId);
      }
    });

    it('finds what was sent, and says that nothing was only when that is sure', async () => {
      const { adapter, good: to } = subject;
      const nothing = { id: freshId(), to };
      const recent = { ...nothing, sentAt: Date.now() };
      expect((await adapter.lookUp(recent)).kind).toBe('unclear');
      if (!adapter.capabilities.canLookUp) return;
      const sent = message(noticeSaying('to be found'));
      const outcome = await adapter.send(sent);
      if (outcome.kind !== 'sent') throw new Error(outcome.reason);
      const { reference } = outcome;
      const found = { kind: 'found', reference };
      expect(await adapter.lookUp({ id: sent.id, to, sentAt: Date.now() })).toEqual(found);
      const old = { ...nothing, sentAt: Date.now() - MUCH_LATER_MS };
      expect(await adapter.lookUp(old)).toEqual({ kind: 'absent' });
    });

    it('tells who somebody is, where people have profiles', async () => {
      const { adapter, people, good } = subject;
      const { tenant, externalId } = good;
      if (!isChat()) {
        expect(await adapter.findPerson({ tenant, externalId })).toBeUndefined();
        return;
      }
      if (people === undefined) throw new Error('its conformer shows nobody');
      const known = await adapter.findPerson(people.known);
      expect(known).toMatchObject({ active: true, address: { platform: adapter.platform } });
      expect(known?.name).toMatch(/\w/);
      expect(await adapter.findPerson(people.unknown)).toBeUndefined();
    });
  });
}

/** Each act is heard as itself; one that is delivered again is not heard again, or under the same id. */
async function hearsEach({ adapter, heard }: Conformer, wanted: readonly ActKind[]): Promise<void> {
  if (heard === undefined) throw new Error('its conformer shows no acts');
  const events: InboundEvent[] = [];
  const stop = await adapter.listen(async (event) => {
    events.push(event);
    return heard.shown?.(event) ?? { shown: [] };
  });
  const ids = () => new Set(events.map(({ eventId }) => eventId));
  let count = 0;
  for (const kind of wanted) {
    const act = heard.acts[kind];
    if (act === undefined) throw new Error(`its conformer does not show "${kind}"`);
    for (const which of ['one', 'two']) {
      heard.twice();
      await act(which);
      await vi.waitFor(() => expect(events.at(-1)?.act.kind).toBe(kind));
      await vi.waitFor(() => expect(ids().size).toBeGreaterThan(count));
      count = ids().size;
    }
  }
  await stop();
  expect(count).toBe(ids().size);
  for (const { eventId, from } of events) {
    expect(from.platform).toBe(adapter.platform);
    expect(eventId.length).toBeLessThanOrEqual(200);
  }
}

async function eventIn(adapter: Adapter, request: WebhookRequest): Promise<InboundEvent> {
  const received = await adapter.receive(request);
  if (received.kind !== 'accepted') throw new Error(`it was refused: ${received.reason}`);
  const [event, ...more] = received.events;
  if (event === undefined || more.length > 0) throw new Error('one act is one event');
  return event;
}
