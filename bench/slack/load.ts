import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { CompiledQuestion } from '../../src/conversation/questionnaire.ts';
import { LANGUAGES, type Language } from '../../src/domain/language.ts';
import type { RoundTimes } from '../answer/round-times.ts';
import type { Load } from '../chat/arrivals.ts';
import { receive } from '../receive.ts';
import { messageOf, pressed } from './actions.ts';

/** What the process that presses is told for one round. */
export interface PressTask extends Load {
  readonly host: string;
  readonly port: number;
  readonly signingSecret: string;
  readonly appId: string;
  readonly teams: readonly string[];
  /** For each question two presses, as JSON. */
  readonly presses: Presses;
}

type Presses = Readonly<Record<Language, readonly (readonly [string, string])[]>>;

/** People who press, in a process of their own; it remembers between rounds what each pressed last. */
export function startPresses(questions: readonly CompiledQuestion[]) {
  const child = fork(join(import.meta.dirname, 'load-process.ts'));
  const ended = once(child, 'exit');
  const presses = Object.fromEntries(
    LANGUAGES.map((language) => [language, pressesIn(language, questions)]),
  ) as Presses;
  return {
    run: (round: Omit<PressTask, 'presses'>): Promise<RoundTimes> => {
      child.send({ ...round, presses });
      return receive<RoundTimes>(child, 'the load');
    },
    stop: async (): Promise<void> => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

function pressesIn(language: Language, questions: readonly CompiledQuestion[]): Presses[Language] {
  return questions.map((question) => {
    const message = messageOf(question, language);
    const text = (variant: number) => {
      const { action, values } = pressed(question, variant, language);
      return JSON.stringify({ message, state: { values }, actions: [action] });
    };
    return [text(2), text(3)]; // neither what was seeded nor what the floor writes
  });
}
