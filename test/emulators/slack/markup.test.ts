import { describe, expect, it } from 'vitest';
import { marksOf } from './markup.ts';

const names = new Set(['general']);

/** What one text would mention and link, in short. */
function read(text: string, blocks: readonly unknown[] = [], full = false): string[] {
  const { mentions, links } = marksOf(text, blocks, { names, full });
  return [
    ...mentions.map(({ kind, id, at }) => `${at}: ${kind} ${id}`),
    ...links.map(({ url, bare, at }) => `${at}: ${bare ? 'bare ' : ''}${url}`),
  ];
}

const section = (text: object) => [{ type: 'section', text }];

describe('what a text would mention or link', () => {
  it.each([
    ['<@U012AB3CD>', ['text: user U012AB3CD']],
    ['<@W012AB3CD|ana>', ['text: user W012AB3CD']],
    ['<#C012AB3CD>', ['text: channel C012AB3CD']],
    ['<!channel> and <!here>', ['text: broadcast channel', 'text: broadcast here']],
    ['<!subteam^S012>', ['text: usergroup S012']],
    ['<!date^1392734382^{date}|then>', ['text: special date^1392734382^{date}']],
    ['<https://itu.int|here>', ['text: https://itu.int']],
    ['<mailto:a@b.int|a@b.int>', ['text: mailto:a@b.int']],
    ['see https://itu.int now', ['text: bare https://itu.int']],
    ['&lt;@U012AB3CD&gt; &lt;!channel&gt;', []],
    ['@here and #general', []],
    ['a < b > c', []],
    ['<b>bold</b>', []],
  ])('%s', (text, marks) => expect(read(text)).toEqual(marks));

  it('names are looked for in the text only when asked, in mrkdwn unless it is verbatim', () => {
    expect(read('@here #general #other', [], true)).toEqual([
      'text: broadcast here',
      'text: channel #general',
    ]);
    const text = '@channel https://itu.int';
    expect(read('', section({ type: 'mrkdwn', text }))).toEqual([
      '/blocks/0/text: broadcast channel',
      '/blocks/0/text: bare https://itu.int',
    ]);
    expect(read('', section({ type: 'mrkdwn', text, verbatim: true }))).toEqual([]);
    expect(read('', section({ type: 'mrkdwn', text: '<!here>', verbatim: true }))).toHaveLength(1);
  });

  it('plain text never mentions anybody', () => {
    expect(read('', section({ type: 'plain_text', text: '<!channel> <@U012AB3CD>' }))).toEqual([]);
  });

  it('rich text mentions by its elements, not by its words', () => {
    const rich = (...elements: object[]) => [
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] },
    ];
    expect(read('', rich({ type: 'text', text: '<!channel>' }))).toEqual([]);
    expect(read('', rich({ type: 'broadcast', range: 'here' }))).toHaveLength(1);
    expect(read('', rich({ type: 'user', user_id: 'U1' }))).toHaveLength(1);
    expect(read('', rich({ type: 'link', url: 'https://itu.int' }))).toHaveLength(1);
  });

  it('markdown links and mentions', () => {
    const block = [{ type: 'markdown', text: '[ITU](https://itu.int) <@U012AB3CD>' }];
    expect(read('', block)).toHaveLength(2);
  });
});
