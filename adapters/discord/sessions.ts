import type { SessionInfo } from '@discordjs/ws';
import { z } from 'zod';
import type { Vault } from '../../src/platform/vault.ts';
import { openable } from './lease.ts';

/** How far what came through the gateway has been taken, so that whichever process goes on asks Discord for what came after. */
export interface Sessions {
  /** What was kept by whoever listened before; nothing: a new session begins. */
  open(): Promise<void>;
  /** What the gateway's client believes: its newest number, taken or not. */
  current(shard: number): SessionInfo | null;
  update(shard: number, session: SessionInfo | null): void;
  /** A dispatch has come; `done` when it has been taken, or never will be. */
  begin(shard: number, sequence: number): () => void;
  /** Writes down how far it is, where that has changed. */
  keep(): Promise<void>;
}

const NAME = 'discord/sessions';

const session = z.object({
  ...{ resumeURL: z.string(), sequence: z.number(), sessionId: z.string() },
  ...{ shardCount: z.number(), shardId: z.number() },
});

export function sessionsIn(vault: Vault): Sessions {
  const current = new Map<number, SessionInfo>();
  const underWay = new Map<number, Set<number>>();
  let kept = '';
  /** The number before the oldest that is not taken: all up to there are. */
  const taken = (info: SessionInfo): SessionInfo => {
    const open = [...(underWay.get(info.shardId) ?? [])];
    const sequence = open.length === 0 ? info.sequence : Math.min(...open) - 1;
    return { ...info, sequence };
  };
  return {
    open: async () => {
      current.clear();
      underWay.clear();
      kept = (await openable(vault.read(NAME))) ?? '';
      const read = z.array(session).safeParse(parsed(kept)).data ?? [];
      for (const one of read) current.set(one.shardId, one);
    },
    current: (shard) => current.get(shard) ?? null,
    update: (shard, info) => {
      if (info === null) current.delete(shard);
      else current.set(shard, info);
      // Numbers begin anew with a session.
      if (info === null) underWay.delete(shard);
    },
    begin: (shard, sequence) => {
      const open = underWay.get(shard) ?? new Set();
      underWay.set(shard, open);
      open.add(sequence);
      return () => {
        open.delete(sequence);
      };
    },
    keep: async () => {
      const text = JSON.stringify([...current.values()].map(taken));
      if (text === kept) return;
      await vault.write(NAME, text);
      kept = text;
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
