import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ConfigFault } from './config-faults.ts';

/** Every variable that Parley reads, what it must look like, and how to mend it. */
const RULES = {
  PARLEY_DATA_DIR: rule(z.string(), 'Name a folder.'),
  DATABASE_URL: address(
    ['postgres:', 'postgresql:'],
    'postgresql://name:password@host:5432/parley',
  ),
  REDIS_URL: address(['redis:', 'rediss:'], 'redis://host:6379'),
  HOST: rule(z.string(), 'Name an address to listen on, such as 127.0.0.1 or 0.0.0.0.'),
  PORT: rule(
    z
      .string()
      .regex(/^\d{1,5}$/)
      .refine((text) => Number(text) <= 65_535),
    'Give a number from 0 to 65535; 0 takes any free port.',
  ),
  PUBLIC_URL: address(['https:', 'http:'], 'https://parley.example.org'),
  LOG_LEVEL: rule(
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
    'Choose one of trace, debug, info, warn, error, fatal, silent.',
  ),
  PARLEY_SECRET: rule(
    z.string().min(32),
    'Give at least 32 random characters (openssl rand -hex 32), or leave it out: one is made and kept.',
  ),
  PARLEY_FORMER_SECRETS: rule(
    z.string().refine((text) => formerSecrets(text).every(({ length }) => length >= 32)),
    'Give what PARLEY_SECRET was before, each at least 32 characters, with commas between.',
  ),
  SLACK_SIGNING_SECRET: rule(
    z.string().regex(/^[0-9a-f]{32}$/i),
    'Copy it from "Basic Information" of the Slack app: 32 hexadecimal digits.',
  ),
  SLACK_BOT_TOKEN: rule(
    z.string().startsWith('xoxb-'),
    'Copy it from "OAuth & Permissions": it begins with xoxb-. (One that begins with xoxe. expires: use OAuth, or an app without token rotation.)',
  ),
  SLACK_CLIENT_ID: rule(z.string(), 'Copy it from "Basic Information" of the Slack app.'),
  SLACK_CLIENT_SECRET: rule(z.string(), 'Copy it from "Basic Information" of the Slack app.'),
  SLACK_STATE_SECRET: rule(
    z.string().min(16),
    'Give at least 16 random characters (openssl rand -hex 16).',
  ),
  SLACK_APP_TOKEN: rule(
    z.string().startsWith('xapp-'),
    'Make an app-level token with the scope connections:write under "Basic Information": it begins with xapp-.',
  ),
  SLACK_API_URL: address(['https:', 'http:'], 'https://slack.com/api/'),
  DISCORD_TOKEN: rule(z.string(), 'Copy it from the "Bot" page of the Discord application.'),
  DISCORD_APPLICATION_ID: rule(
    z.string().regex(/^\d{15,21}$/),
    'Copy the number from "General Information".',
  ),
  DISCORD_API_URL: address(['https:', 'http:'], 'https://discord.com/api'),
  TEAMS_APP_ID: rule(z.guid(), 'Copy the "Application (client) ID" of the app registration.'),
  TEAMS_APP_PASSWORD: rule(
    z.string(),
    'Copy the client secret of the app registration, or write managed-identity where the bot has one.',
  ),
  TEAMS_TENANT_ID: rule(
    z.string().refine((text) => tenantIds(text).every((id) => z.guid().safeParse(id).success)),
    'Copy the "Directory (tenant) ID" of the app registration; those of other tenants whose people take part follow, with commas between.',
  ),
  TEAMS_OPENID_METADATA_URL: address(
    ['https:', 'http:'],
    'https://login.botframework.com/v1/.well-known/openidconfiguration',
  ),
  TEAMS_AUTHORITY_URL: address(['https:', 'http:'], 'https://login.microsoftonline.com'),
  // Given by Azure where a machine has an identity.
  IDENTITY_ENDPOINT: address(['https:', 'http:'], 'http://127.0.0.1:41741/msi/token'),
  IDENTITY_HEADER: rule(z.string(), 'Azure sets it: leave it as it is.'),
  SMTP_URL: address(['smtp:', 'smtps:'], 'smtps://name:password@mail.example.org'),
  MAIL_FROM: rule(
    z.string().regex(/^[^\r\n]*@[^\s@]+$|^[^\r\n]*<[^\s@<>]+@[^\s@<>]+>$/),
    'Give an address, such as "TSB consultation <cto@example.org>".',
  ),
  WEBHOOK_OWN_HOSTS: rule(
    z.string().refine((text) => ownHosts(text).every((host) => HOST.test(host))),
    'Give names or addresses of hosts as webhooks write them, with commas between, such as records.intra.example.org.',
  ),
  OIDC_ISSUER: address(['https:', 'http:'], 'https://login.example.org'),
  OIDC_CLIENT_ID: rule(z.string(), "Copy it from the provider's registration of Parley."),
  OIDC_CLIENT_SECRET: rule(z.string(), "Copy it from the provider's registration of Parley."),
} as const;

