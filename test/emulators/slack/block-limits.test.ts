import { describe, expect, it } from 'vitest';
import type { Json } from '../json.ts';
import {
  actions,
  beside,
  button,
  confirm,
  input,
  mrkdwn,
  option,
  options,
  plain,
  select,
  times,
  words,
} from './block-samples.ts';
import { blockFaults } from './blocks/blocks.ts';
import type { Surface } from './blocks/surfaces.ts';

/** The faults of blocks, as Slack words them. */
const told = (blocks: unknown, surface: Surface = 'message') =>
  blockFaults(blocks, surface, '/blocks').found.map(({ at, message }) => `${message} [${at}]`);

/** How long a text may be, and where Slack points when it is longer. */
const LENGTHS: readonly [string, (length: number) => Json, number, string][] = [
  ['header', (n) => ({ type: 'header', text: plain(n) }), 150, '/text/text'],
  ['section text', (n) => ({ type: 'section', text: mrkdwn(n) }), 3000, '/text/text'],
  ['section field', (n) => ({ type: 'section', fields: [plain(n)] }), 2000, '/fields/0/text'],
  ['block_id', (n) => ({ type: 'divider', block_id: words(n) }), 255, '/block_id'],
  ['markdown', (n) => ({ type: 'markdown', text: words(n) }), 12_000, '/text'],
  ['input label', (n) => input(undefined, { label: plain(n) }), 2000, '/label/text'],
  ['input hint', (n) => input(undefined, { hint: plain(n) }), 2000, '/hint/text'],
  ['button text', (n) => actions(button({ text: plain(n) })), 75, '/elements/0/text/text'],
  ['button value', (n) => actions(button({ value: words(n) })), 2000, '/elements/0/value'],
  ['action_id', (n) => actions(button({ action_id: words(n) })), 255, '/elements/0/action_id'],
  ['url', (n) => actions(button({ url: `https:${words(n - 8)}//` })), 3000, '/elements/0/url'],
  [
    'placeholder',
    (n) => beside(select({ placeholder: plain(n) })),
    150,
    '/accessory/placeholder/text',
  ],
  [
    'option text',
    (n) => beside(select({ options: [option(0, { text: plain(n) })] })),
    75,
    '/accessory/options/0/text/text',
  ],
  [
    'option value',
    (n) => beside(select({ options: [option(0, { value: words(n) })] })),
    75,
    '/accessory/options/0/value',
  ],
  [
    'option description',
    (n) => beside(select({ options: [option(0, { description: plain(n) })] })),
    75,
    '/accessory/options/0/description/text',
  ],
  ...(['title', 'text', 'confirm', 'deny'] as const).map(
    (name): [string, (length: number) => Json, number, string] => [
      `confirmation ${name}`,
      (n) => beside(button({ confirm: confirm({ [name]: plain(n) }) })),
      { title: 100, text: 300, confirm: 30, deny: 30 }[name],
      `/accessory/confirm/${name}/text`,
    ],
  ),
];

/** How many of a thing there may be. */
const COUNTS: readonly [string, (count: number) => Json, number, string][] = [
  ['section fields', (n) => ({ type: 'section', fields: times(n, () => plain()) }), 10, '/fields'],
  ['context', (n) => ({ type: 'context', elements: times(n, () => plain()) }), 10, '/elements'],
  ['actions', (n) => actions(...times(n, () => button())), 25, '/elements'],
  ['select', (n) => beside(select({ options: options(n) })), 100, '/accessory/options'],
  [
    'radio',
    (n) => beside({ type: 'radio_buttons', options: options(n) }),
    10,
    '/accessory/options',
  ],
  ['boxes', (n) => beside({ type: 'checkboxes', options: options(n) }), 10, '/accessory/options'],
  ['overflow', (n) => beside({ type: 'overflow', options: options(n) }), 5, '/accessory/options'],
  [
    'option groups',
    (n) =>
      beside({
        type: 'static_select',
        option_groups: times(n, () => ({ label: plain(75), options: options(1) })),
      }),
    100,
    '/accessory/option_groups',
  ],
];

describe('limits of blocks', () => {
  it.each(LENGTHS)('%s', (name, make, max, at) => {
    const right = name === 'url' ? actions(button({ url: 'https://itu.int/' })) : make(max);
    expect(told([right])).toEqual([]);
    expect(told([make(max + 1)])).toContain(
      `must be less than ${max + 1} characters [/blocks/0${at}]`,
    );
    if (!/id$|value$|url/.test(name)) expect(told([make(0)])).toHaveLength(1);
  });

  it.each(COUNTS)('%s', (_, make, max, at) => {
    expect(told([make(max)])).toEqual([]);
    expect(told([make(max + 1)])).toEqual([`no more than ${max} items allowed [/blocks/0${at}]`]);
    expect(told([make(0)])).toEqual([`must provide at least 1 item [/blocks/0${at}]`]);
  });

  it('fifty blocks stand in a message, a hundred in a view', () => {
    const dividers = (count: number) => times(count, () => ({ type: 'divider' }));
    expect(told(dividers(50))).toEqual([]);
    expect(told(dividers(51))).toEqual(['no more than 50 items allowed [/blocks]']);
    expect(told(dividers(100), 'modal')).toEqual([]);
    expect(told(dividers(101), 'home')).toEqual(['no more than 100 items allowed [/blocks]']);
  });

  it('the markdown of a payload counts together', () => {
    const half = { type: 'markdown', text: words(6_001) };
    expect(told([half])).toEqual([]);
    expect(told([half, half])).toEqual([
      'markdown text must be less than 12001 characters [/blocks]',
    ]);
  });

  it('ids are unique: block_id in the payload, action_id in its block', () => {
    const divider = { type: 'divider', block_id: 'a' };
    expect(told([divider, divider])).toEqual([
      '`block_id` "a" already exists [/blocks/1/block_id]',
    ]);
    const go = button({ action_id: 'go' });
    expect(told([actions(go, go)])).toEqual([
      '`action_id` "go" already exists [/blocks/0/elements/1/action_id]',
    ]);
    expect(told([actions(go), actions(go)])).toEqual([]);
  });
});
