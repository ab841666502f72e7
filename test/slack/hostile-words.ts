import fc from 'fast-check';
import { LANGUAGES } from '../../src/domain/language.ts';
import type { Letter } from '../../src/platform/adapter.ts';
import type { Control } from '../../src/platform/prompt.ts';

/** The only page that a text of these tests links to. */
export const PAGE = 'https://parley.example/r/token';

/** Without spaces, at which long texts part, and marks of direction, which we add, or take out of answers. */
export function bare(text: string): string {
  return text.normalize('NFC').replace(/[\s\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');
}

/** What means something to Slack, to Discord, to a browser, or to us, unless it is kept as words. */
const PIECES = [
  ...['<@U123>', '<!channel>', '<!here|here>', '<#C123|general>', '#general', '@here', '@channel'],
  ...['<@123456789012345678>', '<@&12345>', '<#12345>', '<t:1392734382:R>', '</parley join:123>'],
  ...['<:wave:12345>', '@everyone', '||spoiler||', '__under__', '~~gone~~', '**bold**', '***'],
  ...['\n# heading', '\n-# small', '\n- item', '\n* item', '\n1. item', '\n>>> all', '_', '__'],
  ...[
    '[x](<https://evil.example>)',
    '<https://evil.example>',
    'discord://-/channels/1',
    '](',
    '\\\\*',
  ],
  ...['*bold*', '_it_', '~x~', '`code`', '```', '> quote', '&lt;', '&amp;lt;', '&', '<', '>', '|'],
  ...[
    ':smile:',
    ':+1:',
    '👍🏽',
    '👨‍👩‍👧',
    '\u200f',
    '\u202e',
    '\u2066',
    'عربي',
    '中文',
    'é',
    'e\u0301',
  ],
  ...[
    '<https://evil.example|Parley>',
    'https://evil.example/?a=1&b=2',
    '[x](https://evil.example)',
  ],
  ...[
    '<!date^1392734382^{date}|x>',
    '/parley unlink',
    'mailto:a@b.example',
    '\\',
    '"',
    "'",
    '{0}',
    '{name}',
  ],
];

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('\n', '\t', ' word '),
);

export function words(most: number, pieces = 12): fc.Arbitrary<string> {
  return fc
    .array(piece, { minLength: 1, maxLength: pieces })
    .map((all) => all.join('').trim().slice(0, most))
    .map((text) => text.replace(/[\ud800-\udbff]$/, ''))
    .map((text) => (bare(text) === '' ? 'x' : text));
}

export const short = words(70);
export const long = fc.oneof(
  words(300),
  words(3_000, 60),
  short.map((text) => text.padEnd(3_000, ' ab')),
);
export const language = fc.constantFrom(...LANGUAGES);

export const letter: fc.Arbitrary<Letter> = fc.record({
  subject: words(250),
  paragraphs: fc.array(long, { maxLength: 2 }),
  items: fc.array(
    fc.record({
      title: words(250),
      text: words(900),
      link: fc.constant({ url: PAGE, label: 'Begin' }),
    }),
    { maxLength: 3 },
  ),
  link: fc.constant({ url: PAGE, label: 'Begin' }),
  stop: fc.constant({ url: PAGE, label: 'Stop' }),
  closing: fc.array(words(300), { maxLength: 2 }),
});

export const choice: fc.Arbitrary<Control> = fc
  .record({
    labels: fc.array(short, { minLength: 1, maxLength: 12 }),
    max: fc.constantFrom(1, 3),
    appearance: fc.constantFrom('list', 'dropdown', 'yes-no', 'scale'),
  })
  .map(({ labels, max, appearance }) => ({
    ...{ kind: 'choice', min: 0, max, appearance, selected: [] },
    options: labels.map((label, index) => ({ value: `v${index}`, label })),
  }));
