import { beforeAll, describe, expect, it } from 'vitest';
import { useCli } from './in-process.ts';
import { argvOf, shellLines } from './page-lines.ts';

const lines = await shellLines('docs/reminders.md');

describe('docs/reminders.md', () => {
  const cli = useCli();
  beforeAll(async () => {
    await cli.json('questionnaire', 'publish', 'data/questionnaires/administrations.json');
    await cli.json('member', 'import', 'data/samples/members.csv');
    const meeting =
      'npx parley meeting add cto-2027 --kind cto --title CTO --from 2027-05-18 --place Geneva';
    await cli.json(...argvOf(meeting));
  });

  it('tells commands that run line by line', { timeout: 120_000 }, async () => {
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines) {
      const ended = await cli.run(...argvOf(line));
      expect({ line, ...ended }).toMatchObject({ code: 0, err: '' });
      expect(ended.out).not.toBe('');
    }
  });
});
