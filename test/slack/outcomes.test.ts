import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSlackAdapter } from '../../adapters/slack/adapter.ts';
import { noInstallPages } from '../../adapters/slack/install-pages.ts';
import { oneWorkspace } from '../../adapters/slack/one-workspace.ts';
import type { Adapter, OutboundMessage, SendOutcome } from '../../src/platform/adapter.ts';
import type { SlackEmulator } from '../emulators/slack/emulator.ts';
import type { ApiFault } from '../emulators/slack/faults.ts';
import { openSlack } from '../emulators/slack/open-slack.ts';
import { latest, type Person, type Workspace } from '../emulators/slack/store.ts';
import { freePort } from '../support/free-port.ts';

let slack: SlackEmulator;
let team: Workspace;
let person: Person;
let adapter: Adapter;
let sent = 0;

const TIMEOUT_MS = 250;

function adapterAt(apiUrl: string): Adapter {
  const tokens = oneWorkspace({
    botToken: slack.botToken(team),
    apiUrl: slack.apiUrl,
    now: Date.now,
  });
  return createSlackAdapter({ tokens, pages: noInstallPages, apiUrl, timeoutMs: TIMEOUT_MS });
}

beforeAll(async () => {
  slack = await openSlack({ retries: 'manual' });
  team = slack.addWorkspace({ name: 'Ministry of Telecoms' });
  adapter = adapterAt(slack.apiUrl);
});
beforeEach(() => {
  person = slack.addPerson(team, { name: 'Ana' });
});
afterEach(() => slack.faults.clear());
afterAll(() => slack.close());

function letter(more: Partial<OutboundMessage> = {}): OutboundMessage {
  sent += 1;
  return {
    ...{ id: `message-${sent}`, language: 'en', direction: 'ltr' },
    to: { platform: 'slack', tenant: team.id, externalId: person.id },
    content: { kind: 'letter', letter: { subject: 'Hello', paragraphs: ['Words'], closing: [] } },
    ...more,
  };
}

type Expected = Partial<Record<'scope' | 'afterMs' | 'ours', unknown>> & {
  readonly kind: SendOutcome['kind'];
};

const rejected: Expected = { kind: 'rejected' };
/** What we wrote was not taken: the address is not to blame. */
const ours: Expected = { kind: 'rejected', ours: true };
const halted: Expected = { kind: 'halted', scope: 'tenant' };
const unknown: Expected = { kind: 'unknown' };

/** What goes wrong, what it means for the message, and how many messages the person then has. */
const OUTCOMES: readonly (readonly [ApiFault, Expected, number])[] = [
  ...['channel_not_found', 'user_not_found', 'user_disabled', 'is_archived', 'not_in_channel'].map(
    (error) => [{ error }, rejected, 0] as const,
  ),
  ...['cannot_dm_bot', 'messages_tab_disabled'].map((error) => [{ error }, rejected, 0] as const),
  ...['invalid_blocks', 'msg_too_long', 'msg_blocks_too_long', 'new_word'].map(
    (error) => [{ error }, ours, 0] as const,
  ),
  ...['token_revoked', 'account_inactive', 'invalid_auth', 'missing_scope', 'team_not_found'].map(
    (error) => [{ error }, halted, 0] as const,
  ),
  ...['internal_error', 'fatal_error', 'request_timeout', 'service_unavailable'].map(
    (error) => [{ error }, unknown, 0] as const,
  ),
  [{ retryAfter: 7 }, { kind: 'retry', afterMs: 7_000, scope: 'account' }, 0],
  [{ error: 'ratelimited' }, { kind: 'retry', scope: 'account' }, 0],
  [{ error: 'message_limit_exceeded' }, { kind: 'retry', scope: 'account' }, 0],
  [{ http: 503 }, { kind: 'retry', scope: 'message' }, 0],
  [{ http: 500, effect: 'before' }, unknown, 0],
  [{ http: 500, effect: 'after' }, unknown, 1],
  [{ http: 502, effect: 'after' }, unknown, 1],
  [{ http: 403 }, halted, 0],
  [{ cut: 'before' }, unknown, 0],
  [{ cut: 'after' }, unknown, 1],
  [{ silent: 'before' }, unknown, 0],
  [{ silent: 'after' }, unknown, 1],
];

describe('each failure of the Web API has its outcome', () => {
  it.each(OUTCOMES)('%o is %o', async (fault, expected, kept) => {
    slack.faults.plan('chat.postMessage', fault);
    const message = letter();
    const outcome = await adapter.send(message);
    expect(outcome).toMatchObject(expected);
    expect(JSON.stringify(outcome)).not.toContain(slack.botToken(team));
    expect(slack.store.said(person)).toHaveLength(kept);
    const began = { id: message.id, to: message.to };
    const late = await adapter.lookUp({ ...began, sentAt: Date.now() - 150_000 });
    const early = await adapter.lookUp({ ...began, sentAt: Date.now() });
    const [found] = slack.store.said(person);
    const reference = `${found?.channel.id}:${found?.ts}`;
    const arrived = { kind: 'found', reference };
    // What had its effect is found by its metadata; that it had none is said only when it cannot come any more.
    expect(late).toEqual(kept === 1 ? arrived : { kind: 'absent' });
    expect(early).toEqual(
      kept === 1 ? arrived : { kind: 'unclear', reason: 'it may still appear' },
    );
  });

  it('no connection at all: nothing was sent', async () => {
    const nowhere = adapterAt(`http://127.0.0.1:${await freePort()}/api/`);
    expect(await nowhere.send(letter())).toMatchObject({ kind: 'retry', scope: 'message' });
  });

  it.each(['message_not_found', 'cant_update_message', 'edit_window_closed'])(
    'a change of what is gone (%s) is over',
    async (error) => {
      slack.faults.plan('chat.update', { error });
      expect(await adapter.send(letter({ replaces: 'D1:1.2' }))).toMatchObject({ kind: 'sent' });
    },
  );

  it('a change that is throttled waits for itself alone', async () => {
    slack.faults.plan('chat.update', { retryAfter: 3 });
    const outcome = await adapter.send(letter({ replaces: 'D1:1.2' }));
    expect(outcome).toMatchObject({ kind: 'retry', afterMs: 3_000, scope: 'message' });
  });

  it('a closed account is one that cannot be reached, and what it had stays', async () => {
    expect(await adapter.send(letter())).toMatchObject({ kind: 'sent' });
    person.deleted = true;
    expect(await adapter.send(letter())).toMatchObject({
      ...rejected,
      reason: 'chat.postMessage: user_disabled',
    });
    expect(slack.store.said(person).map((one) => latest(one).text)).toEqual(['Hello']);
  });

  it('a look that cannot be made tells nothing', async () => {
    const message = letter();
    await adapter.send(message);
    const look = { id: message.id, to: message.to, sentAt: Date.now() - 150_000 };
    for (const fault of [{ http: 500 }, { retryAfter: 1 }, { error: 'token_revoked' }] as const) {
      slack.faults.plan('conversations.history', fault);
      expect(await adapter.lookUp(look)).toMatchObject({ kind: 'unclear' });
    }
    expect(await adapter.lookUp(look)).toMatchObject({ kind: 'found' });
  });
});
