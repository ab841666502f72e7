import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { tell } from './support/story.ts';

const FOLDER = new URL('stories/', import.meta.url);

/**
 * `RECORD_STORIES=1 npx vitest run test/conversation/stories.test.ts` writes them anew; read the
 * difference before it is kept.
 */
const RECORD = process.env['RECORD_STORIES'] === '1';

describe('stories', () => {
  const names = readdirSync(fileURLToPath(FOLDER)).filter((name) => name.endsWith('.txt'));

  it('are told in all six languages', () => {
    const languages = names.map((name) => name.slice(0, 2));
    expect([...new Set(languages)].sort()).toEqual(['ar', 'en', 'es', 'fr', 'ru', 'zh']);
  });

  it.each(names)('%s', (name) => {
    const file = new URL(name, FOLDER);
    const story = readFileSync(file, 'utf8');
    const told = tell(story);
    if (RECORD) writeFileSync(file, told);
    else expect(told).toBe(story);
  });
});
