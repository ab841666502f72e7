import { join } from 'node:path';
import { createHookAdapter } from '../../adapters/hook/adapter.ts';
import { createLetterAdapter } from '../../adapters/letter/letter-adapter.ts';
import { createMailAdapter } from '../../adapters/mail/mail-adapter.ts';
import { createPageAdapter } from '../../adapters/page/adapter.ts';
import type { Channel } from '../application/deliveries/channel.ts';
import type { Directory } from '../application/linking/chats.ts';
import type { Log } from '../infra/log.ts';
import { systemClock } from '../infra/system.ts';
import type { Adapter } from '../platform/adapter.ts';
import type { Vault } from '../platform/vault.ts';
import type { Webhook } from '../web/deps.ts';
import type { Config } from './config.ts';
import { createDiscord } from './discord.ts';
import { createSlack } from './slack.ts';
import { createTeams } from './teams.ts';

/** Of no domain that exists (RFC 2606): letters show that staff still have to say who writes. */
const NOBODY = 'Parley <parley@parley.invalid>';

/** Every channel that this process has. The one list: the conformance tests are driven by it. */
export interface Adapters {
  readonly page: Adapter;
  /** The ways out, in the order in which they are tried: where people are by account, then e-mail. */
  readonly channels: readonly Channel[];
  readonly chats: readonly Chat[];
}

/** A platform on which people speak with us. */
export interface Chat {
  readonly adapter: Adapter;
  readonly directory: Directory;
  /** Where it comes in by HTTP. */
  readonly paths: readonly Pick<Webhook, 'path' | 'methods'>[];
}

export interface Ground {
  readonly publicUrl: string;
  readonly vault: Vault;
  readonly log: Log;
}

type ChatName = 'slack' | 'discord' | 'teams';

/** An adapter is made only when it is configured. Without a mail server, letters are written to files for staff to send. */
export async function createAdapters(
  config: Pick<Config, 'dataDir' | 'mail' | 'hookHosts' | ChatName>,
  ground: Ground,
): Promise<Adapters> {
  const { dataDir, mail, slack, discord, teams, hookHosts = [] } = config;
  const byMail =
    mail === undefined
      ? createLetterAdapter({ folder: lettersFolder(dataDir), from: NOBODY })
      : createMailAdapter({ smtpUrl: mail.smtpUrl, from: mail.from });
  const hooks = createHookAdapter({
    ...{ vault: ground.vault, ownHosts: hookHosts, now: () => systemClock.now() },
  });
  const chats = [
    ...(slack === undefined ? [] : [await createSlack(slack, ground)]),
    ...(discord === undefined ? [] : [await createDiscord(discord, ground)]),
    ...(teams === undefined ? [] : [await createTeams(teams, ground)]),
  ];
  return {
    page: createPageAdapter({ secure: ground.publicUrl.startsWith('https:') }),
    channels: [
      ...chats.map(({ adapter }): Channel => ({ adapter, addressedBy: 'account' })),
      { adapter: byMail, addressedBy: 'e-mail' },
      // Nobody has an account there: only what names it goes there.
      { adapter: hooks, addressedBy: 'account' },
    ],
    chats,
  };
}

export function lettersFolder(dataDir: string): string {
  return join(dataDir, 'letters');
}
