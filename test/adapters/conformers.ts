import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { createHookAdapter } from '../../adapters/hook/adapter.ts';
import { createLetterAdapter } from '../../adapters/letter/letter-adapter.ts';
import { createMailAdapter } from '../../adapters/mail/mail-adapter.ts';
import { createPageAdapter } from '../../adapters/page/adapter.ts';
import type { Address, WebhookRequest } from '../../src/platform/adapter.ts';
import { openMailServer } from '../emulators/mail/mail-server.ts';
import type { Conformer } from './conformance.ts';
import { discordConformer } from './discord/conformer.ts';
import { slackConformer } from './slack/conformer.ts';
import { teamsConformer } from './teams/conformer.ts';

/** One for each folder of adapters/; the registry's test fails where one is missing. */
export const CONFORMERS: Readonly<Record<string, () => Promise<Conformer>>> = {
  discord: discordConformer,
  hook: async () => hookConformer(),
  letter: letterConformer,
  mail: mailConformer,
  page: async () => pageConformer(),
  slack: slackConformer,
  teams: teamsConformer,
};

const FROM = 'TSB <tsb@example.org>';
const byMail = (platform: string, externalId: string): Address => ({
  ...{ platform, tenant: '', externalId },
});

/** No person is reached there: the contract asks of it that it says so. What it does for programs has tests of its own. */
function hookConformer(): Conformer {
  const vault = { read: async () => undefined };
  return {
    adapter: createHookAdapter({ vault, ownHosts: [], now: () => 0 }),
    good: byMail('hook', 'h'),
    arrived: async () => [],
    close: async () => undefined,
  };
}

async function letterConformer(): Promise<Conformer> {
  const root = await mkdtemp(join(tmpdir(), 'parley-letters-'));
  const folder = join(root, 'letters');
  return {
    adapter: createLetterAdapter({ folder, from: FROM }),
    good: byMail('letter', 'ada@example.com'),
    arrived: async () => {
      const names = await readdir(folder).catch(() => []);
      const files = names.toSorted().map((name) => readFile(join(folder, name), 'utf8'));
      return Promise.all((await Promise.all(files)).map(readMail));
    },
    close: () => rm(root, { recursive: true }),
  };
}

async function mailConformer(): Promise<Conformer> {
  const server = await openMailServer();
  const adapter = createMailAdapter({ smtpUrl: server.url, from: FROM, timeoutMs: 500 });
  const stop = await adapter.listen(async () => ({ shown: [] }));
  const meets = (name: string, answer: Parameters<typeof server.answers.set>[1]) => () => {
    server.answers.set(`${name}@example.com`, answer);
    return byMail('mail', `${name}@example.com`);
  };
  return {
    // Its connections end with it: they are ended last.
    adapter: { ...adapter, listen: async () => async () => undefined },
    good: byMail('mail', 'ada@example.com'),
    arrived: () => Promise.all(server.received.map(({ raw }) => readMail(raw))),
    meets: {
      refused: meets('refused', 550),
      limited: meets('limited', 450),
      unclear: meets('unclear', 'drop'),
    },
    close: async () => {
      await stop();
      await server.close();
    },
  };
}

/** What a mail program shows. */
async function readMail(raw: string): Promise<string> {
  const { subject = '', text = '', attachments } = await PostalMime.parse(raw);
  return [subject, text, ...attachments.map(({ filename }) => filename)].join('\n');
}

function pageConformer(): Conformer {
  const secret = 'a'.repeat(43);
  const post = (fields: Readonly<Record<string, string>>): WebhookRequest => ({
    ...{ method: 'POST', path: '/r/c/abcd2345', query: {} },
    headers: {
      cookie: `parley=${secret}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: Buffer.from(new URLSearchParams(fields).toString()),
    receivedAt: 1_800_000_000_000,
  });
  return {
    adapter: createPageAdapter({ secure: false }),
    good: byMail('page', 'f'.repeat(64)),
    arrived: async () => [],
    inbound: {
      acts: {
        answered: async (n) => post({ n, p: 'abcd2345.1', q: 'need', k: 'one', v: 'x' }),
        commanded: async (n) => post({ n, p: 'abcd2345.1', command: 'skip' }),
      },
      again: (request) => ({ ...request, receivedAt: request.receivedAt + 60_000 }),
      forged: (request) =>
        ['', `parley=${'a'.repeat(42)}`, `xparley=${secret}`].map((cookie) => ({
          ...request,
          headers: { ...request.headers, cookie },
        })),
      stale: () => [],
    },
    close: async () => undefined,
  };
}
