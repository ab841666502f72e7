import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { objectOf, parsed, textOf } from '../json.ts';
import type { ConnectorFault } from './faults.ts';
import { latest, type Team } from './store.ts';
import { attached, type Scene, scene } from './test-scene.ts';

let s: Scene;
let now = Date.now();
let at: string;
let team: Team;

const SEND = 'POST /v3/conversations/:conversation/activities';
const message = (text = 'x') => ({ type: 'message', text });
const send = (text?: string) => s.call('POST', at, message(text));
const errorOf = ({ body }: { readonly body: object }) => objectOf(objectOf(body)['error']);

beforeAll(async () => {
  s = await scene({ clock: () => now });
  at = `v3/conversations/${s.direct.id}/activities`;
  team = s.teams.addTeam(s.tenant, { name: 'Staff', members: [s.ana, s.ben] });
});
afterAll(() => s.close());
beforeEach(() => {
  now += 3_700_000;
  s.teams.limits.mode = 'none';
});

describe('the authority', () => {
  it('issues tokens for the right secret alone, and says what is wrong in Entra’s words', async () => {
    const codeOf = async (form: Record<string, string>, tenant?: string) => {
      const { status, body } = await s.token(form, tenant);
      return [status, body['error'], (body['error_codes'] as number[] | undefined)?.[0]];
    };
    expect(await codeOf({})).toEqual([200, undefined, undefined]);
    expect(await codeOf({ client_secret: 'x' })).toEqual([401, 'invalid_client', 7000215]);
    expect(await codeOf({ client_id: 'x' })).toEqual([400, 'unauthorized_client', 700016]);
    expect(await codeOf({ scope: 'x/.default' })).toEqual([400, 'invalid_scope', 70011]);
    expect(await codeOf({}, 'elsewhere')).toEqual([400, 'invalid_request', 90002]);
    expect(await codeOf({ grant_type: 'password' })).toEqual([
      400,
      'unsupported_grant_type',
      70003,
    ]);
  });

  it('issues tokens to the managed identity of the machine', async () => {
    const url = new URL(s.teams.identityEndpoint);
    url.search = `api-version=2019-08-01&resource=https://api.botframework.com&client_id=${s.teams.app.id}`;
    expect((await fetch(url)).status).toBe(400);
    const answer = await fetch(url, { headers: { 'X-IDENTITY-HEADER': 'secret' } });
    const token = textOf(objectOf(await answer.json())['access_token']);
    expect((await s.call('POST', at, message(), token)).status).toBe(201);
  });

  it('’s tokens are demanded on every call, and end', async () => {
    const denied = { message: 'Authorization has been denied for this request.' };
    expect(await s.call('POST', at, message(), 'junk')).toMatchObject({
      status: 401,
      body: denied,
    });
    s.teams.tokenLifeS = 60;
    const short = textOf((await s.token()).body['access_token']);
    expect((await s.call('POST', at, message(), short)).status).toBe(201);
    now += 60_000;
    expect((await s.call('POST', at, message(), short)).status).toBe(401);
  });
});

