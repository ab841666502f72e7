import type { Adapter } from './adapter.ts';

/** The half of the contract that a channel without inbound has: everything that comes in is refused. */
export function sendOnly(
  stop: () => Promise<void>,
): Pick<Adapter, 'receive' | 'listen' | 'lookUp' | 'findPerson' | 'showDesk'> {
  return {
    receive: async () => ({
      kind: 'rejected',
      reason: 'this channel only sends',
      reply: { status: 404, headers: {}, body: '' },
    }),
    listen: async () => stop,
    findPerson: async () => undefined,
    showDesk: async () => undefined,
    lookUp: async () => ({ kind: 'unclear', reason: 'this channel cannot be asked' }),
  };
}
