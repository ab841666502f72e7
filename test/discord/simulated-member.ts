import { ComponentType } from 'discord.js';
import type { DiscordEmulator } from '../emulators/discord/emulator.ts';
import { latest, type Message, type Person } from '../emulators/discord/store.ts';
import { codesIn, wordsOf } from './discord-world.ts';

/** How somebody answers: the words it writes, and which of several options it takes. */
export interface Manner {
  /** What is asked, as it is shown. */
  readonly words: (shown: string) => string;
  readonly choose: (count: number) => number;
}

function wordsFor(shown: string): string {
  if (/e-mail address/i.test(shown)) return 'ada@example.org';
  if (/a date|day, month/i.test(shown)) return '2027-12-08';
  return /as a number|in digits|how many/i.test(shown) ? '12' : 'More fibre, please';
}

export const PLAIN_MANNER: Manner = { words: wordsFor, choose: () => 0 };

/** Answers the question of a message by its own controls, as a person would; false: there are none. */
export async function answerByControls(
  discord: DiscordEmulator,
  person: Person,
  message: Message,
  manner: Manner = PLAIN_MANNER,
): Promise<boolean> {
  const codes = codesIn(message);
  const of = (letter: string) => codes.filter((code) => code.startsWith(`${letter}|`));
  const done = commandIn(message, 'done');
  const [write] = of('t');
  const [menu] = [...of('p'), ...of('m')];
  const options = of('o');
  if (done !== undefined) await must(discord.presses(person, message, done));
  else if (options.length > 0) {
    const chosen = options[manner.choose(options.length)] ?? options[0];
    await must(discord.presses(person, message, chosen));
  } else if (menu !== undefined) {
    const values = valuesIn(message, menu);
    const value = values[manner.choose(values.length)] ?? values[0] ?? '';
    await must(discord.selects(person, message, [value], menu));
  } else if (write !== undefined) {
    await must(discord.presses(person, message, write));
    await must(discord.submits(person, { '1|v': manner.words(wordsOf(message)) }));
  } else return false;
  return true;
}

/** The button of a command. */
export function commandIn(message: Message, command: string): string | undefined {
  return codesIn(message).find(
    (code) => code.split('|')[0] === 'a' && code.split('|')[2] === command,
  );
}

export async function must<Value extends { readonly failed?: string }>(
  act: Promise<Value>,
): Promise<Value> {
  const seen = await act;
  if (seen.failed !== undefined) throw new Error(seen.failed);
  return seen;
}

function valuesIn(message: Message, menu: string): readonly string[] {
  const controls = latest(message).components.flatMap((part) =>
    part.type === ComponentType.ActionRow ? part.components : [],
  );
  for (const one of controls) {
    if (one.type === ComponentType.StringSelect && one.custom_id === menu) {
      return one.options.map(({ value }) => value);
    }
  }
  return [];
}
