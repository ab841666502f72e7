import type { Adapter } from '../../src/platform/adapter.ts';
import type { Capabilities } from '../../src/platform/capabilities.ts';
import type { Vault } from '../../src/platform/vault.ts';
import { DISCORD_CAPABILITIES } from './capabilities.ts';
import { keptChannels } from './channels.ts';
import { createReception } from './dispatch.ts';
import { type GatewayOptions, listenAtGateway } from './gateway.ts';
import { PLATFORM } from './interactions.ts';
import { lookUp } from './look-up.ts';
import { findPerson, keptLocales } from './people.ts';
import { createApi } from './rest.ts';
import { sendMessage } from './send.ts';
import { createVoice } from './voice.ts';

export interface DiscordOptions {
  readonly token: string;
  readonly applicationId: string;
  /** Which process listens, and how far it is. */
  readonly vault: Vault;
  readonly apiUrl?: string;
  readonly timeoutMs?: number;
  /** After how many refusals within ten minutes nothing is asked any more; far below Discord's ban unless told. */
  readonly refusedMax?: number;
  /** How long to wait before each further try to take words that nobody sends again, ms. */
  readonly retriesMs?: readonly number[];
  /** How fast may be sent, where it is not Discord itself that is spoken to. */
  readonly pace?: Capabilities['pace'];
  readonly leaseMs?: NonNullable<GatewayOptions['leaseMs']>;
  /** What went wrong beside the promises: an answer that came too late, a gateway that was cut. */
  readonly trouble?: (what: string, error: unknown) => void;
}

/** Discord as a channel: the conversation of a person with the bot, and the command /parley, which also works in servers. */
export function createDiscordAdapter(options: DiscordOptions): Adapter {
  const { applicationId, retriesMs, trouble = () => undefined } = options;
  const isFast = options.pace?.length === 0;
  const api = createApi({ ...options, ...(isFast && { perSecond: Number.POSITIVE_INFINITY }) });
  const channels = keptChannels(api);
  const locales = keptLocales();
  const voice = createVoice({ api, channels, applicationId, trouble });
  return {
    platform: PLATFORM,
    capabilities: { ...DISCORD_CAPABILITIES, pace: options.pace ?? DISCORD_CAPABILITIES.pace },
    receive: async () => ({
      kind: 'rejected',
      reason: 'what happens in Discord comes through its gateway',
      reply: { status: 404, headers: {}, body: '' },
    }),
    send: (message) => sendMessage(message, { api, channels }),
    lookUp: (send) => lookUp(send, { api, channels, now: Date.now }),
    findPerson: (who) => findPerson(who, { api, locales, platform: PLATFORM }),
    // There is no page of one's own: it is the reply to who asks for it, and not kept up to date.
    showDesk: async () => undefined,
    listen: (sink) => {
      const retries = retriesMs === undefined ? {} : { retriesMs };
      const take = createReception({ sink, voice, channels, locales, trouble, ...retries });
      return listenAtGateway({ ...options, api, trouble }, take);
    },
  };
}