describe('the connector', () => {
  it('keeps what is sent, changed and taken away, with its history', async () => {
    const { body } = await send('one');
    const id = textOf(body['id']);
    expect(await s.call('PUT', `${at}/${id}`, message('two'))).toMatchObject({ status: 200 });
    const kept = s.teams.last(s.ana);
    expect(kept.versions.map(({ text }) => text)).toEqual(['one', 'two']);
    expect(await s.call('POST', at, { type: 'typing' })).toMatchObject({ status: 202 });
    expect(s.direct.typings).toBe(1);
    expect((await s.call('DELETE', `${at}/${id}`)).status).toBe(200);
    expect(kept.deleted).toBe(true);
    const gone = await s.call('PUT', `${at}/${id}`, message('three'));
    expect([gone.status, errorOf(gone)['code']]).toEqual([404, 'ActivityNotFoundInConversation']);
  });

  it('opens a chat with whoever installed the app, by either id, and with nobody else', async () => {
    const open = (id: string, more: object = { tenantId: s.tenant.id }) =>
      s.call('POST', 'v3/conversations', { isGroup: false, members: [{ id }], ...more });
    expect((await open(s.ana.id)).body).toEqual({ id: s.direct.id });
    expect((await open(s.ana.aadObjectId)).body).toEqual({ id: s.direct.id });
    const refusal = async (...given: Parameters<typeof open>) => {
      const answer = await open(...given);
      return [answer.status, errorOf(answer)['code']];
    };
    expect(await refusal(s.ben.id)).toEqual([403, 'ForbiddenOperationException']);
    expect(await refusal('29:nobody')).toEqual([404, 'MemberNotFoundInConversation']);
    expect(await refusal(s.ana.id, {})).toEqual([400, 'BadArgument']);
    expect(await refusal(s.ana.id, { isGroup: true })).toEqual([400, 'BadSyntax']);
    const elsewhere = s.teams.addTenant({ name: 'Elsewhere' });
    expect(await refusal(s.ana.id, { tenantId: elsewhere.id })).toEqual([
      404,
      'MemberNotFoundInConversation',
    ]);
  });

  it('refuses where the bot may not write, each in its own way', async () => {
    s.teams.blocks(s.ana);
    const blocked = await send();
    expect([blocked.status, blocked.body['errorCode']]).toEqual([403, 209]);
    const inner = objectOf(parsed(textOf(blocked.body['message'])));
    expect(inner['subCode']).toBe('MessageWritesBlocked');
    expect(s.teams.store.calls.at(-1)?.code).toBe('MessageWritesBlocked');
    s.teams.blocks(s.ana, false);
    const to = async (id: string) => {
      const answer = await s.call('POST', `v3/conversations/${id}/activities`, message());
      return [answer.status, errorOf(answer)['code']];
    };
    expect(await to(team.id)).toEqual([403, 'BotNotInConversationRoster']);
    expect(await to('a:nowhere')).toEqual([404, 'ConversationNotFound']);
    expect(await to('nonsense')).toEqual([400, 'BadSyntax']);
    s.tenant.disablesBot = true;
    expect(await to(s.direct.id)).toEqual([403, 'BotDisabledByAdmin']);
    s.tenant.disablesBot = false;
  });

  it('refuses messages that Teams does not take', async () => {
    const refusal = async (activity: object) => {
      const answer = await s.call('POST', at, { type: 'message', ...activity });
      return `${answer.status} ${errorOf(answer)['code']}: ${errorOf(answer)['message']}`;
    };
    expect(await refusal({})).toMatch(/400 BadArgument: .*neither/);
    const card = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'Badge' }] };
    expect(await refusal({ attachments: [attached(card)] })).toMatch(/BadArgument: .*"Badge"/);
    expect(await refusal({ attachments: [{ contentType: 'a/b' }] })).toMatch(/Unknown attachment/);
    const mention = { type: 'mention', mentioned: { id: s.ana.id }, text: '<at>Ana</at>' };
    expect(await refusal({ text: 'hi', entities: [mention] })).toMatch(/Mention text/);
    expect((await send('é'.repeat(51_150))).status).toBe(201);
    expect(await refusal({ text: 'é'.repeat(51_201) })).toMatch(/413 MessageSizeTooBig/);
    expect(s.teams.oversized()).toHaveLength(1);
    const unknown = await s.call('POST', at, { type: 'trace' });
    expect(errorOf(unknown)['code']).toBe('BadArgument');
  });

  it('tells who is there, and what a team is', async () => {
    const of = (path: string) => s.call('GET', path);
    const one = await of(`v3/conversations/${s.direct.id}/members/${s.ana.aadObjectId}`);
    expect(one.body).toMatchObject({
      id: s.ana.id,
      aadObjectId: s.ana.aadObjectId,
      userPrincipalName: 'ana.ruiz@example.org',
      givenName: 'Ana',
      tenantId: s.tenant.id,
    });
    expect((await of(`v3/conversations/${s.direct.id}/members/${s.ben.id}`)).status).toBe(404);
    expect((await of(`v3/teams/${team.id}`)).status).toBe(403);
    await s.teams.installsIn(team, s.ana);
    const channel = s.teams.addChannel(team, 'Rounds');
    expect((await of(`v3/teams/${team.id}`)).body).toMatchObject({ name: 'Staff', memberCount: 2 });
    expect((await of(`v3/teams/${team.id}/conversations`)).body).toEqual({
      conversations: [{ id: team.id }, { id: channel.id, name: 'Rounds' }],
    });
    const all = await of(`v3/conversations/${team.id}/pagedmembers?pageSize=50`);
    expect(all.body['members']).toHaveLength(2);
    expect((await of('v3/nothing')).status).toBe(404);
  });

  it('begins a thread in a channel, and goes on in it', async () => {
    const channel = team.channels.at(-1);
    const channelData = { channel: { id: channel?.id } };
    const begun = await s.call('POST', 'v3/conversations', {
      isGroup: true,
      channelData,
      activity: message('A round opens'),
    });
    const id = encodeURIComponent(textOf(begun.body['id']));
    expect(
      (await s.call('POST', `v3/conversations/${id}/activities`, message('More'))).status,
    ).toBe(201);
    const root = textOf(begun.body['activityId']);
    expect(channel?.messages.map((one) => [latest(one).text, one.threadRoot])).toEqual([
      ['A round opens', undefined],
      ['More', root],
    ]);
  });

  it('throttles a thread and a tenant, and says for how long', async () => {
    s.teams.limits.mode = 'real';
    for (let i = 0; i < 7; i += 1) expect((await send()).status).toBe(201);
    const throttled = await send();
    expect(throttled).toMatchObject({ status: 429, retryAfter: '1' });
    expect(errorOf(throttled)['code']).toBe('Throttled');
    now += 1_000;
    expect((await send()).status).toBe(201);
    expect(await send()).toMatchObject({ status: 429, retryAfter: '1' });
    now += 60_000;
    const asked = Array.from({ length: 51 }, (_, i) => s.call('GET', `v3/teams/${i}`));
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(1);
  });
});

