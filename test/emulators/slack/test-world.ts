import { LogLevel, webApi } from '@slack/bolt';
import type { Json } from '../json.ts';
import type { SlackEmulator } from './emulator.ts';
import { openSlack, type SlackOptions } from './open-slack.ts';
import type { Person, Workspace } from './store.ts';

const silent = () => undefined;

/** A logger that says nothing, for tests in which errors are what is wanted. */
export const quiet = {
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
  setLevel: silent,
  setName: silent,
  getLevel: () => LogLevel.ERROR,
};

/** An emulator with one workspace and one person in it. */
export interface Scene {
  readonly slack: SlackEmulator;
  readonly team: Workspace;
  readonly ana: Person;
  /** Slack's own client with the bot's token, or another. It tries once. */
  client(token?: string): webApi.WebClient;
  /** The reply to a call, also when Slack refuses it. */
  call(method: string, args?: Json, token?: string): Promise<Json>;
}

export async function scene(options: SlackOptions = {}): Promise<Scene> {
  const slack = await openSlack({ retries: 'manual', ...options });
  const team = slack.addWorkspace({ name: 'Ministry of Telecoms' });
  const ana = slack.addPerson(team, {
    name: 'Ana',
    email: 'ana@example.org',
    locale: 'es-ES',
    tz: 'America/Lima',
  });
  const client = (token = slack.botToken(team)) =>
    new webApi.WebClient(token, {
      slackApiUrl: slack.apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: 1_000,
      logger: quiet,
    });
  const call = async (method: string, args: Json = {}, token?: string): Promise<Json> => {
    try {
      return { ...(await client(token).apiCall(method, args)) };
    } catch (error) {
      if (error instanceof webApi.WebAPIPlatformError) return { ...error.data };
      throw error;
    }
  };
  return { slack, team, ana, client, call };
}
