import type { Adapter, Received, WebhookReply } from '../../src/platform/adapter.ts';
import { PAGE_CAPABILITIES } from './capabilities.ts';
import { parsePost } from './parse.ts';
import { pageAddress, sessionSecret } from './session.ts';

export interface PageOptions {
  /** The pages are served over TLS: only a `__Host-` cookie counts. */
  readonly secure: boolean;
}

/** The member pages as a channel. They are read and answered; nothing can be written to them. */
export function createPageAdapter(options: PageOptions): Adapter {
  return {
    platform: 'page',
    capabilities: PAGE_CAPABILITIES,
    async receive(request): Promise<Received> {
      const secret = sessionSecret(request.headers['cookie'] ?? '', options.secure);
      if (secret === undefined) return rejected(401, 'no session cookie');
      const parsed = parsePost(request, pageAddress(secret));
      if (parsed.kind === 'malformed') return rejected(400, parsed.reason);
      return { kind: 'accepted', events: [parsed.event] };
    },
    async send() {
      return { kind: 'rejected', reason: 'a page cannot be written to' };
    },
    async lookUp() {
      return { kind: 'unclear', reason: 'nothing is ever written to a page' };
    },
    async findPerson() {
      return undefined;
    },
    async showDesk() {},
    async listen() {
      return async () => {};
    },
  };
}

function rejected(status: number, reason: string): Received {
  const reply: WebhookReply = { status, headers: {}, body: '' };
  return { kind: 'rejected', reason, reply };
}
