import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTeamsAdapter } from '../../adapters/teams/adapter.ts';
import type { AdaptiveCard } from '../../adapters/teams/cards/card.ts';
import { formCard } from '../../adapters/teams/cards/form-card.ts';
import type { Adapter, Taken } from '../../src/platform/adapter.ts';
import type { TeamsEmulator } from '../emulators/teams/emulator.ts';
import { openTeams } from '../emulators/teams/open-teams.ts';
import type { Tenant } from '../emulators/teams/store.ts';
import { memoryVault } from '../support/memory-vault.ts';
import { Client } from './cards/client.ts';
import { openingForm } from './cards/samples.ts';
import { authorization } from './wire.ts';

let teams: TeamsEmulator;
let tenant: Tenant;
let adapter: Adapter;

beforeAll(async () => {
  teams = await openTeams();
  tenant = teams.addTenant({ name: 'Ministry', id: teams.app.tenantId });
  const { app, openIdMetadataUrl, authorityUrl } = teams;
  adapter = createTeamsAdapter({
    ...{ appId: app.id, identity: { kind: 'secret', secret: app.password }, vault: memoryVault() },
    ...{ tenants: [tenant.id], openIdMetadataUrl, authorityUrl },
  });
});
afterAll(() => teams.close());

/** Somebody presses; what was taken is answered with a card in the place of the one that was pressed. */
async function pressed(data: unknown, taken: Taken): Promise<Client> {
  const serviceUrl = teams.serviceUrl(tenant);
  const activity = {
    ...{ type: 'invoke', name: 'adaptiveCard/action', id: 'f:1', serviceUrl },
    ...{ channelId: 'msteams', recipient: { id: teams.botId }, replyToId: '1' },
    from: { id: '29:1', aadObjectId: '0a14e45f-ceea-467f-a83b-0b4d0f1a2c3d' },
    conversation: { id: 'a:1', conversationType: 'personal', tenantId: tenant.id },
    value: { action: { type: 'Action.Execute', verb: 'parley', data } },
  };
  const received = await adapter.receive({
    ...{ method: 'POST', path: '/api/messages', query: {}, receivedAt: Date.now() },
    headers: { authorization: await authorization(teams, serviceUrl) },
    body: Buffer.from(JSON.stringify(activity)),
  });
  if (received.kind !== 'accepted') throw new Error(received.reason);
  const reply = await received.reply?.([taken]);
  const { value } = JSON.parse(reply?.body ?? '') as { readonly value: AdaptiveCard };
  return new Client({ card: value, summary: 'reply' });
}

describe('a form that is too large for a card', () => {
  it('goes from page to page with what was filled in, and comes back to what was wrong', async () => {
    const form = openingForm(60);
    const shown: Taken = { shown: [{ kind: 'form', form }] };
    const first = new Client(formCard(form));
    const second = await pressed(first.choose(first.inputs[0], [2]).sends('Next page'), shown);
    const pageOf = ({ texts }: Client) => texts.find((text) => /^\d\/\d$/.test(text))?.at(0);
    expect(pageOf(second)).toBe('2');
    const again = await pressed(second.sends('Previous page'), shown);
    expect(pageOf(again)).toBe('1');
    const [chosen] = first.inputs;
    expect(again.inputs[0]?.['value']).toBe(first.sends('Next page')[String(chosen?.['id'])]);
    let last = second;
    while (!last.buttons.some(({ title }) => title === 'Open')) {
      last = await pressed(last.sends('Next page'), shown);
    }
    const problems: Taken = { shown: [{ kind: 'problems', problems: { reason: 'Say why.' } }] };
    const wrong = await pressed(last.sends('Open'), problems);
    expect(pageOf(wrong)).toBe(pageOf(last));
    expect(wrong.texts).toContain('⚠ Say why.');
  });
});
