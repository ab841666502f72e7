import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/main/config.ts';
import { ConfigFailure } from '../../src/main/config-faults.ts';
import { loadSecret } from '../../src/main/secret.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-config-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const SIGNING = '0123456789abcdef0123456789abcdef';
const GUID = '8f14e45f-ceea-467f-a83b-0b4d0f1a2c3d';
const OTHER = '0a14e45f-ceea-467f-a83b-0b4d0f1a2c3d';

const faultsOf = (env: Record<string, string>) => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigFailure)) throw error;
    return error.faults.map(({ variable }) => variable);
  }
};

describe('the configuration', () => {
  it('needs nothing', () => {
    const config = readConfig({});
    expect(config).toMatchObject({ host: '127.0.0.1', port: 3000, trustProxy: false });
    expect(config.dataDir).toMatch(/\/\.parley$/);
    expect(Object.keys(config).sort()).toEqual(['dataDir', 'host', 'port', 'trustProxy']);
  });

  it('reads the hosts of the own network that may be told', () => {
    const { hookHosts } = readConfig({
      WEBHOOK_OWN_HOSTS: 'Records.example.org, 10.1.2.3,[fd00::1]',
    });
    expect(hookHosts).toEqual(['records.example.org', '10.1.2.3', '[fd00::1]']);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ DATABASE_URL: '', SLACK_BOT_TOKEN: ' ' })).toEqual(readConfig({}));
  });

  it('reads every group of variables', () => {
    const config = readConfig({
      DATABASE_URL: 'postgres://parley@db/parley',
      REDIS_URL: 'redis://cache:6379',
      PORT: '0',
      HOST: '::1',
      PUBLIC_URL: 'https://parley.example.org/',
      LOG_LEVEL: 'debug',
      PARLEY_SECRET: 's'.repeat(32),
      SLACK_SIGNING_SECRET: SIGNING,
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_APP_TOKEN: 'xapp-1',
      DISCORD_TOKEN: 'd',
      DISCORD_APPLICATION_ID: '123456789012345678',
      TEAMS_APP_ID: GUID,
      TEAMS_APP_PASSWORD: 't',
      TEAMS_TENANT_ID: `${GUID}, ${OTHER}`,
      SMTP_URL: 'smtp://mail',
      MAIL_FROM: 'TSB <cto@example.org>',
      OIDC_ISSUER: 'https://login.example.org',
      OIDC_CLIENT_ID: 'c',
      OIDC_CLIENT_SECRET: 'o',
    });
    expect(config).toMatchObject({
      port: 0,
      host: '::1',
      publicUrl: 'https://parley.example.org',
      trustProxy: true,
      slack: {
        signingSecret: SIGNING,
        install: { kind: 'one-workspace', botToken: 'xoxb-1' },
        appToken: 'xapp-1',
      },
      discord: { token: 'd', applicationId: '123456789012345678' },
      teams: {
        appId: GUID,
        identity: { kind: 'secret', secret: 't' },
        tenants: [GUID, OTHER],
      },
      mail: { smtpUrl: 'smtp://mail', from: 'TSB <cto@example.org>' },
      oidc: { issuer: 'https://login.example.org', clientId: 'c', clientSecret: 'o' },
    });
  });

  it('knows an installation in many workspaces by its OAuth variables', () => {
    const config = readConfig({
      SLACK_SIGNING_SECRET: SIGNING,
      SLACK_CLIENT_ID: 'id',
      SLACK_CLIENT_SECRET: 'cs',
      SLACK_STATE_SECRET: 'x'.repeat(16),
    });
    expect(config.slack?.install).toEqual({
      kind: 'oauth',
      clientId: 'id',
      clientSecret: 'cs',
      stateSecret: 'x'.repeat(16),
    });
  });

  it.each([
    ['DATABASE_URL', 'mysql://db/parley'],
    ['DATABASE_URL', 'localhost'],
    ['REDIS_URL', 'http://cache'],
    ['PORT', '65536'],
    ['PORT', '80a'],
    ['PORT', '-1'],
    ['PUBLIC_URL', 'parley.example.org'],
    ['LOG_LEVEL', 'loud'],
    ['PARLEY_SECRET', 'short'],
    ['SLACK_SIGNING_SECRET', 'xoxb-1'],
    ['SLACK_BOT_TOKEN', SIGNING],
    ['SLACK_APP_TOKEN', 'xoxb-1'],
    ['DISCORD_APPLICATION_ID', 'parley'],
    ['TEAMS_APP_ID', 'parley'],
    ['TEAMS_TENANT_ID', `${GUID},itu.int`],
    ['WEBHOOK_OWN_HOSTS', 'https://records.example.org'],
    ['SMTP_URL', 'mail.example.org'],
    ['MAIL_FROM', 'TSB'],
    ['MAIL_FROM', 'a@example.org\r\nBcc: b@example.org'],
    ['OIDC_ISSUER', 'login'],
  ])('refuses %s = %j, and tells the mend', (name, value) => {
    expect(faultsOf({ [name]: value })).toContain(name);
    expect(() => readConfig({ [name]: value })).toThrow(
      new RegExp(`${name} is not what it must be\\. [A-Z].{9}`),
    );
  });

  it.each([
    [{ SLACK_SIGNING_SECRET: SIGNING }, 'SLACK_BOT_TOKEN'],
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_SIGNING_SECRET'],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN'],
    [
      { SLACK_APP_TOKEN: 'xapp-1', SLACK_CLIENT_ID: 'id', SLACK_STATE_SECRET: 'x'.repeat(16) },
      'SLACK_CLIENT_SECRET',
    ],
    [
      { SLACK_CLIENT_ID: 'id', SLACK_CLIENT_SECRET: 'cs', SLACK_STATE_SECRET: 'x'.repeat(16) },
      'SLACK_SIGNING_SECRET',
    ],
    [
      { SLACK_SIGNING_SECRET: SIGNING, SLACK_CLIENT_ID: 'id' },
      'SLACK_CLIENT_SECRET and SLACK_STATE_SECRET',
    ],
    [{ SLACK_API_URL: 'https://slack.com/api/' }, 'SLACK_SIGNING_SECRET and SLACK_BOT_TOKEN'],
    [{ DISCORD_TOKEN: 'd' }, 'DISCORD_APPLICATION_ID'],
    [{ TEAMS_TENANT_ID: GUID }, 'TEAMS_APP_ID and TEAMS_APP_PASSWORD'],
    [{ TEAMS_APP_ID: GUID, TEAMS_TENANT_ID: GUID }, 'TEAMS_APP_PASSWORD'],
    [{ TEAMS_APP_ID: GUID, TEAMS_APP_PASSWORD: 't' }, 'TEAMS_TENANT_ID'],
    [{ SMTP_URL: 'smtp://mail' }, 'MAIL_FROM'],
    [{ OIDC_CLIENT_ID: 'c' }, 'OIDC_ISSUER and OIDC_CLIENT_SECRET'],
  ])('refuses the half-set %j', (env, missing) => {
    expect(() => readConfig(env)).toThrow(`is set without what belongs to it. Set ${missing} too`);
  });

  it('takes a managed identity for a password, where Azure says it is', () => {
    const teams = { TEAMS_APP_ID: GUID, TEAMS_TENANT_ID: GUID };
    const managed = { ...teams, TEAMS_APP_PASSWORD: 'managed-identity' };
    expect(readConfig(managed).teams?.identity).toEqual({ kind: 'managed' });
    const url = 'http://127.0.0.1:41741/msi/token';
    const there = { ...managed, IDENTITY_ENDPOINT: url, IDENTITY_HEADER: 'h' };
    expect(readConfig(there).teams?.identity).toEqual({
      kind: 'managed',
      endpoint: { url, header: 'h' },
    });
  });

  it('takes an emulated Teams whole, and only on this machine', () => {
    const teams = { TEAMS_APP_ID: GUID, TEAMS_APP_PASSWORD: 't', TEAMS_TENANT_ID: GUID };
    const keys = (url: string) => ({ TEAMS_OPENID_METADATA_URL: url });
    const authority = (url: string) => ({ TEAMS_AUTHORITY_URL: url });
    const here = { ...keys('http://127.0.0.1:1/keys'), ...authority('http://127.0.0.1:1') };
    expect(readConfig({ ...teams, ...here }).teams).toMatchObject({
      openIdMetadataUrl: 'http://127.0.0.1:1/keys',
      authorityUrl: 'http://127.0.0.1:1',
    });
    const faults = (env: Record<string, string>) => faultsOf({ ...teams, ...env });
    expect(faults(keys('http://127.0.0.1:1/keys'))).toEqual(['TEAMS_AUTHORITY_URL']);
    expect(faults(authority('http://localhost:1'))).toEqual(['TEAMS_OPENID_METADATA_URL']);
    expect(faults({ ...here, ...authority('https://login.example.org') })).toEqual([
      'TEAMS_AUTHORITY_URL',
    ]);
    expect(faults(keys('http://keys.example.org'))).toEqual(['TEAMS_OPENID_METADATA_URL']);
    expect(faults(authority('https://login.microsoftonline.us'))).toEqual([]);
  });

  it('needs no signing secret with Socket Mode, and takes one', () => {
    const socket = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
    const install = { kind: 'one-workspace', botToken: 'xoxb-1' };
    expect(readConfig(socket).slack).toEqual({ install, appToken: 'xapp-1' });
    const both = readConfig({ ...socket, SLACK_SIGNING_SECRET: SIGNING });
    expect(both.slack).toEqual({ install, appToken: 'xapp-1', signingSecret: SIGNING });
  });

  it('does not ask for a signing secret when the token of Socket Mode is only mistyped', () => {
    expect(faultsOf({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xoxb-2' })).toEqual([
      'SLACK_APP_TOKEN',
    ]);
  });

  it('needs one secret for all processes where tokens are kept in a database that they may share', () => {
    const oauth = {
      SLACK_CLIENT_ID: 'id',
      SLACK_CLIENT_SECRET: 'cs',
      SLACK_STATE_SECRET: 'x'.repeat(16),
    };
    const shared = {
      ...oauth,
      SLACK_SIGNING_SECRET: SIGNING,
      DATABASE_URL: 'postgres://db/parley',
    };
    expect(faultsOf(shared)).toEqual(['PARLEY_SECRET']);
    expect(faultsOf({ ...shared, PARLEY_SECRET: 's'.repeat(32) })).toEqual([]);
    const teams = { TEAMS_APP_ID: GUID, TEAMS_APP_PASSWORD: 't', TEAMS_TENANT_ID: GUID };
    const database = { DATABASE_URL: 'postgres://db/parley' };
    expect(() => readConfig({ ...teams, ...database })).toThrow(
      'PARLEY_SECRET is not set, while the ways to people in Teams are kept in the database of DATABASE_URL. Set it',
    );
    expect(faultsOf({ ...teams, ...shared })).toEqual(['PARLEY_SECRET']);
    expect(faultsOf(teams)).toEqual([]);
  });

  it('is of one workspace or of many, not of both', () => {
    const both = {
      SLACK_SIGNING_SECRET: SIGNING,
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_CLIENT_ID: 'id',
    };
    expect(() => readConfig(both)).toThrow(
      'SLACK_BOT_TOKEN is for one workspace, and SLACK_CLIENT_ID, for many by OAuth, is set too. Take',
    );
  });

  it('reads former secrets beside the one of now, and not without it', () => {
    const [now, one, two] = ['n'.repeat(32), 'o'.repeat(32), 't'.repeat(32)];
    const former = `${one}, ${two},`;
    expect(readConfig({ PARLEY_SECRET: now, PARLEY_FORMER_SECRETS: former })).toMatchObject({
      secret: now,
      formerSecrets: [one, two],
    });
    expect(() => readConfig({ PARLEY_FORMER_SECRETS: former })).toThrow(/Set PARLEY_SECRET/);
    expect(faultsOf({ PARLEY_SECRET: now, PARLEY_FORMER_SECRETS: `${one},short` })).toEqual([
      'PARLEY_FORMER_SECRETS',
    ]);
  });

  it('tells every fault at once', () => {
    expect(faultsOf({ PORT: 'x', LOG_LEVEL: 'y', SMTP_URL: 'smtp://mail' })).toEqual([
      'PORT',
      'LOG_LEVEL',
      'SMTP_URL',
    ]);
  });

  it('never repeats a value, which may be a secret', () => {
    expect(() => readConfig({ PARLEY_SECRET: 'hunter2', SLACK_BOT_TOKEN: 'hunter2' })).toThrow(
      /^(?!.*hunter2)/s,
    );
  });

  it('reads a secret from the file that is named for it', async () => {
    const path = join(folder, 'url');
    await writeFile(path, 'postgres://parley:pw@db/parley\n');
    expect(readConfig({ DATABASE_URL_FILE: path }).databaseUrl).toBe(
      'postgres://parley:pw@db/parley',
    );
    expect(() => readConfig({ DATABASE_URL_FILE: path, DATABASE_URL: 'postgres://db' })).toThrow(
      'DATABASE_URL_FILE too',
    );
    expect(() => readConfig({ DATABASE_URL_FILE: join(folder, 'none') })).toThrow(
      'cannot be read (ENOENT)',
    );
  });
});

describe('the secret', () => {
  it('is made once and kept for its owner alone', async () => {
    const dataDir = join(folder, 'data');
    const first = loadSecret({ dataDir });
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(loadSecret({ dataDir })).toBe(first);
    expect((await readFile(join(dataDir, 'secret'), 'utf8')).trim()).toBe(first);
    expect((await stat(join(dataDir, 'secret'))).mode & 0o777).toBe(0o600);
    expect(await readdir(dataDir)).toEqual(['secret']);
  });

  it('is the configured one where there is one', () => {
    expect(loadSecret({ secret: 'given', dataDir: join(folder, 'none') })).toBe('given');
  });
});
