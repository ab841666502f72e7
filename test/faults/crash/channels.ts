import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Adapter, OutboundMessage } from '../../../src/platform/adapter.ts';
import type { Capabilities } from '../../../src/platform/capabilities.ts';

/** What has arrived, as the other side keeps it: it outlives whoever sent it. */
export interface Arrived {
  readonly id: string;
  readonly to: string;
  readonly at: number;
  /** The link that a letter carries. */
  readonly link?: string;
}

const CAPABILITIES: Capabilities = {
  transport: 'none',
  textMax: 10_000,
  buttonsMax: 5,
  buttonLabelMax: 100,
  selectMax: 25,
  optionLabelMax: 100,
  multiSelect: true,
  forms: true,
  modals: false,
  edit: false,
  proactive: true,
  idempotentSend: true,
  canLookUp: false,
  pace: [],
};

const LOG = 'plain.log';

/** `keyed` makes one message of two with one id, as a file of that name; `plain` keeps every one, as mail does. */
export function fileChannel(
  platform: 'keyed' | 'plain',
  folder: string,
  step: (name: string) => void,
): Adapter {
  return {
    platform,
    capabilities: { ...CAPABILITIES, idempotentSend: platform === 'keyed' },
    receive: () => Promise.reject(new Error('only sends')),
    listen: () => Promise.reject(new Error('only sends')),
    findPerson: async () => undefined,
    showDesk: async () => undefined,
    lookUp: async () => ({ kind: 'unclear', reason: 'cannot be asked' }),
    send: async (message) => {
      if (platform === 'keyed') keep(folder, message);
      else
        appendFileSync(join(folder, LOG), `${JSON.stringify(arrival(message))}\n`, { flush: true });
      step(`${platform}: arrived`);
      return { kind: 'sent', reference: message.id };
    },
  };
}

function keep(folder: string, message: OutboundMessage): void {
  const path = join(folder, `${message.id}.json`);
  if (existsSync(path)) return;
  writeFileSync(`${path}.part`, JSON.stringify(arrival(message)), { flush: true });
  renameSync(`${path}.part`, path);
}

function arrival({ id, to, content }: OutboundMessage): Arrived {
  const link = content.kind === 'letter' ? content.letter.link?.url : undefined;
  return { id, to: to.externalId, at: Date.now(), ...(link === undefined ? {} : { link }) };
}

export function arrivedAt(folder: string): {
  readonly keyed: readonly Arrived[];
  readonly plain: readonly Arrived[];
} {
  const read = (text: string) => JSON.parse(text) as Arrived;
  const keyed = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => read(readFileSync(join(folder, name), 'utf8')));
  const log = join(folder, LOG);
  const plain = existsSync(log)
    ? readFileSync(log, 'utf8').trim().split('\n').filter(Boolean).map(read)
    : [];
  return { keyed, plain };
}
