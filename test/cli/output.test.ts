import { describe, expect, it } from 'vitest';
import { createOutput, table } from '../../src/cli/output.ts';

function streams(isTTY: boolean) {
  const written = { out: '', err: '' };
  const into = (name: 'out' | 'err') => ({
    write: (text: string) => {
      written[name] += text;
    },
    isTTY,
  });
  return { written, stdout: into('out'), stderr: into('err') };
}

describe('output', () => {
  it('shows progress to a terminal only, and never beside JSON', () => {
    for (const [isTTY, json] of [
      [true, false],
      [false, false],
      [true, true],
    ] as const) {
      const world = streams(isTTY);
      const progress = createOutput(world, json).progress('Rows read');
      progress.at(1000, 0);
      progress.at(500, 1000);
      progress.end();
      expect(world.written.out).toBe('');
      expect(world.written.err.includes('500/1000')).toBe(isTTY && !json);
    }
  });

  it('does not let a name command the terminal', () => {
    const world = streams(false);
    createOutput(world, false).result({}, ['Acme \u001b[2J\u009b31m Ltd']);
    expect(world.written.out).toBe('Acme \\x1b[2J\\x9b31m Ltd\n');
  });

  it('lines tables up, also empty ones', () => {
    expect(table(['A', 'Bee'], [['long', 'x']])).toEqual(['A     Bee', '────  ───', 'long  x']);
    expect(table(['A'], [])).toEqual(['A', '─']);
  });
});