export type Variable = keyof typeof RULES;
export type Variables = { readonly [name in Variable]?: string };
export type Environment = Readonly<Record<string, string | undefined>>;

interface Rule {
  readonly check: z.ZodType<string>;
  readonly mend: string;
}

/** Reads every variable, or the file that `<NAME>_FILE` names (as Docker gives secrets); an empty one counts as not set. */
export function readVariables(env: Environment): { variables: Variables; faults: ConfigFault[] } {
  const variables: { [name in Variable]?: string } = {};
  const faults: ConfigFault[] = [];
  for (const name of Object.keys(RULES) as Variable[]) {
    const found = readOne(env, name);
    if (found === undefined) continue;
    if (typeof found === 'string') variables[name] = found;
    else faults.push(found);
  }
  return { variables, faults };
}

/** The tenants of a list, as TEAMS_TENANT_ID gives it. */
export function tenantIds(text: string): readonly string[] {
  return text.split(',').map((tenant) => tenant.trim().toLowerCase());
}

const HOST = /^([a-z0-9.-]+|\[[0-9a-f:.]+\])$/;

/** The hosts of a list, as WEBHOOK_OWN_HOSTS gives it. */
export function ownHosts(text: string): readonly string[] {
  return text.split(',').map((host) => host.trim().toLowerCase());
}

/** The former secrets of a list, as PARLEY_FORMER_SECRETS gives it. */
export function formerSecrets(text: string): readonly string[] {
  return text
    .split(',')
    .map((secret) => secret.trim())
    .filter((secret) => secret !== '');
}

function readOne(env: Environment, variable: Variable): string | ConfigFault | undefined {
  const file = env[`${variable}_FILE`]?.trim();
  const direct = env[variable]?.trim();
  if (file && direct) {
    const wrong = `is set, and ${variable}_FILE too`;
    return { variable, wrong, mend: 'Keep one of the two.' };
  }
  const value = file ? readSecretFile(variable, file) : direct;
  if (!value || typeof value !== 'string') return value || undefined;
  const { check, mend }: Rule = RULES[variable];
  return check.safeParse(value).success
    ? value
    : { variable, wrong: 'is not what it must be', mend };
}

function readSecretFile(variable: Variable, path: string): string | ConfigFault {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    const wrong = `names ${path}, which cannot be read (${(error as NodeJS.ErrnoException).code})`;
    return { variable: `${variable}_FILE`, wrong, mend: 'Mend the path or its permissions.' };
  }
}

function rule(check: z.ZodType<string>, mend: string): Rule {
  return { check, mend };
}

function address(protocols: readonly string[], example: string): Rule {
  const check = z.string().refine((text) => protocols.includes(protocolOf(text)));
  return { check, mend: `Give an address like ${example}` };
}

function protocolOf(text: string): string {
  return URL.canParse(text) ? new URL(text).protocol : '';
}
