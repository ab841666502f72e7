import { describe, expect, it } from 'vitest';
import type { Json } from '../json.ts';
import { problemsOf } from './cards/card-rules.ts';
import { renderedCardText, renderedMessage } from './markdown.ts';
import { cardOnScreen } from './people/screen.ts';

const card = (body: readonly unknown[], more: Json = {}): Json => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body,
  ...more,
});

const choices = (...values: string[]) => values.map((value) => ({ title: `The ${value}`, value }));
const text = (words: string) => ({ type: 'TextBlock', text: words });

/** Everything that level 1.5 has and Teams shows, in one card. */
const whole = card(
  [
    {
      ...text('**Your** [needs](https://example.org)'),
      style: 'heading',
      wrap: true,
      size: 'large',
    },
    {
      type: 'RichTextBlock',
      inlines: ['As *typed*: ', { type: 'TextRun', text: '[x](y)', italic: true }],
    },
    {
      type: 'Container',
      rtl: true,
      style: 'emphasis',
      items: [
        { type: 'FactSet', facts: [{ title: 'Round', value: 'First' }] },
        {
          type: 'ColumnSet',
          columns: [{ type: 'Column', width: 'stretch', items: [text('left')] }],
        },
      ],
    },
    {
      type: 'Table',
      columns: [{ width: 1 }, { width: 2 }],
      firstRowAsHeaders: true,
      rows: [{ type: 'TableRow', cells: [{ type: 'TableCell', items: [text('cell')] }] }],
    },
    {
      type: 'Image',
      url: 'https://example.org/a.png',
      altText: 'A map',
      msteams: { allowExpand: true },
    },
    {
      type: 'Input.Text',
      id: 'a',
      label: 'Words',
      isMultiline: true,
      maxLength: 400,
      regex: '^.+$',
    },
    { type: 'Input.Number', id: 'b', label: 'How many', min: 0, max: 9, value: 3 },
    { type: 'Input.Date', id: 'c', label: 'When', min: '2026-01-01' },
    { type: 'Input.Time', id: 'd', label: 'At' },
    { type: 'Input.Toggle', id: 'e', title: 'I agree', valueOn: 'yes', valueOff: 'no' },
    {
      type: 'Input.ChoiceSet',
      id: 'f',
      label: 'One',
      style: 'filtered',
      choices: choices('x', 'y'),
    },
    {
      type: 'Input.ChoiceSet',
      id: 'g',
      isMultiSelect: true,
      value: 'x,y',
      choices: choices('x', 'y'),
    },
    { ...text('hidden'), id: 'h', isVisible: false },
    {
      type: 'ActionSet',
      actions: [{ type: 'Action.OpenUrl', title: 'Read', url: 'https://example.org' }],
    },
  ],
  {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    rtl: true,
    msteams: { width: 'Full' },
    fallbackText: 'Your needs',
    refresh: { action: { type: 'Action.Execute', verb: 'again' }, userIds: ['29:1'] },
    actions: [
      {
        type: 'Action.Execute',
        title: 'Send',
        verb: 'send',
        data: { n: 1 },
        fallback: { type: 'Action.Submit', title: 'Send' },
      },
      {
        type: 'Action.Submit',
        title: 'Skip',
        associatedInputs: 'none',
        tooltip: 'Later',
        isEnabled: false,
      },
      { type: 'Action.ShowCard', title: 'More', card: card([text('more')]) },
    ],
  },
);

