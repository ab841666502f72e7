import type { Fault } from '../domain/refusal.ts';

/** Where a command writes. With `--json` there is exactly one JSON document on standard output, nothing else. */
export interface Output {
  readonly json: boolean;
  /** A line for people; silent with --json. */
  say(line: string): void;
  /** What the command found or did: one JSON document with --json, the given lines otherwise. */
  result(value: unknown, lines: readonly string[]): void;
  /** Why the command did not do it: the JSON document of standard output, or lines on standard error. */
  ended(value: unknown, lines: readonly string[]): void;
  /** Progress of long work, on standard error, only when a terminal is there. */
  progress(label: string): Progress;
}

export interface Progress {
  /** `total` 0: unknown. */
  at(done: number, total: number): void;
  end(): void;
}

export interface Streams {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown; readonly isTTY?: boolean };
}

export function createOutput({ stdout, stderr }: Streams, json: boolean): Output {
  const document = (value: unknown) => stdout.write(`${JSON.stringify(value, null, 2)}\n`);
  const say = (stream: Streams['stdout']) => (line: string) => stream.write(`${harmless(line)}\n`);
  return {
    json,
    say: (line) => {
      if (!json) say(stdout)(line);
    },
    result: (value, lines) => {
      if (json) document(value);
      else lines.forEach(say(stdout));
    },
    ended: (value, lines) => {
      if (json) document(value);
      else lines.forEach(say(stderr));
    },
    progress: (label) => (stderr.isTTY === true && !json ? bar(stderr, label) : SILENT),
  };
}

/** What came from files and members must not command a terminal: control characters show as what they are. */
function harmless(text: string): string {
  return text.replaceAll(
    CONTROL,
    (found) => `\\x${found.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it looks for; line ends and tabs stay
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

const SILENT: Progress = { at: () => {}, end: () => {} };
const BAR_WIDTH = 30;

function bar(stream: { write(text: string): unknown }, label: string): Progress {
  let shown = '';
  return {
    at: (done, total) => {
      const share = total === 0 ? 0 : Math.min(1, done / total);
      const filled = '█'.repeat(Math.round(share * BAR_WIDTH)).padEnd(BAR_WIDTH, '░');
      const count = total === 0 ? String(done) : `${done}/${total}`;
      const line = `\r${label} ${total === 0 ? '' : `${filled} `}${count}`;
      if (line !== shown) stream.write(line);
      shown = line;
    },
    end: () => {
      if (shown !== '') stream.write('\n');
    },
  };
}

/** Rows under headings, columns as wide as their widest cell. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = headings.map((heading, column) =>
    rows.reduce((widest, row) => Math.max(widest, row[column]?.length ?? 0), heading.length),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(headings), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)];
}

/** Faults as people read them: where, what, and how to mend it. */
export function faultLines(faults: readonly Fault[]): string[] {
  return faults.map(({ path, problem, mend }) => `  ${path}: ${problem}\n      ${mend}`);
}
