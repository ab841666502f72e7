import type { Adapter } from '../../src/platform/adapter.ts';
import type { Capabilities } from '../../src/platform/capabilities.ts';
import type { Vault } from '../../src/platform/vault.ts';
import { TEAMS_CAPABILITIES } from './capabilities.ts';
import { cloudOf } from './cloud.ts';
import { createConnector } from './connector.ts';
import { type Identity, keptCredentials } from './credentials.ts';
import { openDoor } from './door.ts';
import { PLATFORM } from './meaning.ts';
import { findPerson } from './people.ts';
import { receiveActivity } from './receive.ts';
import { recentForms } from './recent-forms.ts';
import { referencesIn } from './references.ts';
import { type Sending, sendMessage } from './send.ts';
import { createVoice } from './voice.ts';

export interface TeamsOptions {
  readonly appId: string;
  readonly identity: Identity;
  /** Whose people are heard and written to: first the tenant of the registration. */
  readonly tenants: readonly [string, ...string[]];
  /** Where people are reached. */
  readonly vault: Vault;
  readonly openIdMetadataUrl?: string;
  readonly authorityUrl?: string;
  readonly timeoutMs?: number;
  /** How fast may be sent, where it is not Teams itself that is spoken to. */
  readonly pace?: Capabilities['pace'];
  /** What went wrong beside the promises: a reply that could not be shown. */
  readonly trouble?: (what: string, error: unknown) => void;
}

/** Teams as a channel: a person's own chat with the app, and mentions of it in teams and chats of several. */
export function createTeamsAdapter(options: TeamsOptions): Adapter {
  const { appId, tenants, vault, timeoutMs, trouble = () => undefined } = options;
  const cloud = cloudOf({ ...options, tenantId: tenants[0] });
  const limit = timeoutMs === undefined ? {} : { timeoutMs };
  const { tokenUrl, channel, openIdMetadataUrl, isServiceUrl } = cloud;
  const identity = { appId, identity: options.identity, tokenUrl, channel };
  const credentials = keptCredentials({ ...identity, ...limit, now: Date.now });
  const connector = createConnector({ credentials, isServiceUrl, ...limit });
  const references = referencesIn(vault);
  const sending: Sending = { appId, cloud, connector, references, tenants };
  const receiving = {
    ...{ appId, cloud, references, tenants, trouble, forms: recentForms() },
    voice: createVoice(sending, trouble),
    door: openDoor({ appId, channel, openIdMetadataUrl }),
  };
  return {
    platform: PLATFORM,
    capabilities: { ...TEAMS_CAPABILITIES, pace: options.pace ?? TEAMS_CAPABILITIES.pace },
    receive: (request) => receiveActivity(request, receiving),
    send: (message) => sendMessage(message, sending),
    // A bot cannot read what was said: an unclear send stays unclear (docs/decisions/0016).
    lookUp: async () => ({ kind: 'unclear', reason: 'Teams lets no bot read a conversation' }),
    findPerson: (who) => findPerson(who, sending),
    // There is no page of one's own: it is the reply to who asks for it, and not kept up to date.
    showDesk: async () => undefined,
    listen: async () => async () => undefined,
  };
}