describe('a card is judged', () => {
  it('good when it keeps to level 1.5 and to what Teams shows', () => {
    expect(problemsOf(whole)).toEqual([]);
  });

  const multi = { type: 'Input.ChoiceSet', id: 'm', isMultiSelect: true, choices: choices('a,b') };
  const execute = { type: 'Action.Execute', title: 'Go', verb: 'go' };
  const rows: readonly [string, unknown, RegExp][] = [
    ['no card', 'text', /no object of type AdaptiveCard/],
    ['another type', { type: 'Card', version: '1.5' }, /no object of type AdaptiveCard/],
    ['a later version', card([], { version: '1.6' }), /the version is "1.6"/],
    ['no version', { type: 'AdaptiveCard', body: [] }, /the version is ""/],
    [
      'an unknown element',
      card([{ type: 'Badge', text: 'x' }]),
      /card.body\[0\]: "Badge" is no part/,
    ],
    ['an element of 1.6', card([{ type: 'Carousel', pages: [] }]), /"Carousel" is no part/],
    ['an unknown action', card([], { actions: [{ type: 'Action.Go' }] }), /"Action.Go" is no part/],
    ['an unknown property', card([{ ...text('x'), colour: 'red' }]), /has no property "colour"/],
    [
      'a property of 1.6',
      card([{ type: 'Input.Text', id: 'a', labelPosition: 'above' }]),
      /has no property "labelPosition"/,
    ],
    ['a wrong value', card([{ ...text('x'), color: 'pink' }]), /Invalid value "pink"/],
    ['a text without text', card([{ type: 'TextBlock' }]), /a TextBlock needs "text"/],
    ['an input without id', card([{ type: 'Input.Text' }]), /a Input.Text needs "id"/],
    ['no choices', card([{ type: 'Input.ChoiceSet', id: 'a', choices: [] }]), /needs "choices"/],
    [
      'a choice without value',
      card([{ ...multi, choices: [{ title: 'x' }] }]),
      /a Choice needs "value"/,
    ],
    ['a comma in several choices', card([multi]), /"a,b" of a multi-select choice has a comma/],
    [
      'an id that comes again',
      card([
        { type: 'Input.Text', id: 'a' },
        { type: 'Container', items: [{ type: 'Input.Date', id: 'a' }] },
      ]),
      /the id "a" stands there more than once/,
    ],
    ['Media', card([{ type: 'Media', sources: [{ mimeType: 'a/b', url: 'c' }] }]), /no Media/],
    [
      'a destructive action',
      card([], { actions: [{ ...execute, style: 'destructive' }] }),
      /"destructive"/,
    ],
    ['a positive action', card([], { actions: [{ ...execute, style: 'positive' }] }), /"positive"/],
    ['seven actions', card([], { actions: Array.from({ length: 7 }, () => execute) }), /actions/i],
    [
      'a refresh by Submit',
      card([], { refresh: { action: { type: 'Action.Submit' } } }),
      /needs an Action.Execute/,
    ],
    [
      'a refresh for sixty-one',
      card([], { refresh: { action: execute, userIds: Array.from({ length: 61 }, String) } }),
      /60 at most/,
    ],
  ];

  it.each(rows)('bad with %s', (_what, bad, problem) => {
    expect(problemsOf(bad).join('\n')).toMatch(problem);
  });

  it('good with a comma where one is chosen', () => {
    expect(problemsOf(card([{ ...multi, isMultiSelect: false }]))).toEqual([]);
  });
});

describe('a card is shown', () => {
  it('with its words, its inputs and its buttons', () => {
    const shown = cardOnScreen(whole);
    expect(shown.text.split('\n')).toEqual([
      'Your needs',
      'As *typed*: [x](y)',
      'Round: First',
      'left',
      'cell',
      'A map',
      'more',
    ]);
    expect(shown.links).toEqual([{ text: 'needs', url: 'https://example.org' }]);
    expect(shown.buttons).toEqual(['Read', 'Send', 'More']);
    expect(shown.rightToLeft).toBe(true);
    expect(shown.inputs.map(({ kind, label, value }) => [kind, label, value])).toEqual([
      ['long text', 'Words', ''],
      ['number', 'How many', '3'],
      ['date', 'When', ''],
      ['time', 'At', ''],
      ['toggle', 'I agree', 'no'],
      ['choice', 'One', ''],
      ['choices', '', 'x,y'],
    ]);
  });
});

describe('Markdown', () => {
  it('of a card is bold, italic, lists and links; the rest stays', () => {
    const { words, styles } = renderedCardText(
      '- **a** _b_\n# c `d` snake_case_x \\*e\\* <b>f</b>',
    );
    expect(words).toBe('a b\n# c `d` snake_case_x *e* <b>f</b>');
    expect(styles).toEqual(['list', 'bold', 'italic']);
  });

  it('of a message goes further, and its format may switch it off', () => {
    expect(renderedMessage('# c ~~d~~ `e`', 'markdown').words).toBe('c d e');
    expect(renderedMessage('**a**', 'plain').words).toBe('**a**');
    expect(renderedMessage('<b>a</b><br/>&lt;', 'xml').words).toBe('a\n<');
  });
});
