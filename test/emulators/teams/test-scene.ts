import { type Json, objectOf, parsed, textOf } from '../json.ts';
import { CONNECTOR_SCOPE } from './authority.ts';
import type { TeamsEmulator } from './emulator.ts';
import { openTeams, type TeamsOptions } from './open-teams.ts';
import { openScriptedBot, type ScriptedBot } from './scripted-bot.ts';
import type { Conversation, Message, Person, Tenant } from './store.ts';

/** What the connector answered. */
export interface Answer {
  readonly status: number;
  readonly body: Json;
  readonly retryAfter: string | null;
}

/** An emulator with one tenant, in which Ana has installed the app and Ben has not, and a bot's endpoint that answers as told. */
export interface Scene {
  readonly teams: TeamsEmulator;
  readonly bot: ScriptedBot;
  readonly tenant: Tenant;
  readonly ana: Person;
  readonly ben: Person;
  /** Ana's chat with the bot. */
  readonly direct: Conversation;
  token(form?: Readonly<Record<string, string>>, tenant?: string): Promise<Answer>;
  /** One request to the connector, with a good token unless told. */
  call(method: string, path: string, body?: unknown, token?: string): Promise<Answer>;
  /** Sends a card, or a text, to Ana or where else, and finds it. */
  sent(what: Json | string, to?: Conversation): Promise<Message>;
  close(): Promise<void>;
}

export async function scene(options: TeamsOptions = {}): Promise<Scene> {
  const teams = await openTeams(options);
  teams.tokenLifeS = 99_999_999;
  const tenant = teams.addTenant({ name: 'Ministry of Telecoms' });
  const ana = teams.addPerson(tenant, {
    name: 'Ana Ruiz',
    locale: 'es-ES',
    timeZone: 'Asia/Kathmandu',
  });
  const ben = teams.addPerson(tenant, { name: 'Ben' });
  const bot = await openScriptedBot(teams);
  await teams.installs(ana);
  const direct = teams.store.directOf(ana);
  if (!direct) throw new Error('an installation opens the chat');
  const { app, authorityUrl } = teams;
  const token: Scene['token'] = async (form = {}, of = app.tenantId) => {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: app.id,
      client_secret: app.password,
      scope: `${CONNECTOR_SCOPE}/.default`,
      ...form,
    });
    return answerOf(
      await fetch(`${authorityUrl}/${of}/oauth2/v2.0/token`, { method: 'POST', body }),
    );
  };
  const good = textOf((await token()).body['access_token']);
  const call: Scene['call'] = async (method, path, body, given = good) => {
    const headers = { authorization: `Bearer ${given}`, 'content-type': 'application/json' };
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    const url = `${teams.serviceUrl(tenant)}${path}`;
    return answerOf(await fetch(url, { method, headers, ...json }));
  };
  const sent: Scene['sent'] = async (what, to = direct) => {
    const activity = typeof what === 'string' ? { text: what } : { attachments: [attached(what)] };
    const path = `v3/conversations/${encodeURIComponent(to.id)}/activities`;
    const { status, body } = await call('POST', path, { type: 'message', ...activity });
    const message = to.messages.find(({ id }) => id === body['id']);
    if (!message) throw new Error(`${status} ${JSON.stringify(body)}`);
    return message;
  };
  const close = async () => {
    await bot.close();
    await teams.close();
  };
  return { teams, bot, tenant, ana, ben, direct, token, call, sent, close };
}

/** An Adaptive Card as an attachment. */
export const attached = (content: Json): Json => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content,
});

async function answerOf(response: Response): Promise<Answer> {
  const body = objectOf(parsed(await response.text()));
  return { status: response.status, body, retryAfter: response.headers.get('retry-after') };
}
