import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import { CONVERSATION_PATH, PAGE_FIELDS, sessionCookie } from '../../src/platform/page-fields.ts';
import { becomes } from './becomes.ts';
import { conversationOf, type Scene, secretOf } from './scene.ts';

/** An answer that the server said it has. */
export interface Acknowledged {
  readonly member: number;
  readonly text: string;
  /** When the acknowledgement was read, epoch ms. */
  readonly at: number;
}

/** The form of an answer in words; the words are its nonce, too. */
export function answerForm(text: string): URLSearchParams {
  return new URLSearchParams({
    [PAGE_FIELDS.question]: 'need1',
    [PAGE_FIELDS.shape]: 'one',
    [PAGE_FIELDS.value]: text,
    [PAGE_FIELDS.nonce]: text,
  });
}

/** Sends one answer of a member once. @returns the HTTP status; undefined when the line broke */
export async function sendAnswer(
  origin: string,
  member: number,
  text: string,
): Promise<number | undefined> {
  const body = answerForm(text);
  try {
    const reply = await fetch(`${origin}${CONVERSATION_PATH}${conversationOf(member)}`, {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: { cookie: `${sessionCookie(false)}=${secretOf(member)}`, origin },
    });
    await reply.arrayBuffer();
    return reply.status;
  } catch {
    return undefined;
  }
}

/**
 * A contact who answers, and presses again at the next server while there is no answer: a refused line, or "try again". Any
 * other reply than these two and the way to the next page is a fault.
 */
export async function answer(
  origins: readonly string[],
  member: number,
  text: string,
  onRefused: () => void = () => {},
): Promise<Acknowledged> {
  for (let tries = 0; ; tries += 1) {
    const origin = origins[(member + tries) % origins.length] ?? '';
    const status = await sendAnswer(origin, member, text);
    if (status === 303) return { member, text, at: Date.now() };
    if (status !== undefined && status !== 503) throw new Error(`the reply was ${status}`);
    onRefused();
    await delay(25); // a person's pause
  }
}

/** People who answer in turn, so many at a time, until they are stopped. */
export interface Crowd {
  readonly told: readonly Acknowledged[];
  /** Waits until so many more answers are acknowledged, or until so many more were refused for now. */
  acknowledged(more: number): Promise<void>;
  refused(more: number): Promise<void>;
  /** Waits for those who are at it; fails when an acknowledged answer is not stored exactly once. */
  stop(scene: Scene): Promise<void>;
}

export function crowd(
  origins: readonly string[],
  { members, atATime }: { readonly members: Iterable<number>; readonly atATime: number },
): Crowd {
  const told: Acknowledged[] = [];
  const turns = members[Symbol.iterator]();
  let refused = 0;
  let isStopped = false;
  let fault: unknown;
  const take = async () => {
    for (let turn = turns.next(); !(turn.done || isStopped); turn = turns.next()) {
      const text = `${randomUUID()} of ${turn.value}`;
      told.push(await answer(origins, turn.value, text, () => (refused += 1)));
    }
  };
  const answering = Array.from({ length: atATime }, () =>
    take().catch((cause) => {
      fault = cause;
    }),
  );
  const reaches = (figure: () => number, more: number) => {
    const goal = figure() + more;
    return becomes(() => fault !== undefined || figure() >= goal);
  };
  return {
    told,
    acknowledged: (more) => reaches(() => told.length, more),
    refused: (more) => reaches(() => refused, more),
    async stop(scene) {
      isStopped = true;
      await Promise.all(answering);
      if (fault !== undefined) throw fault;
      expect(await lost(scene, told)).toEqual([]);
    },
  };
}

/** What was acknowledged and is not stored exactly once. */
export async function lost(scene: Scene, told: readonly Acknowledged[]): Promise<string[]> {
  const found = await scene.rows<{ text: string; count: number }>(
    `SELECT value #>> '{}' AS text, count(*)::int AS count FROM answer WHERE question = 'need1' GROUP BY 1`,
  );
  const counts = new Map(found.map(({ text, count }) => [text, count]));
  return told.map(({ text }) => text).filter((text) => counts.get(text) !== 1);
}
