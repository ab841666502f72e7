import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMailAdapter } from '../../../adapters/mail/mail-adapter.ts';
import { deliverDue } from '../../../src/application/deliveries/deliver-due.ts';
import { recordReturn } from '../../../src/application/deliveries/record-return.ts';
import { stopByLink, stopCode } from '../../../src/application/invitations/stop-by-link.ts';
import { openNewRound } from '../../../src/application/rounds/open-round.ts';
import { readReturned } from '../../../src/infra/returned-letter-reader.ts';
import { sha256 } from '../../../src/infra/system.ts';
import { openMailServer } from '../../emulators/mail/mail-server.ts';
import { complaintReport, postfixBounce } from '../../emulators/mail/returned-messages.ts';
import { useDatabase } from '../../support/database.ts';
import { approver, DAY, openWorld, roundNamed, type World } from '../rounds/world.ts';

const database = useDatabase();
let world: World;
let server: Awaited<ReturnType<typeof openMailServer>>;
let mail: ReturnType<typeof createMailAdapter>;
beforeAll(async () => {
  world = await openWorld(database.url);
  server = await openMailServer();
  mail = createMailAdapter({ smtpUrl: server.url, from: 'TSB <tsb@example.org>' });
  await openNewRound(world.deps, { draft: roundNamed('r', { sendWindow: 'any' }) }, approver);
});
afterAll(async () => {
  await (await mail.listen(async () => ({ shown: [] })))();
  await server.close();
  await world.close();
});

const deliver = () => {
  const stop = (token: string) => `https://example.org/r/stop/${stopCode(sha256, token)}`;
  return deliverDue({
    ...world.deps,
    links: { ...world.deps.links, stop },
    channels: [{ adapter: mail, addressedBy: 'e-mail' }],
  });
};
const recipients = () => server.received.flatMap(({ to }) => to).sort();
const letterTo = (to: string) => {
  const found = server.received.findLast((one) => one.to.includes(to));
  if (found === undefined) throw new Error(`no letter to ${to}`);
  return { to, id: found.report.envid ?? '', parsed: PostalMime.parse(found.raw) };
};
const take = (message: string) =>
  recordReturn(
    { ...world.deps, readReturned },
    { message: new TextEncoder().encode(message) },
    approver,
  );

describe('letters by mail, and what comes back', () => {
  it('reach the next contact when the first address does not exist, and nobody twice', async () => {
    await deliver();
    expect(recipients()).toEqual(['focal@eg.example', 'focal@ke.example', 'focal@pe.example']);
    const { id } = letterTo('focal@ke.example');
    expect(await take(postfixBounce({ id, to: 'focal@ke.example' }))).toMatchObject({
      value: { outcome: 'set-aside', repeats: 1 },
    });
    await deliver();
    await deliver();
    expect(recipients()).toHaveLength(4);
    expect(recipients()).toContain('other@ke.example');
  });

  it('are not written any more to who complained or pressed the button of the mail program', async () => {
    const complained = letterTo('focal@eg.example');
    await take(complaintReport({ id: complained.id, to: complained.to }));
    const { headers } = await letterTo('focal@pe.example').parsed;
    const header = headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? '';
    const code = /\/r\/stop\/([0-9a-f]{64})>$/.exec(header)?.[1] ?? '';
    await stopByLink(world.deps, { code, scope: 'round', source: 'a provider' });
    server.received.length = 0;
    world.clock.at += 4 * DAY;
    await deliver();
    expect(recipients()).toEqual(['other@eg.example', 'other@ke.example', 'other@pe.example']);
    world.clock.at += 4 * DAY;
    server.received.length = 0;
    await deliver();
    expect(recipients()).not.toContain('focal@eg.example');
    expect(recipients()).not.toContain('focal@pe.example');
  });
});
