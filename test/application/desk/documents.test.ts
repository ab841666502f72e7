import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliverDue } from '../../../src/application/deliveries/deliver-due.ts';
import { createDesk } from '../../../src/application/desk/create-desk.ts';
import type { StaffActor } from '../../../src/application/staff/sessions.ts';
import { deskWords, refusalWords } from '../../../src/main/english.ts';
import type { Address, Letter, OutboundMessage } from '../../../src/platform/adapter.ts';
import { createDatabase, type TestDatabase } from '../../support/database.ts';
import { generateRound } from '../agenda/generated-round.ts';
import { HOUR, keepingAdapter } from '../rounds/world.ts';
import {
  ada,
  CHANNEL,
  type DeskDeliveries,
  type DeskWorld,
  FROM,
  openDesk,
  textOf,
  vera,
  withChat,
} from './desk-world.ts';

let database: TestDatabase;
let at: DeskWorld;
let chat: ReturnType<typeof keepingAdapter>;
let deps: DeskDeliveries;
let round: string;
beforeAll(async () => {
  database = await createDatabase();
  round = (await generateRound(database.url, 68)).slug;
  at = await openDesk(database.url, { isSeeded: false });
});
beforeEach(() => {
  chat = keepingAdapter({ platform: 'chat' });
  deps = withChat(at, chat.adapter);
  at.world.channel.sent.length = 0;
  at.world.clock.at += 24 * HOUR;
});
afterAll(async () => {
  await at.world.close();
  await database.drop();
});

async function say(words: string, actor: StaffActor = ada, place?: Address): Promise<string> {
  const desk = createDesk({ ...deps, refusalWords, words: deskWords });
  const shown = await desk.command({ words, actor, from: FROM, ...(place && { place }) });
  return textOf(shown);
}

const letterOf = (message: OutboundMessage | undefined): Letter => {
  if (message?.content.kind !== 'letter') throw new Error('no letter');
  return message.content.letter;
};
const filesOf = (messages: readonly OutboundMessage[]) =>
  messages.flatMap((one) => (letterOf(one).attachments ?? []).map(({ name }) => name)).sort();

describe('the agenda in a chat', () => {
  it('has to be built first, by who may', async () => {
    expect(await say(`agenda ${round}`)).toContain(`agenda ${round} build`);
    expect(await say(`agenda ${round} build`, vera)).toContain('role officer');
  });

  it('is built if asked, and comes as files to whom asked in private', async () => {
    expect(await say(`agenda ${round} build en,fr`)).toContain(
      '2 documents come to you in private',
    );
    await deliverDue(deps);
    expect(filesOf(chat.sent)).toEqual(['agenda.en.html', 'agenda.fr.html']);
    expect(chat.sent.every(({ to }) => to.externalId === FROM.externalId)).toBe(true);
    expect(letterOf(chat.sent[0]).paragraphs.join(' ')).not.toContain('Dear');
    expect(at.world.channel.sent).toEqual([]);
  });

  it('is given to a viewer in private, but not to a channel', async () => {
    expect(await say(`agenda ${round} es`, vera)).toContain('comes to you in private');
    expect(await say(`agenda ${round} es`, vera, CHANNEL)).toContain('role officer');
    await deliverDue(deps);
    expect(filesOf(chat.sent)).toEqual(['agenda.es.html']);
  });

  it('comes to the channel where it was asked for, once a day', async () => {
    expect(await say(`agenda ${round}`, ada, CHANNEL)).toContain('to this channel now');
    expect(await say(`agenda ${round}`, ada, CHANNEL)).toContain('today already');
    await deliverDue(deps);
    await deliverDue(deps);
    expect(chat.sent.map(({ to }) => to)).toEqual([CHANNEL]);
  });

  it('comes by mail when the chat refuses it for good, and says so', async () => {
    chat.outcomes.push({ kind: 'rejected', reason: 'not_in_channel' });
    await say(`agenda ${round}`, ada, CHANNEL);
    await deliverDue(deps);
    expect(chat.sent).toEqual([]);
    const [mail] = at.world.channel.sent;
    expect(mail?.to.externalId).toBe('ada@itu.example');
    expect(filesOf(at.world.channel.sent)).toEqual(['agenda.en.html']);
    expect(letterOf(mail).paragraphs.join(' ')).toContain('in a chat, which does not take it');
  });

  it('does not go to the chat again after it was refused there, when the mail is slow', async () => {
    chat.outcomes.push({ kind: 'rejected', reason: 'not_in_channel' });
    at.world.channel.outcomes.push({
      ...{ kind: 'retry', afterMs: 1000, scope: 'message', reason: 'busy' },
    });
    await say(`agenda ${round}`, ada, CHANNEL);
    await deliverDue(deps);
    at.world.clock.at += HOUR;
    await deliverDue(deps);
    expect(chat.sent).toEqual([]);
    expect(at.world.channel.sent).toHaveLength(1);
  });

  it('names a language that there is none of', async () => {
    expect(await say(`agenda ${round} klingon`)).toContain('“klingon” is none of the languages');
  });
});
