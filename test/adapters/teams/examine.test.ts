import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  answersAt,
  type Check,
  type ExamineOptions,
  examineTeams,
} from '../../../adapters/teams/examine.ts';
import type { TeamsEmulator } from '../../emulators/teams/emulator.ts';
import { openTeams } from '../../emulators/teams/open-teams.ts';
import { freePort } from '../../support/free-port.ts';
import { type Endpoint, openEndpoint } from './endpoint.ts';

let teams: TeamsEmulator;
let endpoint: Endpoint;

beforeAll(async () => {
  teams = await openTeams();
  endpoint = await openEndpoint(teams);
});
afterAll(async () => {
  await teams.close();
  await endpoint.close();
});

async function found(more: Partial<ExamineOptions> = {}): Promise<Record<string, Check>> {
  const { app, openIdMetadataUrl, authorityUrl } = teams;
  const checks = await examineTeams({
    ...{ appId: app.id, identity: { kind: 'secret', secret: app.password } },
    ...{ tenants: [app.tenantId], openIdMetadataUrl, authorityUrl, now: Date.now },
    ...more,
  });
  return Object.fromEntries(checks.map((check) => [check.what, check]));
}

describe('looking at Teams', () => {
  it('really fetches a token and the keys, and compares the clocks', async () => {
    const right = await found();
    expect(right['Teams credentials']).toMatchObject({ ok: true });
    expect(right['Teams keys']).toMatchObject({ ok: true });
    expect(right['Teams clock']).toMatchObject({ ok: true });
    const late = await found({ now: () => Date.now() + 120_000 });
    expect(late['Teams clock']).toMatchObject({ ok: false, mend: expect.stringContaining('NTP') });
    const url = teams.identityEndpoint;
    const managed = await found({ identity: { kind: 'managed', endpoint: { url, header: 'h' } } });
    expect(managed['Teams credentials']?.found).toContain('managed identity');
  });

  it('tells by Microsoft’s code what is wrong with the registration, and no secret', async () => {
    const wrong = await found({ identity: { kind: 'secret', secret: 'wrong-secret' } });
    const check = wrong['Teams credentials'];
    expect(check).toMatchObject({ ok: false, mend: expect.stringContaining('Secret ID') });
    expect(JSON.stringify(check)).not.toContain('wrong-secret');
    const other = await found({ tenants: ['0a14e45f-ceea-467f-a83b-0b4d0f1a2c3d'] });
    expect(other['Teams credentials']?.mend).toContain('TEAMS_TENANT_ID');
    const nowhere = `http://127.0.0.1:${await freePort()}`;
    const away = await found({ authorityUrl: nowhere, openIdMetadataUrl: `${nowhere}/keys` });
    expect(away['Teams credentials']).toMatchObject({
      ok: false,
      found: expect.stringContaining('ECONNREFUSED'),
    });
    expect(away['Teams keys']).toMatchObject({ ok: false });
  });

  it('knows its own server by how it refuses', async () => {
    expect((await found())['Teams messaging endpoint']).toMatchObject({ ok: false });
    const url = teams.authorityUrl;
    expect(await answersAt(`${url}/nothing`)).toMatchObject({
      ok: false,
      mend: expect.stringContaining('without Teams'),
    });
    endpoint.answer = async () => ({ status: 400, headers: {}, body: '' });
    expect(await answersAt(endpoint.url)).toMatchObject({ ok: true });
    endpoint.answer = async () => ({ status: 200, headers: {}, body: '<html>' });
    expect(await answersAt(endpoint.url)).toMatchObject({
      ok: false,
      mend: expect.stringContaining('unchanged'),
    });
  });
});
