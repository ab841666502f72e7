import { describe, expect, it } from 'vitest';
import { read } from './markdown.ts';
import { pingsOf } from './pings.ts';

describe('a text as a client renders it', () => {
  it.each([
    ['**bold**', ['bold'], 'bold'],
    ['*it* and _it_', ['italic', 'italic'], 'it and it'],
    ['__under__', ['underline'], 'under'],
    ['~~gone~~', ['strike'], 'gone'],
    ['||hidden||', ['spoiler'], 'hidden'],
    ['`code *x*`', ['code'], 'code *x*'],
    ['```js\nlet **x**```', ['code block'], 'let **x**'],
    ['# Title', ['header'], 'Title'],
    ['-# small', ['small'], 'small'],
    ['- one\n2. two', ['list', 'list'], 'one\ntwo'],
    ['> said', ['quote'], 'said'],
    ['**bold _both_**', ['bold', 'italic'], 'bold both'],
    ['***all***', ['bold', 'italic'], 'all'],
  ])('%j', (text, styles, words) => {
    const marks = read(text);
    expect([...marks.styles].sort()).toEqual([...styles].sort());
    expect(marks.words).toBe(words);
  });

  it.each([
    '2 * 3 * 4',
    'a # b',
    '#tag',
    '\\*not\\*',
    '\\# not',
    '1\\. not',
    '\\> not',
    '\\`not\\`',
    '\\_not\\_',
    '\\|\\|not\\|\\|',
    '~ not ~',
    'snake_case_name',
  ])('%j has no style', (text) => {
    expect(read(text).styles).toEqual([]);
  });

  it('finds whom it names and where it leads', () => {
    const marks = read('<@12> <@&3> <#4> @everyone [here](https://a.example/x) https://b.example');
    expect(marks).toMatchObject({
      people: ['12'],
      roles: ['3'],
      channels: ['4'],
      everyone: ['everyone'],
      masked: [{ text: 'here', url: 'https://a.example/x' }],
      links: ['https://b.example'],
    });
  });

  it.each([
    '\\<@12>',
    '\\<@&3>',
    '\\<#4>',
    '\\@everyone',
    '`<@12> @here`',
    '\\[here](https://a.example)',
    '\\[here\\]\\(x\\)',
  ])('%j names nobody and hides no link', (text) => {
    const { people, roles, channels, everyone, masked } = read(text);
    expect([people, roles, channels, everyone, masked].flat()).toEqual([]);
  });
});

describe('whom a message calls', () => {
  const text = ['<@1> <@&2> @here'];

  it('everybody it names, when a bot says nothing else', () => {
    expect(pingsOf(text, undefined, 'bot')).toEqual({
      people: ['1'],
      roles: ['2'],
      everyone: true,
    });
  });

  it('people only, in answer to an interaction', () => {
    expect(pingsOf(text, undefined, 'interaction')).toEqual({
      people: ['1'],
      roles: [],
      everyone: false,
    });
  });

  it('nobody, when nothing is allowed', () => {
    const nobody = { people: [], roles: [], everyone: false };
    expect(pingsOf(text, { parse: [] }, 'bot', '9')).toEqual(nobody);
    expect(pingsOf(text, {}, 'bot', '9')).toEqual(nobody);
  });

  it('those who are listed, and the one who is replied to', () => {
    const allowed = { users: ['1', '5'], parse: ['roles'], replied_user: true };
    expect(pingsOf(text, allowed, 'bot', '9')).toEqual({
      people: ['1', '9'],
      roles: ['2'],
      everyone: false,
    });
  });
});