describe('faults on demand', () => {
  const rows: readonly [ConnectorFault, number | 'cut', number][] = [
    [{ retryAfter: 7 }, 429, 0],
    [{ refuse: 'preconditionFailed' }, 412, 0],
    [{ refuse: 'writesBlocked' }, 403, 0],
    [{ http: 502 }, 502, 0],
    [{ http: 503, html: true }, 503, 0],
    [{ http: 504, effect: 'after' }, 504, 1],
    [{ cut: 'before' }, 'cut', 0],
    [{ cut: 'after' }, 'cut', 1],
  ];

  it.each(rows)('%o', async (fault, outcome, kept) => {
    const before = s.direct.messages.length;
    s.teams.faults.plan(SEND, fault, { id: s.direct.id });
    const status = await send().then(
      (answer) => answer.status,
      () => 'cut',
    );
    expect(status).toBe(outcome);
    expect(s.teams.store.callsOf(SEND).at(-1)?.outcome).toBe(outcome);
    expect(s.direct.messages).toHaveLength(before + kept);
    expect((await send()).status).toBe(201);
  });

  it('a request that hangs ends when the caller goes', async () => {
    s.teams.faults.plan('*', { silent: 'after' });
    const before = s.direct.messages.length;
    const gone = new AbortController();
    const asked = fetch(`${s.teams.serviceUrl(s.tenant)}${at}`, {
      method: 'POST',
      signal: gone.signal,
      headers: { authorization: `Bearer ${s.teams.store.tokens[0]?.value}` },
      body: JSON.stringify(message()),
    });
    const ended = expect(asked).rejects.toThrow();
    await s.teams.until(() => s.teams.store.calls.at(-1)?.outcome === 'silent');
    gone.abort();
    await ended;
    expect(s.direct.messages).toHaveLength(before + 1);
  });

  it('the whole of Teams is away, and comes back', async () => {
    s.teams.down('http 503');
    expect((await send()).status).toBe(503);
    expect((await s.token()).status).toBe(503);
    s.teams.down('cut');
    await expect(send()).rejects.toThrow();
    s.teams.up();
    expect((await send()).status).toBe(201);
    const secret = s.teams.changesSecret();
    expect((await send()).status).toBe(401);
    expect((await s.token({ client_secret: secret })).status).toBe(200);
  });
});
