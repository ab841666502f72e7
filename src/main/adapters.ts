import { join } from 'node:path';
import { createLetterAdapter } from '../../adapters/letter/letter-adapter.ts';
import { createMailAdapter } from '../../adapters/mail/mail-adapter.ts';
import { createPageAdapter } from '../../adapters/page/adapter.ts';
import type { Channel } from '../application/deliveries/channel.ts';
import type { Adapter } from '../platform/adapter.ts';
import type { Config } from './config.ts';

/** Of no domain that exists (RFC 2606): letters show that staff still have to say who writes. */
const NOBODY = 'Parley <parley@parley.invalid>';

/** Every channel that this process has. The one list: the conformance tests are driven by it. */
export interface Adapters {
  readonly page: Adapter;
  /** The ways out, in the order in which they are tried. */
  readonly channels: readonly Channel[];
}

/** An adapter is made only when it is configured. Without a mail server, letters are written to files for staff to send. */
export function createAdapters(
  { dataDir, mail }: Pick<Config, 'dataDir' | 'mail'>,
  { secure }: { readonly secure: boolean },
): Adapters {
  const byMail =
    mail === undefined
      ? createLetterAdapter({ folder: lettersFolder(dataDir), from: NOBODY })
      : createMailAdapter({ smtpUrl: mail.smtpUrl, from: mail.from });
  return {
    page: createPageAdapter({ secure }),
    channels: [{ adapter: byMail, addressedBy: 'e-mail' }],
  };
}

export function lettersFolder(dataDir: string): string {
  return join(dataDir, 'letters');
}
