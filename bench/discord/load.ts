import type { CompiledQuestion } from '../../src/conversation/questionnaire.ts';
import type { DiscordEmulator } from '../../test/emulators/discord/emulator.ts';
import type { RoundTimes } from '../answer/round-times.ts';
import { languageOf } from '../answer/scene.ts';
import { type Load, play } from '../chat/arrivals.ts';
import { interacted } from './acts.ts';
import { conversationOf, type Seated } from './scene.ts';

/** Longer than Discord waits: who is not answered by then has seen a failure. */
const ANSWERED_MS_MAX = 10_000;

/** People who press and write in windows; it remembers between rounds what each answered last. */
export function createActs(
  discord: DiscordEmulator,
  seated: readonly Seated[],
  questions: readonly CompiledQuestion[],
) {
  /** How often each question of each member was answered: every other time with the other answer. */
  const turns = new Map<string, number>();
  /** How many turns each conversation has taken: its prompts' ids count them. */
  const taken = new Map<number, number>();
  const busy = new Set<number>();

  const free = (): Seated => {
    for (;;) {
      const one = pick(seated);
      if (!busy.has(one.n)) return one;
    }
  };
  const act = async () => {
    const { n, person, message } = free();
    busy.add(n);
    const question = pick(questions);
    const key = `${n} ${question.name}`;
    const turn = turns.get(key) ?? 0;
    turns.set(key, turn + 1);
    const promptId = `${conversationOf(n)}.${taken.get(n) ?? 0}`;
    // Neither what was seeded nor what the floor writes.
    const done = interacted(question, promptId, 2 + (turn % 2), languageOf(n));
    const interaction = discord.forges(person, { ...done, message });
    await discord.until(() => interaction.state === 'answered', ANSWERED_MS_MAX);
    taken.set(n, (taken.get(n) ?? 0) + 1);
    busy.delete(n);
  };
  return {
    run: async (load: Load): Promise<RoundTimes> => {
      const latencies = await play(load, async () => ({ act, close: () => undefined }));
      return { seconds: load.seconds, latencies };
    },
  };
}

function pick<One>(all: readonly One[]): One {
  const one = all[Math.floor(Math.random() * all.length)];
  if (one === undefined) throw new RangeError('nothing to pick from');
  return one;
}
