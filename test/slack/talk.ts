import { latest, type Message, type Person } from '../emulators/slack/store.ts';
import { actionIds } from './simulated-member.ts';
import { type SlackWorld, until } from './slack-world.ts';

/** One person's conversation with Parley, as it reads it: what it does, and what it hears since. */
export interface Talk {
  types(text: string): Promise<void>;
  /** A button of the newest message that has it: by its command (`skip`), or its whole id (`option-1`). */
  presses(command: string): Promise<void>;
  /** The newest message since the last act whose words match. */
  hears(pattern: RegExp | string): Promise<Message>;
  /** What the bot's command answers, to its writer alone. */
  commands(text: string): Promise<string>;
  readonly home: string;
}

export function talkWith(world: SlackWorld, person: Person): Talk {
  let mark = 0;
  const { slack } = world;
  const ours = () => slack.store.said(person).filter(({ byApp }) => byApp);
  const wordsIn = (message: Message) => latest(message).words.replace(/[\u200e\u200f]/g, '');
  const acts = async (act: () => Promise<{ readonly status: number }>) => {
    mark = ours().length;
    const seen = await act();
    if (seen.status !== 200) throw new Error(`it was answered with ${seen.status}`);
  };
  const newest = () => ours().slice(-4).map(wordsIn);
  return {
    types: (text) => acts(() => slack.types(person, text)),
    presses: async (command) => {
      const idIn = (message: Message) =>
        actionIds(message).find((id) => id === command || id.endsWith(`-${command}`));
      const message = await until(
        () => ours().findLast((one) => idIn(one) !== undefined),
        () => ours().slice(-4).map(actionIds),
      );
      await acts(() => slack.clicks(person, message, idIn(message) ?? ''));
    },
    hears: (pattern) =>
      until(
        () =>
          ours()
            .slice(mark)
            .findLast((one) =>
              typeof pattern === 'string'
                ? wordsIn(one).includes(pattern)
                : pattern.test(wordsIn(one)),
            ),
        newest,
      ),
    commands: async (text) => {
      mark = ours().length;
      const { status, body } = await slack.command(person, '/parley', text);
      if (status !== 200) throw new Error(`it was answered with ${status}`);
      return JSON.stringify(body ?? '');
    },
    get home() {
      return slack.store.homes.get(person.id)?.words ?? '';
    },
  };
}
