import { resolve } from 'node:path';
import { ConfigFailure, type ConfigFault } from './config-faults.ts';
import { readTeams } from './read-teams.ts';
import { mindSecret } from './shared-secret.ts';
import {
  type Environment,
  formerSecrets,
  ownHosts,
  readVariables,
  type Variable,
  type Variables,
} from './variables.ts';

/** What the environment says. Everything is optional; nothing is needed for a first run. */
export interface Config {
  readonly dataDir: string;
  readonly databaseUrl?: string;
  readonly redisUrl?: string;
  readonly host: string;
  readonly port: number;
  /** Where a worker answers /healthz, /readyz and /metrics: PORT when it is set; left out: nowhere. */
  readonly workerPort?: number;
  /** Where people reach the server, without a trailing slash; left out: the address it listens on. */
  readonly publicUrl?: string;
  /** An https address means a proxy before us, since we speak plain HTTP: its X-Forwarded-For is believed. */
  readonly trustProxy: boolean;
  readonly logLevel?: string;
  /** PARLEY_SECRET; left out: `loadSecret` keeps one in the data directory. */
  readonly secret?: string;
  /** What PARLEY_SECRET was before: opens what was sealed then. */
  readonly formerSecrets?: readonly string[];
  readonly slack?: SlackConfig;
  readonly discord?: DiscordConfig;
  readonly teams?: TeamsConfig;
  readonly mail?: MailConfig;
  readonly oidc?: OidcConfig;
  /** Hosts of the Bureau's own network that webhooks may be sent to, also without TLS. */
  readonly hookHosts?: readonly string[];
}

export interface SlackConfig {
  /** Proves that a request comes from Slack. Left out only with Socket Mode: then nothing comes by HTTP. */
  readonly signingSecret?: string;
  readonly install: SlackInstall;
  /** Socket Mode. */
  readonly appToken?: string;
  readonly apiUrl?: string;
}

/** One workspace by its token, or many by OAuth. */
export type SlackInstall =
  | { readonly kind: 'one-workspace'; readonly botToken: string }
  | {
      readonly kind: 'oauth';
      readonly clientId: string;
      readonly clientSecret: string;
      readonly stateSecret: string;
    };

export interface DiscordConfig {
  readonly token: string;
  readonly applicationId: string;
  readonly apiUrl?: string;
  /** How long who listens holds its place without a word, ms. No variable sets it: whoever builds a server may. */
  readonly leaseMs?: number;
}

export interface TeamsConfig {
  readonly appId: string;
  /** The registration's secret, or what Azure gives the machine: at an address of its own, or at that of virtual machines. */
  readonly identity:
    | { readonly kind: 'secret'; readonly secret: string }
    | {
        readonly kind: 'managed';
        readonly endpoint?: { readonly url: string; readonly header: string };
      };
  /** Whose people are heard and written to: first the tenant of the registration. */
  readonly tenants: readonly [string, ...string[]];
  /** Whose keys sign what Teams sends, and where our tokens come from; left out: Microsoft's public cloud. */
  readonly openIdMetadataUrl?: string;
  readonly authorityUrl?: string;
}

export interface MailConfig {
  readonly smtpUrl: string;
  readonly from: string;
}

export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const DATA_DIR = '.parley';
const HOST = '127.0.0.1';
const PORT = 3000;

/**
 * @throws {ConfigFailure} with every fault at once, when a variable is wrong or its companions are missing
 */
export function readConfig(env: Environment): Config {
  const { variables, faults } = readVariables(env);
  const group = companions(variables, faults);
  const publicUrl = variables.PUBLIC_URL?.replace(/\/+$/, '');
  const config: Config = {
    dataDir: resolve(variables.PARLEY_DATA_DIR ?? DATA_DIR),
    host: variables.HOST ?? HOST,
    port: Number(variables.PORT ?? PORT),
    trustProxy: publicUrl?.startsWith('https:') ?? false,
    ...given({
      databaseUrl: variables.DATABASE_URL,
      redisUrl: variables.REDIS_URL,
      publicUrl,
      workerPort: variables.PORT === undefined ? undefined : Number(variables.PORT),
      logLevel: variables.LOG_LEVEL,
      secret: variables.PARLEY_SECRET,
      formerSecrets: readFormerSecrets(variables, faults),
      slack: readSlack(variables, group, faults),
      discord: readDiscord(variables, group),
      teams: readTeams(variables, group, faults),
      mail: readMail(group),
      oidc: readOidc(group),
      hookHosts:
        variables.WEBHOOK_OWN_HOSTS === undefined
          ? undefined
          : ownHosts(variables.WEBHOOK_OWN_HOSTS),
    }),
  };
  if (faults.length > 0) throw new ConfigFailure(faults);
  return config;
}

