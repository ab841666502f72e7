import type { Adapter } from '../../src/platform/adapter.ts';
import type { Capabilities } from '../../src/platform/capabilities.ts';
import { SLACK_CAPABILITIES } from './capabilities.ts';
import { keptClients } from './clients.ts';
import { createDispatch, PLATFORM } from './dispatch.ts';
import type { InstallPages } from './install-pages.ts';
import { lookUp } from './look-up.ts';
import { findPerson } from './people.ts';
import { receiveRequest } from './receive.ts';
import { type ClientOf, sendMessage } from './send.ts';
import { listenBySocket } from './socket.ts';
import type { Tokens } from './tokens.ts';
import { createVoice } from './voice.ts';

export interface SlackOptions {
  /** Left out where nothing comes by HTTP. */
  readonly signingSecret?: string;
  readonly tokens: Tokens;
  readonly pages: InstallPages;
  /** Events come through a socket; left out: by HTTP. */
  readonly appToken?: string;
  readonly apiUrl?: string;
  readonly timeoutMs?: number;
  /** How fast may be sent, where it is not Slack itself that is spoken to. */
  readonly pace?: Capabilities['pace'];
  /** What went wrong beside the promises: a form that did not open, a socket that was cut. */
  readonly trouble?: (what: string, error: unknown) => void;
}

/** Slack as a channel: a person's own conversation with the app, its Home tab, and the command /parley. */
export function createSlackAdapter(options: SlackOptions): Adapter {
  const { signingSecret, tokens, pages, appToken, trouble = () => undefined } = options;
  const clientWith = keptClients(options);
  const clientOf: ClientOf = async (tenant) => {
    const found = await tokens.of(tenant);
    if (found.kind !== 'ready') return found;
    return { kind: 'ready', client: clientWith(found.bot.token) };
  };
  const voice = createVoice(clientOf, trouble);
  const dispatch = createDispatch({ tokens, voice, trouble });
  const receiving = { tokens, dispatch };
  return {
    platform: PLATFORM,
    capabilities: {
      ...SLACK_CAPABILITIES,
      transport: appToken === undefined ? 'webhook' : 'socket',
      pace: options.pace ?? SLACK_CAPABILITIES.pace,
    },
    receive: async (request) =>
      (await pages(request)) ?? receiveRequest(request, { ...receiving, signingSecret }),
    send: (message) => sendMessage(message, { clientOf, tokens }),
    lookUp: (send) => lookUp(send, { clientOf, now: Date.now }),
    findPerson: (who) => findPerson(who, { clientOf, platform: PLATFORM }),
    showDesk: (to, desk) => voice.desk(to, desk),
    listen: async (sink) =>
      appToken === undefined
        ? async () => undefined
        : listenBySocket({ ...receiving, ...options, appToken, trouble }, sink),
  };
}
