import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refusals } from '../../src/messages/en/refusals.ts';

const SRC = join(import.meta.dirname, '../../src');
/** Whose refusals staff may meet. What members hear in a conversation has catalogues of its own. */
const ROOMS = ['application', 'domain', 'infra', 'web', 'cli', 'main'];

const sources = ROOMS.flatMap((room) =>
  readdirSync(join(SRC, room), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.includes('generated'))
    .map((path) => readFileSync(join(SRC, room, path), 'utf8')),
);

const found = (pattern: RegExp) =>
  sources.flatMap((text) => [...text.matchAll(pattern)].map((match) => match.slice(1)));

/** `refuse('code', { one, two: … })` with the names of what it gives along. */
const refused = found(/\brefuse\('([\w-]+)'(?:,\s*\{([^{}]*)\})?/g);

/** The codes in `Result<Value, 'one' | 'two'>`, `Refusal<'one'>` and `type SomeRefusal = | 'one'`. */
const typed = [
  ...found(/(?:Result<[^;={}]*?,|Refusal<)\s*((?:\|?\s*'[\w-]+'\s*)+)/g),
  ...found(/type \w*(?:Refusal|WrongState)\w* =([^;]*);/g),
].flatMap(([union = '']) => [...union.matchAll(/'([a-z][\w-]*)'/g)].map(([, code = '']) => code));

const STATES = ['draft', 'scheduled', 'open', 'paused', 'closed', 'archived'];

describe("staff's words for refusals", () => {
  it('number each kind of thing by its own letter', () => {
    const named = Object.entries(refusals).filter(([, words]) => /\b[A-Z]\{number\}/.test(words));
    const letterOf = (words: string) => /\b([A-Z])\{number\}/.exec(words)?.[1];
    const letters = named.map(([code, words]) => [code.split('-')[0], letterOf(words)] as const);
    const nominations = letters.filter(([kind]) => kind === 'nomination');
    expect(nominations).toHaveLength(4);
    expect(new Set(nominations.map(([, letter]) => letter))).toEqual(new Set(['P']));
    expect(letters.filter(([kind, letter]) => kind !== 'nomination' && letter === 'P')).toEqual([]);
  });

  const codes = new Set([
    ...refused.map(([code = '']) => code),
    ...typed,
    ...STATES.map((state) => `round-is-${state}`),
  ]);

  it('sees the refusals of the source', () => {
    expect(refused.length).toBeGreaterThan(30);
    expect(typed.length).toBeGreaterThan(30);
  });

  it('are there for every code that a use case returns', () => {
    expect([...codes].filter((code) => !(code in refusals))).toEqual([]);
  });

  it('are there for no other', () => {
    expect(Object.keys(refusals).filter((code) => !codes.has(code))).toEqual([]);
  });

  it('ask for nothing that the refusal does not give', () => {
    const words: Readonly<Record<string, string>> = refusals;
    for (const [code = '', params = ''] of refused) {
      const given = [...params.matchAll(/(?:^|,)\s*(\w+)/g)].map(([, name]) => name);
      const asked = [...(words[code] ?? '').matchAll(/\{(\w+)[,}]/g)];
      expect(given, code).toEqual(expect.arrayContaining(asked.map(([, name]) => name)));
    }
  });
});
