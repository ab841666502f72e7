import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { CompiledQuestion } from '../../src/conversation/questionnaire.ts';
import { LANGUAGES, type Language } from '../../src/domain/language.ts';
import { receive } from '../receive.ts';
import { sampleFields } from '../sample-answers.ts';
import type { RoundTimes } from './round-times.ts';

/** What the process that answers is told for one round. */
export interface LoadTask {
  readonly host: string;
  readonly port: number;
  readonly clients: number;
  readonly seconds: number;
  readonly bodies: Bodies;
}

/** Two answers of every question, as HTML forms send them, in each language. */
type Bodies = Readonly<Record<Language, readonly (readonly [string, string])[]>>;

/** Contacts who answer, in a process of their own; it remembers between rounds what each answered last. */
export interface Load {
  run(round: Omit<LoadTask, 'bodies'>): Promise<RoundTimes>;
  stop(): Promise<void>;
}

export function startLoad(questions: readonly CompiledQuestion[]): Load {
  const child: ChildProcess = fork(join(import.meta.dirname, 'load-process.ts'));
  const ended = once(child, 'exit');
  const bodies = Object.fromEntries(
    LANGUAGES.map((language) => [language, bodiesIn(language, questions)]),
  ) as Bodies;
  return {
    run: (round) => {
      child.send({ ...round, bodies });
      return receive<RoundTimes>(child, 'the load');
    },
    stop: async () => {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

function bodiesIn(language: Language, questions: readonly CompiledQuestion[]): Bodies[Language] {
  return questions.map((question) => [
    sampleFields(question, 1, language).toString(),
    sampleFields(question, 2, language).toString(),
  ]);
}