function readFormerSecrets(
  { PARLEY_SECRET, PARLEY_FORMER_SECRETS }: Variables,
  faults: ConfigFault[],
): readonly string[] | undefined {
  if (PARLEY_FORMER_SECRETS === undefined) return undefined;
  if (PARLEY_SECRET === undefined && !faults.some(({ variable }) => variable === 'PARLEY_SECRET')) {
    const wrong = 'is set without what belongs to it';
    const mend = 'Set PARLEY_SECRET, the one of now, too, or take PARLEY_FORMER_SECRETS away.';
    faults.push({ variable: 'PARLEY_FORMER_SECRETS', wrong, mend });
  }
  return formerSecrets(PARLEY_FORMER_SECRETS);
}

export type Group = ReturnType<typeof companions>;

/**
 * Of variables that only mean something together: undefined when none is set, all of them when all are, and otherwise a fault
 * that names the missing ones. `also` are optional companions, which make no sense without the others.
 */
function companions(variables: Variables, faults: ConfigFault[]) {
  return <Name extends Variable>(
    names: readonly Name[],
    also: readonly Variable[] = [],
  ): { readonly [name in Name]: string } | undefined => {
    const all = new Set([...names, ...also]);
    const set = [...all].filter((name) => variables[name] !== undefined);
    const [first] = set;
    if (first === undefined) return undefined;
    const faulty = (name: Variable) => faults.some(({ variable }) => variable.startsWith(name));
    const missing = names.filter((name) => variables[name] === undefined);
    if (missing.length > 0 && !missing.some(faulty)) {
      const mend = `Set ${missing.join(' and ')} too, or take ${set.join(' and ')} away.`;
      faults.push({ variable: first, wrong: 'is set without what belongs to it', mend });
    }
    if (missing.length > 0) return undefined;
    return Object.fromEntries(names.map((name) => [name, variables[name] ?? ''])) as {
      [name in Name]: string;
    };
  };
}

/** Events come by HTTP, which needs the signing secret, or by Socket Mode, which needs the app's token; both may be set. */
function readSlack(
  variables: Variables,
  group: Group,
  faults: ConfigFault[],
): SlackConfig | undefined {
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = variables;
  const more = given({ appToken, signingSecret, apiUrl: variables.SLACK_API_URL });
  const bySocket =
    appToken !== undefined || faults.some(({ variable }) => variable === 'SLACK_APP_TOKEN');
  const proof = bySocket ? 'SLACK_APP_TOKEN' : 'SLACK_SIGNING_SECRET';
  const optional = ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_API_URL'] as const;
  const oauth = SLACK_OAUTH.find((name) => variables[name] !== undefined);
  if (oauth === undefined) {
    const set = group([proof, 'SLACK_BOT_TOKEN'], optional);
    return set && { install: { kind: 'one-workspace', botToken: set.SLACK_BOT_TOKEN }, ...more };
  }
  if (variables.SLACK_BOT_TOKEN !== undefined) {
    const wrong = `is for one workspace, and ${oauth}, for many by OAuth, is set too`;
    faults.push({ variable: 'SLACK_BOT_TOKEN', wrong, mend: 'Take one of the two away.' });
    return undefined;
  }
  const set = group([proof, ...SLACK_OAUTH], optional);
  if (!set) return undefined;
  mindSecret(variables, faults, 'workspaces’ tokens are');
  const install = {
    kind: 'oauth',
    clientId: set.SLACK_CLIENT_ID,
    clientSecret: set.SLACK_CLIENT_SECRET,
    stateSecret: set.SLACK_STATE_SECRET,
  } as const;
  return { install, ...more };
}

const SLACK_OAUTH = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'] as const;

function readDiscord(variables: Variables, group: Group): DiscordConfig | undefined {
  const set = group(['DISCORD_TOKEN', 'DISCORD_APPLICATION_ID'], ['DISCORD_API_URL']);
  if (!set) return undefined;
  return {
    token: set.DISCORD_TOKEN,
    applicationId: set.DISCORD_APPLICATION_ID,
    ...given({ apiUrl: variables.DISCORD_API_URL }),
  };
}

function readMail(group: Group): MailConfig | undefined {
  const set = group(['SMTP_URL', 'MAIL_FROM']);
  return set && { smtpUrl: set.SMTP_URL, from: set.MAIL_FROM };
}

function readOidc(group: Group): OidcConfig | undefined {
  const set = group(['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']);
  return (
    set && {
      issuer: set.OIDC_ISSUER,
      clientId: set.OIDC_CLIENT_ID,
      clientSecret: set.OIDC_CLIENT_SECRET,
    }
  );
}

/** The entries that have a value, so that an optional field is absent rather than undefined. */
function given<Fields extends object>(
  fields: Fields,
): { [name in keyof Fields]?: Exclude<Fields[name], undefined> } {
  const set = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(set) as { [name in keyof Fields]?: Exclude<Fields[name], undefined> };
}
