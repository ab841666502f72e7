import { Routes } from 'discord.js';
import { z } from 'zod';
import type { Address } from '../../src/platform/adapter.ts';
import type { Api } from './rest.ts';

/** Conversations that this process has opened: opening many fast is what Discord punishes. */
const KEPT_MAX = 10_000;

export interface Channels {
  /** The conversation with a person, or (an address with a server) the channel itself. Throws what Discord says. */
  of(to: Pick<Address, 'tenant' | 'externalId'>): Promise<string>;
  /** A conversation that somebody has just used. */
  seen(externalId: string, channel: string): void;
}

const opened = z.object({ id: z.string() });

export function keptChannels(api: Api): Channels {
  const kept = new Map<string, string>();
  const seen = (externalId: string, channel: string) => {
    kept.set(externalId, channel);
    const [oldest] = kept.keys();
    if (kept.size > KEPT_MAX && oldest !== undefined) kept.delete(oldest);
  };
  return {
    seen,
    of: async ({ tenant, externalId }) => {
      if (tenant !== '') return externalId;
      const known = kept.get(externalId);
      if (known !== undefined) return known;
      const body = { recipient_id: externalId };
      const { id } = opened.parse(await api.call('POST', Routes.userChannels(), { body }));
      seen(externalId, id);
      return id;
    },
  };
}
