import { expect } from 'vitest';
import { becomes } from './becomes.ts';
import type { Deployment } from './deployment.ts';
import type { Scene } from './scene.ts';

/** Staff's digest is none of them: it goes or waits, as the hour is. */
async function lettersToMembers(scene: Scene, deployment: Deployment): Promise<string[]> {
  const letters = await deployment.letters();
  const toStaff = await scene.rows<{ name: string }>(
    `SELECT id || '.eml' AS name FROM delivery WHERE staff_id IS NOT NULL`,
  );
  return letters.filter((letter) => toStaff.every(({ name }) => name !== letter));
}

/** What was planned, and what became of it. */
export interface Sending {
  /** Plans an invitation for each of the next so many members. */
  plan(count: number, timing?: { inSeconds?: number; spacedSeconds?: number }): Promise<void>;
  /** How many letters were written so far; fails when one was written twice. */
  written(): Promise<number>;
  /** Waits until every planned one is sent, by its row and by its letter, and none twice. */
  allSent(): Promise<void>;
}

export function watchSending(scene: Scene, deployment: Deployment): Sending {
  let planned = 0;
  const written = async () => {
    const letters = await lettersToMembers(scene, deployment);
    expect(new Set(letters).size, 'a letter was written twice').toBe(letters.length);
    return letters.length;
  };
  return {
    written,
    async plan(count, timing = {}) {
      const members = [planned + 1, planned + count] as const;
      await scene.plan({ kind: 'invitation', members, ...timing });
      planned += count;
    },
    async allSent() {
      const isSent = async () => {
        await scene.hasten();
        return (await scene.states())['sent'] === planned;
      };
      await becomes(isSent, async () => [await scene.left(), ...deployment.saidLast()]);
      expect(await scene.states()).toEqual({ sent: planned });
      expect(await written()).toBe(planned);
    },
  };
}
