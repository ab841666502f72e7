import { dirname, join } from 'node:path/posix';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { LANGUAGES, type Language } from '../../../src/domain/language.ts';
import { writeDocx } from '../../../src/infra/documents/word/write-docx.ts';
import { PHRASES, sampleDocument } from './sample-document.ts';
import { child, type Element, elements, openWord, part, textOf, within } from './word-package.ts';

type Word = ReadonlyMap<string, Element>;
let words: ReadonlyMap<Language, Word>;
const wordIn = (language: Language): Word => {
  const word = words.get(language);
  if (word === undefined) throw new Error(language);
  return word;
};
const bodyIn = (language: Language) => part(wordIn(language), 'word/document.xml');
const stylesIn = (language: Language) => part(wordIn(language), 'word/styles.xml');
const value = (element: Element | undefined) => element?.attributes['w:val'];

beforeAll(async () => {
  const made = LANGUAGES.map(
    async (language) => [language, openWord(await writeDocx(sampleDocument(language)))] as const,
  );
  words = new Map(await Promise.all(made));
});

/** From the schema of ISO/IEC 29500-1 (wml.xsd): Word refuses a file whose properties stand in another order. */
const ORDERS: Readonly<Record<string, string>> = {
  'w:pPr':
    'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange',
  'w:rPr':
    'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath',
  'w:tblPr':
    'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange',
  'w:tcPr':
    'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark',
  'w:sectPr':
    'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings',
  'w:lvl': 'start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr',
  'w:style':
    'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr',
};

