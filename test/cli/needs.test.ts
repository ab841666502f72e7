import { beforeAll, describe, expect, it } from 'vitest';
import { createPrisma } from '../../src/infra/database/prisma.ts';
import { addSpokenRound } from '../support/spoken-round.ts';
import { useCli } from './in-process.ts';

const level = 'attributed' as const;
const says = (words: string, language: string, more: readonly string[] = []) => [
  { question: 'need1', words, language, level },
  ...more.map((text) => ({ question: 'anything_else', words: text, language, level })),
];
const ARABIC = 'نحتاج إلى مختبرات اختبار';

describe('parley need', () => {
  const cli = useCli();
  const done = async (...argv: string[]): Promise<string> => {
    const { code, out, err } = await cli.run('need', ...argv);
    expect({ argv, code, err }).toEqual({ argv, code: 0, err: '' });
    return out;
  };
  const refused = async (...argv: string[]): Promise<string> => {
    const { code, out, err } = await cli.run('need', ...argv);
    expect({ argv, code, out }).toEqual({ argv, code: 1, out: '' });
    return err;
  };

  beforeAll(async () => {
    await cli.json('questionnaire', 'publish', 'data/questionnaires/administrations.json');
    const day = ['--from', '2027-05-18', '--place', 'Geneva'];
    await cli.json('meeting', 'add', 'cto', '--kind', 'cto', '--title', 'CTO', ...day);
    const prisma = createPrisma(cli.config.databaseUrl ?? '');
    const round = { slug: 'asked', meeting: 'cto', questionnaire: 'administrations' };
    await addSpokenRound(prisma, {
      ...round,
      members: [
        {
          ...{ country: 'KE', name: 'Kenya', region: 'AFR' },
          says: says('A fibre backbone, and \u001b[31mtrained staff', 'en', [
            'Also fibre at the border',
          ]),
        },
        {
          country: 'UG',
          name: 'Uganda',
          region: 'AFR',
          says: says('Fibre backbone for villages', 'en'),
        },
        { country: 'EG', name: 'Egypt', region: 'ARB', says: says(ARABIC, 'ar') },
      ],
    });
    await prisma.$disconnect();
  });

  it('codes a round from its words to needs, and tells who did what and why', async () => {
    expect(await done('take', 'asked')).toBe('3 taken: N1 to N3 (act 1).\n');
    expect(await done('take', 'asked')).toContain('already');
    const list = await done('list', 'cto', '--state', 'uncoded');
    expect(list).toContain('“A fibre backbone, and \\x1b[31mtrained staff”');
    expect(list).toContain(`“${ARABIC}”`);
    expect(await done('suggest', 'cto', 'N1')).toMatch(/N2 .*shares: backbone, fibre/);
    const why = ['--reason', 'one backbone'];
    expect(await done('merge', 'cto', 'N1', 'N2', ...why)).toBe('Done on N1, N2 (act 2).\n');
    expect(await done('show', 'cto', 'N1')).toContain('N2 went into it');
    const part = ['--part', 'trained staff', '--title', 'Training', '--reason', 'two things'];
    expect(await done('split', 'cto', 'N1', ...part)).toContain('N4 is new.');
    expect(await done('rename', 'cto', 'N1', 'Backbone')).toContain('act 4');
    expect(await done('move', 'cto', 'N1', 'rural-networks')).toContain('act 5');
    const into = ['--into', 'en', '--text', 'We need test laboratories'];
    expect(await done('translate', 'cto', 'N3', ...into)).toContain('stands beside');
    const shown = await done('show', 'cto', 'N3');
    expect(shown).toContain(`“${ARABIC}”`);
    expect(shown).toContain('en, translated by First administrator: “We need test laboratories”');
    const history = await done('history', 'cto', 'N1');
    expect(history).toMatch(/merged N1, N2 +one backbone/);
    expect(history).toContain('renamed N1 “Backbone”');
  });

  it('brings in further words, once, and takes acts back in their order', async () => {
    const [free] = (await cli.json('need', 'words', 'cto')) as { answer: string }[];
    const answer = free?.answer ?? '';
    expect(await done('words', 'cto')).toContain(`answer ${answer}`);
    expect(await done('attach', 'cto', 'N1', answer, '--part', 'fibre at the border')).toContain(
      'N1',
    );
    expect(await refused('attach', 'cto', 'N1', answer, '--part', 'fibre at the border')).toBe(
      'These words stand behind N1 already.\n',
    );
    expect(await done('make', 'cto', answer, '--title', 'Border')).toContain('N5 is new.');
    expect(await done('set-aside', 'cto', 'N5', '--reason', 'said in N1')).toContain('N5');
    expect(await refused('undo', 'cto', '1', '--reason', 'x')).toMatch(/Undo act \d+ first\.\n$/);
    expect(await done('undo', 'cto', '8', '--reason', 'a need after all')).toContain('N5');
    expect(await refused('undo', 'cto', '8', '--reason', 'again')).toContain('taken back already');
    expect(await cli.json('need', 'list', 'cto')).toMatchObject({
      counts: { all: 5, standing: 4 },
    });
  });

  it('refuses with what is wrong and how to mend it, and nothing is changed', async () => {
    const before = await cli.json('need', 'list', 'cto', '--state', 'all');
    expect(await refused('take', 'nowhere')).toContain('There is no round "nowhere"');
    expect(await refused('show', 'cto', 'N99')).toContain('N99');
    expect(await refused('move', 'cto', 'N1', 'no-topic')).toContain('Use one of: ');
    expect(await refused('merge', 'cto', 'N1', 'N1', '--reason', 'x')).toContain(
      'cannot go into itself',
    );
    expect(await refused('split', 'cto', 'N1', '--part', 'no such', '--reason', 'x')).toContain(
      'letter by letter',
    );
    expect(await refused('make', 'cto', 'no-answer', '--title', 'x')).toContain('no-answer');
    for (const [argv, option] of [
      [['merge', 'cto', 'N1', 'N3'], '--reason'],
      [['undo', 'cto', 'x', '--reason', 'x'], 'Give a whole number'],
      [['show', 'cto', 'A1'], 'N1'],
      [['split', 'cto', 'N1', '--reason', 'x'], '--part'],
      [['rename', 'cto', 'N1', ' '], '--title'],
    ] as const) {
      const wrong = await cli.run('need', ...argv);
      expect({ argv, code: wrong.code, out: wrong.out }).toEqual({ argv, code: 2, out: '' });
      expect(wrong.err).toContain(option);
    }
    expect(await cli.json('need', 'list', 'cto', '--state', 'all')).toEqual(before);
  });
});
