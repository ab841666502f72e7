import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directionOf, LANGUAGES } from '../../../src/domain/language.ts';
import type { Block, Document, Section } from '../../../src/infra/documents/blocks.ts';
import { stretches } from '../../../src/infra/documents/word/tongue.ts';
import { writeDocx } from '../../../src/infra/documents/word/write-docx.ts';
import { writeHtml } from '../../../src/infra/documents/write-html.ts';
import { htmlText } from './html-text.ts';
import { headIn, PHRASES, sampleDocument, wordsIn } from './sample-document.ts';
import { openWord, wordText } from './word-package.ts';

const bare = (text: string) => text.replaceAll(/\s/g, '');

/** Whatever people type: the six scripts, markup, controls, halves of letters, line ends. */
const typed = fc.oneof(
  fc.constantFrom(...Object.values(PHRASES)),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc
    .array(
      fc.constantFrom(
        '<b>',
        '&amp;',
        'سلام',
        '5G',
        ' ',
        '\n',
        '\u0000',
        '\uD800',
        '\uFFFF',
        '世界',
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join('')),
);

const note = typed.map((words) => ({ note: words }));
const inline = fc.oneof(
  typed,
  typed.map((strong) => ({ strong })),
  fc.record({
    link: typed,
    url: fc.constantFrom(
      'https://www.itu.int/?a=1&b=<2>',
      'mailto:a@b.c',
      'javascript:alert(1)',
      'no',
    ),
  }),
  note,
);
const words = fc.oneof(typed, fc.array(inline, { maxLength: 4 }));
const list = fc.array(words, { minLength: 1, maxLength: 3 });
const actions = fc.record({
  title: typed,
  items: fc.array(fc.record({ id: typed, text: words }), { maxLength: 3 }),
});
const detail = fc.record(
  { label: typed, value: typed, verbatim: fc.constant(true as const) },
  { requiredKeys: ['label', 'value'] },
);
const quotation = fc.record({
  words: typed,
  language: fc.constantFrom(...LANGUAGES, 'pt'),
  direction: fc.constantFrom('ltr' as const, 'rtl' as const),
  source: typed,
  details: fc.array(detail, { maxLength: 2 }),
});

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('heading' as const, 'minor' as const),
    text: typed,
    aside: typed,
  }),
  fc.record({ kind: fc.constant('text' as const), text: words }),
  fc.record({ kind: fc.constant('text' as const), text: words, note: fc.constant(true as const) }),
  fc.record({ kind: fc.constant('list' as const), items: list }),
  fc.record({
    kind: fc.constant('list' as const),
    items: list,
    numbered: fc.constant(true as const),
  }),
  actions.map((one) => ({ kind: 'actions' as const, ...one })),
  fc.record({
    kind: fc.constant('bars' as const),
    title: typed,
    description: typed,
    bars: fc.array(
      fc.record({
        mark: typed,
        label: typed.map((label) => label.slice(0, 80)),
        value: typed,
        perMille: fc.integer({ min: -50, max: 1100 }),
      }),
      { maxLength: 3 },
    ),
  }),
  fc.integer({ min: 1, max: 11 }).chain((width) =>
    fc.record({
      kind: fc.constant('table' as const),
      caption: typed,
      columns: fc.array(fc.record({ label: typed, numeric: fc.boolean() }), {
        minLength: width,
        maxLength: width,
      }),
      rows: fc.array(fc.array(words, { minLength: width, maxLength: width }), { maxLength: 3 }),
    }),
  ),
  fc.record({
    kind: fc.constant('quotations' as const),
    items: fc.array(quotation, { maxLength: 2 }),
  }),
);

const section: fc.Arbitrary<Section> = fc
  .record({ title: typed, annex: fc.boolean(), blocks: fc.array(block, { maxLength: 5 }) })
  .map(({ annex, ...rest }) => ({ id: 's', ...rest, ...(annex ? { annex: true as const } : {}) }));

const pair = fc.record({ label: typed, value: typed });
const document: fc.Arbitrary<Document> = fc
  .record({
    language: fc.constantFrom(...LANGUAGES),
    headed: fc.boolean(),
    rest: fc.record(
      {
        mark: typed,
        kicker: typed,
        subtitle: typed,
        lead: words,
        headlines: fc.array(pair, { maxLength: 3 }),
        facts: fc.array(pair, { maxLength: 2 }),
        actions,
        title: typed,
        contents: typed,
        sections: fc.array(section, { maxLength: 3 }),
      },
      { requiredKeys: ['title', 'contents', 'sections'] },
    ),
  })
  .map(({ language, headed, rest }) => ({
    language,
    direction: directionOf(language),
    words: wordsIn(language),
    date: '2026-11-22',
    ...(headed ? { head: headIn(language) } : {}),
    ...rest,
  }));

async function sameText(one: Document): Promise<void> {
  const html = htmlText(writeHtml(one), one.words.labelEnd);
  const word = wordText(openWord(await writeDocx(one)));
  expect(bare(word)).toBe(bare(html));
}

describe('a document for Word', () => {
  it.each(LANGUAGES)('says what the page says, in %s', async (language) => {
    const one = sampleDocument(language);
    await sameText(one);
    const { head: _, ...plain } = one;
    await sameText(plain);
    expect(bare(wordText(openWord(await writeDocx(one))))).toContain(bare(PHRASES[language]));
  });

  it('says what the page says, whatever it holds', async () => {
    await fc.assert(fc.asyncProperty(document, sameText), { numRuns: 40 });
  }, 60_000);

  it('cuts no long label of a chart', async () => {
    const label = 'need '.repeat(40);
    const bars = [{ label, value: '1', perMille: 1 }];
    const chart = { kind: 'bars', title: 't', description: 'd', bars } as const;
    const sections = [{ id: 's', title: 's', blocks: [chart] }];
    const bytes = await writeDocx({ ...sampleDocument('en'), sections });
    expect(wordText(openWord(bytes))).toContain(label);
  });

  it('cuts a line where its direction turns, and loses nothing of it', () => {
    expect(stretches('طلب 5G في ITU-T SG13، الآن', true)).toEqual([
      { text: 'طلب ', rtl: true },
      { text: '5G', rtl: false },
      { text: ' في ', rtl: true },
      { text: 'ITU-T SG13', rtl: false },
      { text: '، الآن', rtl: true },
    ]);
    expect(stretches('Quoted: «سلام 5 عليكم», he said', false)).toEqual([
      { text: 'Quoted: «', rtl: false },
      { text: 'سلام 5 عليكم', rtl: true },
      { text: '», he said', rtl: false },
    ]);
    fc.assert(
      fc.property(typed, fc.boolean(), (text, rtl) => {
        expect(
          stretches(text, rtl)
            .map((one) => one.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
