import { createHash } from 'node:crypto';
import type { Hash } from '../../../src/application/ports.ts';
import type { OutboundMessage } from '../../../src/platform/adapter.ts';

const BASE = 'https://parley.example/r/';

export const links = {
  invitation: (token: string) => `${BASE}${token}`,
  coming: (token: string) => `${BASE}${token}`,
  stop: (token: string) => `${BASE}stop/${token}`,
  console: 'https://parley.example/console',
};

export const hash: Hash = (text) => createHash('sha256').update(text).digest();

/** The tokens that a letter's reader can click on, one for each matter. */
export function tokensIn({ content }: Pick<OutboundMessage, 'content'>): readonly string[] {
  if (content.kind === 'prompt') return [];
  const { link, items = [] } = content.letter;
  const urls = [link, ...items.map((item) => item.link)].flatMap((one) => one?.url ?? []);
  return urls.map((url) => url.slice(BASE.length));
}

/** The same as the database knows them. */
export function linksIn(message: OutboundMessage): readonly string[] {
  return tokensIn(message).map((token) => Buffer.from(hash(token)).toString('base64'));
}
