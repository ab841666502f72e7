import type { webApi } from '@slack/bolt';
import { type CallFailure, callFailure } from './call-failure.ts';
import { clientFor } from './clients.ts';
import {
  type Bot,
  type Credentials,
  placeName,
  possibleNames,
  SlackAway,
  type Tokens,
} from './tokens.ts';

export interface OneWorkspaceOptions {
  readonly botToken: string;
  readonly apiUrl?: string;
  readonly now: () => number;
}

/** How long a token that Slack refuses is believed to be dead before it is tried again. */
const DEAD_MS = 60_000;
const AWAY_MS = 10_000;

interface Known {
  readonly credentials: Exclude<Credentials, { kind: 'absent' }>;
  readonly tenant?: string;
  readonly name?: string;
  readonly until: number;
}

/** The one workspace (or organisation) that a bot token belongs to: Slack tells which, once a process. */
export function oneWorkspace({ botToken, now, ...at }: OneWorkspaceOptions): Tokens {
  const client = clientFor(botToken, at);
  let known: Promise<Known> | undefined;
  /** What it was when Slack last told: a token that ended still tells whose it was. */
  let own: Pick<Known, 'tenant' | 'name'> = {};
  const look = async (): Promise<Known> => {
    known ??= identify(client, botToken, now);
    const found = await known.catch((cause) => {
      known = undefined;
      throw cause;
    });
    if (found.tenant !== undefined) own = found;
    if (now() < found.until) return { ...own, ...found };
    known = undefined;
    return look();
  };
  const forget = () => {
    known = undefined;
  };
  return {
    of: async (tenant) => {
      const { credentials, tenant: own } = await look();
      return own !== undefined && own !== tenant ? { kind: 'absent' } : credentials;
    },
    find: async (place) => {
      const { credentials, tenant } = await look();
      if (tenant === undefined && credentials.kind === 'away') throw away(credentials);
      return possibleNames(place).find((name) => name === tenant);
    },
    isGone: async () => {
      forget();
      const { credentials } = await look();
      if (credentials.kind === 'away') throw away(credentials);
      return credentials.kind === 'dead';
    },
    remove: async (place) => {
      forget();
      return placeName(place);
    },
    forget,
    tenants: async () => {
      const { tenant, name } = await look();
      return tenant === undefined ? [] : [{ tenant, ...(name === undefined ? {} : { name }) }];
    },
  };
}

async function identify(
  client: webApi.WebClient,
  token: string,
  now: () => number,
): Promise<Known> {
  try {
    const self = await client.auth.test();
    const place = {
      teamId: self.team_id,
      enterpriseId: self.enterprise_id,
      isEnterpriseInstall: self.is_enterprise_install === true,
    };
    const [tenant, botId, botUserId] = [placeName(place), self.bot_id, self.user_id];
    if (tenant === undefined || botId === undefined || botUserId === undefined) {
      return dead('Slack knows no bot by this token', now);
    }
    const appId = await appOf(client, botId);
    const bot: Bot = { token, botId, botUserId, ...whereOf(place), ...(appId && { appId }) };
    const name = self.team;
    const credentials = { kind: 'ready', bot } as const;
    return { credentials, tenant, ...(name && { name }), until: Number.POSITIVE_INFINITY };
  } catch (cause) {
    const failure = callFailure(cause);
    if (failure.kind === 'refused') return dead(failure.error, now);
    const credentials = pausing(failure);
    return { credentials, until: now() + credentials.afterMs };
  }
}

/** Nice to know, to tell another app's requests from ours; the signing secret is what proves it. */
async function appOf(client: webApi.WebClient, bot: string): Promise<string | undefined> {
  const found = await client.bots.info({ bot }).catch((cause) => void callFailure(cause));
  return found?.bot?.app_id;
}

function dead(reason: string, now: () => number): Known {
  const credentials = { kind: 'dead', scope: 'tenant', reason } as const;
  return { credentials, until: now() + DEAD_MS };
}

function away({ reason }: Extract<Credentials, { kind: 'away' }>): SlackAway {
  return new SlackAway(`Slack is away: ${reason}`);
}

function pausing(failure: Exclude<CallFailure, { kind: 'refused' }>) {
  return failure.kind === 'rate-limited'
    ? ({ kind: 'away', afterMs: failure.afterMs, reason: 'ratelimited' } as const)
    : ({ kind: 'away', afterMs: AWAY_MS, reason: failure.reason } as const);
}

/** An organisation's own token names no workspace, although auth.test gives the organisation's id as one. */
function whereOf(place: {
  readonly teamId: string | undefined;
  readonly enterpriseId: string | undefined;
  readonly isEnterpriseInstall: boolean;
}): Pick<Bot, 'teamId' | 'enterpriseId'> {
  const { teamId, enterpriseId, isEnterpriseInstall } = place;
  return {
    ...(teamId === undefined || isEnterpriseInstall ? {} : { teamId }),
    ...(enterpriseId === undefined ? {} : { enterpriseId }),
  };
}
