import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Parcel } from '../emulators/slack/parcel.ts';
import type { Person } from '../emulators/slack/store.ts';
import { anything, change, changed, grown } from '../support/broken-payloads.ts';
import type { Invited } from '../support/pages-world.ts';
import { answerByControls } from './simulated-member.ts';
import { until, useSlack } from './slack-world.ts';
import { FORM_TYPE, JSON_TYPE, type Signing, sendRaw, signed, written } from './wire.ts';

/** Play one again with `FUZZ_SEED=n`; fast-check prints seed and path of what failed, and this file prints the seed. */
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000);
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 250);
const LIMIT_MS = Math.max(15_000, 20 * RUNS);

const world = useSlack();

let bystander: Invited;
/** A payload of each kind, as it came. */
let corpus: readonly Parcel[];
/** Words that mean something elsewhere: the bystander's conversation, questions, prototypes. */
let charged: readonly string[];

beforeAll(async () => {
  process.stdout.write(`fuzz of Slack's payloads: seed ${SEED}\n`);
  const other = await world.joined();
  bystander = other.invited;
  await world.slack.types(other.person, '1');
  await until(async () => Object.keys(await world.answers(bystander)).length || undefined);
  const { person } = await world.joined();
  corpus = await payloadsOf(person);
  const conversations = await world.serving.opened.prisma.conversation.findMany();
  charged = [
    ...conversations.flatMap(({ shortId }) => [shortId, `${shortId}.1`, `${shortId}.2`]),
    ...Object.keys(await world.answers(bystander)),
    ...['need1', 'attribution', '__proto__', 'constructor', 'toString', 'prototype'],
  ];
});

async function payloadsOf(person: Person): Promise<readonly Parcel[]> {
  const { slack } = world;
  const from = slack.delivery.log.length;
  const asked = await world.hears(person, (messages) => messages.length > 0);
  await answerByControls(slack, person, asked);
  await slack.types(person, 'More fibre');
  await slack.opensHome(person);
  await slack.changes(person, { name: 'Somebody Else' });
  await slack.command(person, '/parley', 'help');
  const stranger = world.person();
  await slack.command(stranger, '/parley', 'join');
  await until(() => slack.store.topModal(stranger));
  const code = { action_id: 'input', value: 'not a code' };
  await slack.submitsView(stranger, [code]);
  const seen = slack.delivery.log.slice(from).map(({ parcel }) => parcel);
  const event = seen.find(({ kind }) => kind === 'event');
  const ends = ['app_uninstalled', 'tokens_revoked'].map(
    (type): Parcel => ({
      kind: 'event',
      body: { ...event?.body, event: { type, tokens: { bot: ['U0BOT'] } } },
    }),
  );
  return [...seen, ...ends];
}

const url = () => `${world.serving.url}/slack/events`;
const ours = (): Signing => ({ secret: world.slack.signingSecret });

async function state(): Promise<string> {
  const { prisma } = world.serving.opened;
  const { responseId, contactId } = bystander;
  const answers = await prisma.answer.findMany({ where: { responseId }, orderBy: { id: 'asc' } });
  const response = await prisma.response.findUniqueOrThrow({ where: { id: responseId } });
  const accounts = await prisma.account.findMany({ where: { contactId } });
  const conversations = await prisma.conversation.findMany({ where: { responseId } });
  const all = { answers, response, accounts, conversations };
  return JSON.stringify(all, (_, value) => (typeof value === 'bigint' ? String(value) : value));
}

const OPTIONS = { seed: SEED, numRuns: RUNS, interruptAfterTimeLimit: LIMIT_MS };

describe('any bytes at /slack/events', { timeout: 2 * LIMIT_MS }, () => {
  it('signed payloads, changed in any way: no 5xx, and nobody else is touched', async () => {
    const before = await state();
    const property = fc.asyncProperty(
      fc.nat(),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      async (which, changes) => {
        const parcel = corpus[which % corpus.length];
        const sent = written(parcel?.kind ?? 'event', changed(parcel?.body, changes, charged));
        const status = await sendRaw(url(), sent, signed(sent.body, ours()));
        expect(
          status,
          `${world.logged.at(-1)?.slice(0, 900)}\n${sent.body.slice(0, 2_000)}`,
        ).toBeLessThan(500);
      },
    );
    await fc.assert(property, OPTIONS);
    expect(await state()).toBe(before);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('signed bytes that are nothing of Slack: no 5xx', async () => {
    const type = fc.constantFrom(JSON_TYPE, FORM_TYPE, 'text/plain', 'application/json; x=y', 'x');
    const body = fc.oneof(
      anything.map((value) => JSON.stringify(grown(value)) ?? ''),
      fc.string({ unit: 'binary' }),
      anything.map((value) =>
        String(new URLSearchParams({ payload: JSON.stringify(grown(value)) })),
      ),
      fc.constantFrom('{"a":1,"a":{"__proto__":{"x":1}}}', '[', 'payload=', 'payload=%', '%%%', ''),
    );
    const before = await state();
    const property = fc.asyncProperty(body, type, async (text, kind) => {
      const sent = { body: Buffer.from(text).toString(), type: kind };
      const status = await sendRaw(url(), sent, signed(sent.body, ours()));
      expect(status, sent.body.slice(0, 2_000)).toBeLessThan(500);
    });
    await fc.assert(property, OPTIONS);
    expect(await state()).toBe(before);
  });

  it('without the right signature of the last five minutes: never a 200, and nothing is stored', async () => {
    const before = await state();
    const events = () => world.serving.opened.prisma.inboundEvent.count();
    const count = await events();
    const wrong = fc.oneof(
      fc.constant({}),
      fc.constant({ secret: 'another' }),
      fc.integer({ min: 302, max: 10_000_000 }).map((shiftSeconds) => ({ shiftSeconds })),
      fc.integer({ min: 302, max: 10_000_000 }).map((shift) => ({ shiftSeconds: -shift })),
      fc.record({ 'x-slack-signature': fc.stringMatching(/^v0=[0-9a-f]{64}$/) }),
      fc.record({ 'x-slack-signature': fc.stringMatching(/^[!-~]{0,80}$/) }),
      fc.record({ 'x-slack-request-timestamp': fc.stringMatching(/^[!-~]{1,20}$/) }),
    );
    const property = fc.asyncProperty(fc.nat(), wrong, async (which, how) => {
      const parcel = corpus[which % corpus.length];
      const sent = written(parcel?.kind ?? 'event', parcel?.body);
      const status = await sendRaw(url(), sent, wrongHeaders(sent.body, how));
      expect([400, 401]).toContain(status);
    });
    await fc.assert(property, OPTIONS);
    expect(await events()).toBe(count);
    expect(await state()).toBe(before);
  });
});

function wrongHeaders(
  body: string,
  how: Partial<Signing> & Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  if (Object.keys(how).length === 0) return {};
  if (how.secret !== undefined || how.shiftSeconds !== undefined) {
    return signed(body, { ...ours(), ...how });
  }
  return { ...signed(body, ours()), ...(how as Readonly<Record<string, string>>) };
}
