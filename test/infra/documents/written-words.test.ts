import { describe, expect, it } from 'vitest';
import type { Document, Words } from '../../../src/infra/documents/blocks.ts';
import { numberedFileName, wordFileName } from '../../../src/infra/documents/file-names.ts';
import { writeHtml } from '../../../src/infra/documents/write-html.ts';
import { writeMarkdown } from '../../../src/infra/documents/write-markdown.ts';
import { headIn, sampleDocument, wordsIn } from './sample-document.ts';

const withText = (...texts: Words[]): Document => {
  const blocks = texts.map((text) => ({ kind: 'text' as const, text }));
  return {
    language: 'en',
    direction: 'ltr',
    words: wordsIn('en'),
    date: '2026-11-22',
    title: 'T',
    contents: 'Contents',
    sections: [{ id: 's', title: 'S', blocks }],
  };
};
const linked = (url: string) => withText(['See ', { link: 'a <b>', url }, '.']);

describe('the page and the text', () => {
  it('number footnotes in the order of the text and gather them at the end', () => {
    const one = withText(
      ['First', { note: ['more', { note: 'never' }] }, '; second', { note: 'last' }],
      ['third', { note: 'later' }],
    );
    const page = writeHtml(one);
    expect(page).toContain('<a href="#note-2" id="note-2-ref">2</a>');
    expect(page.match(/<li id="note-\d">[^<]*/g)).toEqual([
      '<li id="note-1">more',
      '<li id="note-2">last',
      '<li id="note-3">later',
    ]);
    expect(page).not.toContain('never');
    const text = writeMarkdown(one);
    expect(text).toContain('First[^1]; second[^2]\n\nthird[^3]\n\n[^1]: more\n\n[^2]: last');
    expect(writeMarkdown(withText('plain'))).toBe('# T\n\n## S\n\nplain\n');
  });

  it('point to the web and to mail, and to nothing else', () => {
    expect(writeHtml(linked('https://www.itu.int/?a=1&b=<2>|3'))).toContain(
      '<a href="https://www.itu.int/?a=1&amp;b=%3C2%3E%7C3">a &lt;b&gt;</a>.',
    );
    expect(writeMarkdown(linked('mailto:tsb@example.org'))).toContain(
      'See [a \\<b\\>](<mailto:tsb@example.org>).',
    );
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'tsag', 'file:///etc/passwd']) {
      expect(writeHtml(linked(url))).toContain('<p>See a &lt;b&gt;.</p>');
      expect(writeMarkdown(linked(url))).toContain('See a \\<b\\>.');
    }
  });

  it('have the header block, with title, kind and abstract in it', () => {
    const one: Document = { ...sampleDocument('fr'), head: headIn('fr'), mark: 'Projet' };
    const page = writeHtml(one);
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page).toMatch(/<dt>Titre\u00a0: <\/dt><dd><h1>Les membres demandent/);
    expect(page).toMatch(/<dt>Résumé\u00a0: <\/dt>/);
    expect(page).toContain('<p class="draft">Projet</p>');
    expect(page).toContain('<span class="annex">Annexe A – </span>');
    const text = writeMarkdown(one);
    expect(text).toMatch(/^\*\*Projet\*\*\n\nUNION INTERNATIONALE DES TÉLÉCOMMUNICATIONS {2}$/m);
    expect(text).toMatch(/^- Origine\u00a0: TSB$/m);
    expect(text).toMatch(/^- Contact\u00a0: Amina Diallo, TSB, Tél\.\u00a0: \+41/m);
    expect(text).toMatch(/^- \*\*CTO9-1\*\* Les membres/m);
    expect(text).toMatch(/^1\. Les membres.*\n2\. Les membres.*\n\n1\) Les membres/m);
    expect(text).toMatch(/^## Annexe A – Les membres/m);
  });
});

describe('a file for Word', () => {
  it('ends with the letter of its language', () => {
    expect(wordFileName('agenda', 'zh')).toBe('agenda-C.docx');
    expect(wordFileName('agenda', 'es')).toBe('agenda-S.docx');
  });

  it('is named as the document system of the Union names it, once it has a number', () => {
    const document = {
      periodFrom: 2022,
      group: 'TSAG',
      startsOn: '2022-12-12',
      kind: 'TD-GEN',
      number: 11,
    } as const;
    expect(numberedFileName({ ...document, revision: 1, language: 'en' })).toBe(
      'T22-TSAG-221212-TD-GEN-0011!R1!MSW-E.docx',
    );
    expect(numberedFileName({ ...document, language: 'ar' })).toBe(
      'T22-TSAG-221212-TD-GEN-0011!!MSW-A.docx',
    );
  });
});
