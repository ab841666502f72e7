import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import process from 'node:process';
import { bundle } from './bundle.ts';

/** Another process of this machine, up and ready. */
export interface Running {
  readonly pid: number;
  /** What it said on standard error so far. */
  readonly said: () => string;
  signal(name: NodeJS.Signals): void;
  /** How it ended, once it has. */
  readonly ended: Promise<Ending>;
}

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export type Settings = Readonly<Record<string, string>>;

export interface Processes {
  start(program: string, settings: Settings, ...args: readonly string[]): Promise<Running>;
  /** Ends what still runs, by its id. */
  end(): Promise<void>;
}

/**
 * Starts TypeScript programs as processes of their own; each is ready when it writes its first line on standard output. Call
 * `end` when the tests are over.
 */
export function openProcesses(): Processes {
  const children = new Set<ChildProcess>();
  const bundles = new Map<string, Promise<string>>();
  const bundled = (program: string): Promise<string> => {
    const known = bundles.get(program) ?? bundle(program);
    bundles.set(program, known);
    return known;
  };
  return {
    async end() {
      const left = [...children].map((child) => once(child, 'exit'));
      for (const child of children) child.kill('SIGKILL');
      await Promise.all(left);
      for (const made of bundles.values()) await rm(await made, { force: true });
      bundles.clear();
    },
    async start(program, settings, ...args) {
      const { PATH = '', HOME = '' } = process.env;
      const child = spawn(process.execPath, [await bundled(program), ...args], {
        env: { PATH, HOME, ...settings },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      children.add(child);
      let said = '';
      child.stderr.on('data', (chunk) => {
        said += String(chunk);
      });
      const ended = once(child, 'exit').then(([code, signal]) => {
        children.delete(child);
        return { code, signal } as Ending;
      });
      const ready = once(child.stdout, 'data').then(() => true);
      if (!(await Promise.race([ready, ended.then(() => false)])))
        throw new Error(`${program} ended before it was ready:\n${said}`);
      child.stdout.resume();
      return {
        pid: child.pid ?? 0,
        said: () => said,
        signal: (name) => void child.kill(name),
        ended,
      };
    },
  };
}