describe('a document for Word', () => {
  it.each(LANGUAGES)('is a package whose parts are well-formed and known (%s)', (language) => {
    const word = wordIn(language);
    const types = part(word, '[Content_Types].xml');
    const named = within(types, 'Override').map(({ attributes }) => attributes['PartName']);
    const extensions = within(types, 'Default').map(({ attributes }) => attributes['Extension']);
    for (const path of word.keys()) {
      if (path === '[Content_Types].xml') continue;
      const known = named.includes(`/${path}`) || extensions.includes(path.split('.').at(-1));
      expect(known, path).toBe(true);
    }
    for (const name of named) expect([...word.keys()]).toContain(name?.slice(1));
  });

  it.each(LANGUAGES)('refers to nothing that is not there (%s)', (language) => {
    const word = wordIn(language);
    for (const [path, relations] of word) {
      if (!path.endsWith('.rels')) continue;
      const from = join(dirname(path), '..');
      const ids = within(relations, 'Relationship').map(({ attributes }) => {
        const { Id = '', Target = '', TargetMode } = attributes;
        if (TargetMode !== 'External') expect([...word.keys()]).toContain(join(from, Target));
        return Id;
      });
      expect(new Set(ids).size).toBe(ids.length);
      const source = word.get(join(from, path.split('/').at(-1)?.replace('.rels', '') ?? ''));
      for (const used of source === undefined ? [] : attributesOf(source, 'r:id')) {
        expect(ids, path).toContain(used);
      }
    }
    const links = within(bodyIn(language), 'w:hyperlink');
    expect(links.map(textOf)).toEqual(['a@example.org', 'TSAG']);
  });

  it.each(LANGUAGES)('uses styles and lists that it has (%s)', (language) => {
    const word = wordIn(language);
    const own = within(stylesIn(language), 'w:style').map((one) => one.attributes['w:styleId']);
    const styles = [...own, 'DefaultParagraphFont']; // which is Word's own
    expect(new Set(styles).size).toBe(styles.length);
    const lists = within(part(word, 'word/numbering.xml'), 'w:num').map(
      (one) => one.attributes['w:numId'],
    );
    const used = new Set<string>();
    for (const [path, root] of word) {
      if (!path.startsWith('word/') || path.endsWith('.rels')) continue;
      for (const name of ['w:pStyle', 'w:rStyle', 'w:basedOn', 'w:next', 'w:link']) {
        for (const one of within(root, name)) {
          expect(styles, path).toContain(value(one));
          used.add(value(one) ?? '');
        }
      }
      for (const one of within(root, 'w:numId')) expect(lists, path).toContain(value(one));
    }
    for (const name of ['Heading1', 'Heading2', 'TableNotitle', 'FigureNotitle', 'AnnexNotitle']) {
      expect(used).toContain(name);
    }
  });

  it.each(LANGUAGES)('keeps the order of properties that the schema sets (%s)', (language) => {
    for (const [path, root] of wordIn(language)) {
      for (const [name, order] of Object.entries(ORDERS)) {
        const places = order.split(' ').map((one) => `w:${one}`);
        for (const element of within(root, name)) {
          const found = elements(element).map((one) => places.indexOf(one.name));
          expect(found, `${path} ${name}`).toEqual([...found].sort((a, b) => a - b));
          expect(
            found,
            `${path} ${name}: ${elements(element).map((one) => one.name)}`,
          ).not.toContain(-1);
        }
      }
      for (const cell of within(root, 'w:tc')) expect(elements(cell).at(-1)?.name).toBe('w:p');
    }
  });

  it.each(LANGUAGES)('has the note of each footnote that the text refers to (%s)', (language) => {
    const notes = within(part(wordIn(language), 'word/footnotes.xml'), 'w:footnote');
    const own = notes.filter(({ attributes }) => attributes['w:type'] === undefined);
    const referred = within(bodyIn(language), 'w:footnoteReference');
    expect(referred.map(({ attributes }) => attributes['w:id'])).toEqual(['1', '2']);
    expect(own.map(({ attributes }) => attributes['w:id'])).toEqual(['1', '2']);
    expect(own.map(textOf)).toEqual([`${PHRASES[language]} ITU`, 'Res. 68']);
  });

  it('runs from right to left in Arabic, and nowhere else but in Arabic words', () => {
    const body = bodyIn('ar');
    const arabic = within(body, 'w:p');
    const turned = arabic.filter((one) => child(child(one, 'w:pPr'), 'w:bidi') === undefined);
    expect(turned.map(textOf)).toEqual([PHRASES.fr]);
    for (const table of within(body, 'w:tblPr')) expect(child(table, 'w:bidiVisual')).toBeDefined();
    for (const pages of within(body, 'w:sectPr')) expect(child(pages, 'w:bidi')).toBeDefined();
    for (const run of within(body, 'w:r')) {
      const rtl = child(child(run, 'w:rPr'), 'w:rtl') !== undefined;
      if (/\p{Script=Arabic}/u.test(textOf(run))) expect(rtl, textOf(run)).toBe(true);
      if (/[A-Za-z]/.test(textOf(run))) expect(rtl, textOf(run)).toBe(false);
    }
    const english = within(bodyIn('en'), 'w:p').filter(
      (one) => child(child(one, 'w:pPr'), 'w:bidi') !== undefined,
    );
    expect(english.map(textOf)).toEqual([`${PHRASES.ar}${PHRASES.ar}`, PHRASES.ar]);
    expect(within(bodyIn('en'), 'w:bidiVisual')).toEqual([]);
  });

  it.each([
    ['ar', 'w:bidi', 'ar-SA'],
    ['zh', 'w:eastAsia', 'zh-CN'],
    ['en', 'w:val', 'en-GB'],
    ['es', 'w:val', 'es-ES'],
    ['fr', 'w:val', 'fr-FR'],
    ['ru', 'w:val', 'ru-RU'],
  ] as const)(
    'is in its language for the spelling checker, and so are quotations (%s)',
    (language, script, tag) => {
      const defaults = child(stylesIn(language), 'w:docDefaults');
      const [run] = defaults === undefined ? [] : within(defaults, 'w:rPr');
      expect(child(run, 'w:lang')?.attributes[script]).toBe(tag);
      expect(child(run, 'w:rFonts')?.attributes).toMatchObject({
        'w:ascii': 'Times New Roman',
        'w:eastAsia': 'SimSun',
        'w:cs': 'Times New Roman',
      });
      const core = part(wordIn(language), 'docProps/core.xml');
      const told = Object.fromEntries(
        elements(core).map((one) => [one.name, one.children.join('')]),
      );
      expect(told).toMatchObject({
        'dc:language': tag,
        'dc:title': PHRASES[language],
        'dc:subject': 'CTO 9',
        'cp:keywords': 'CTO; Resolution 68',
        'dcterms:created': '2026-11-22T00:00:00Z',
      });
      const french = within(bodyIn(language), 'w:r').filter((one) => textOf(one) === PHRASES.fr);
      const own = french.map((one) => child(child(one, 'w:rPr'), 'w:lang')?.attributes['w:val']);
      if (language !== 'fr') expect(own).toEqual(['fr-FR']);
    },
  );

  it('numbers headings, annexes, tables and lists so that Word counts them', () => {
    const numbering = part(wordIn('fr'), 'word/numbering.xml');
    const levels = within(numbering, 'w:lvlText').map(value);
    for (const text of ['%1.%2.%3', 'Annexe %1 – ', 'Tableau %1 – ', 'Figure %1 – ', '%1)']) {
      expect(levels).toContain(text);
    }
    const listed = within(bodyIn('fr'), 'w:p')
      .filter((one) => value(child(child(one, 'w:pPr'), 'w:pStyle')) === 'enumlev1')
      .flatMap((one) => within(one, 'w:numId').map(value));
    // one list of bullets, and two numbered ones that each begin at one
    expect(new Set(listed).size).toBe(3);
  });

  it('repeats the head of a table on each page and tells what a chart shows', () => {
    const [header] = within(bodyIn('en'), 'w:tblHeader');
    expect(header).toBeDefined();
    const told = within(bodyIn('en'), 'w:tblDescription').map(value);
    expect(told).toEqual([`${PHRASES.en}!`]);
    const bars = within(bodyIn('en'), 'w:p').filter(
      (one) => value(child(child(one, 'w:pPr'), 'w:pStyle')) === 'Bar',
    );
    const ends = bars.map((one) => child(child(one, 'w:pPr'), 'w:ind')?.attributes['w:end']);
    const length = Number(ends[1]) / 0.75;
    expect(ends[0]).toBe('0');
    expect(length).toBeGreaterThan(3000);
    expect(child(child(bars[2], 'w:pPr'), 'w:shd')).toBeUndefined();
  });

  it('puts a table that is too wide on a page on its side, with its heading', () => {
    const ways = (language: Language) =>
      within(bodyIn(language), 'w:pgSz').map(({ attributes }) => attributes['w:orient']);
    expect(ways('ar')).toEqual(['portrait', 'landscape', 'portrait']);
    expect(ways('en')).toEqual(['portrait']);
    const upright = within(bodyIn('en'), 'w:textDirection').map(value);
    expect(upright).toEqual(Array.from({ length: 12 }, () => 'btLr'));
  });

  it('gives the same bytes for the same document, on whatever day', async () => {
    for (const language of LANGUAGES) {
      const first = await writeDocx(sampleDocument(language));
      vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2031, 4, 5) });
      const again = await writeDocx(sampleDocument(language)).finally(() => vi.useRealTimers());
      expect(Buffer.compare(first, again)).toBe(0);
    }
  });
});

function attributesOf(element: Element, name: string): string[] {
  const own = element.attributes[name];
  const below = elements(element).flatMap((one) => attributesOf(one, name));
  return own === undefined ? below : [own, ...below];
}
