import { describe, expect, it } from 'vitest';
import type { Json } from '../json.ts';
import {
  actions,
  beside,
  button,
  input,
  mrkdwn,
  option,
  options,
  plain,
  select,
  words,
} from './block-samples.ts';
import { blockFaults } from './blocks/blocks.ts';
import type { Surface } from './blocks/surfaces.ts';
import { viewFaults } from './blocks/views.ts';

const told = (blocks: unknown, surface: Surface = 'message') =>
  blockFaults(blocks, surface, '/blocks').found.map(({ at, message }) => `${message} [${at}]`);

const multi = (more: Json) => ({ type: 'multi_static_select', options: options(2), ...more });
const rich = (part: Json) => ({ type: 'rich_text', elements: [part] });
const picture = { type: 'image', image_url: 'https://itu.int/a.png', alt_text: 'x' };
const notAnOption = 'initial option must be one of the options';

const RIGHT: readonly [string, Json][] = [
  [
    'mrkdwn in a radio button',
    beside({ type: 'radio_buttons', options: [option(0, { text: mrkdwn() })] }),
  ],
  ['an initial option', beside(select({ initial_option: option(1) }))],
  ['a leap day', beside({ type: 'datepicker', initial_date: '2028-02-29' })],
  ['an image in a context', { type: 'context', elements: [picture, plain()] }],
  ['an image', { ...picture, title: plain() }],
  ['a multi-select in actions', actions(multi({}))],
  [
    'bold rich text',
    rich({
      type: 'rich_text_section',
      elements: [{ type: 'text', text: 'x', style: { bold: true } }],
    }),
  ],
  ['an input of radio buttons', input({ type: 'radio_buttons', options: options(2) })],
];

const WRONG: readonly [string, Json, string, string][] = [
  ['no such block', { type: 'ruler' }, '/type', 'unsupported type: ruler'],
  ['no type', { text: plain() }, '', 'missing required field: type'],
  [
    'mrkdwn in a header',
    { type: 'header', text: mrkdwn() },
    '/text/type',
    'unsupported type: mrkdwn',
  ],
  ['an empty section', { type: 'section' }, '', 'missing required field: text'],
  ['text that is no object', { type: 'section', text: 'x' }, '/text', 'must provide an object'],
  [
    'an unknown field',
    actions(button({ lable: 'x' })),
    '/elements/0',
    'invalid additional property: lable',
  ],
  [
    'a button in a context',
    { type: 'context', elements: [button()] },
    '/elements/0/type',
    'unsupported type: button',
  ],
  [
    'typing in actions',
    actions({ type: 'plain_text_input' }),
    '/elements/0/type',
    'unsupported type: plain_text_input',
  ],
  [
    'typing beside a section',
    beside({ type: 'plain_text_input' }),
    '/accessory/type',
    'unsupported type: plain_text_input',
  ],
  ['a button in an input', input(button()), '/element/type', 'unsupported type: button'],
  [
    'an overflow in an input',
    input({ type: 'overflow', options: options(2) }),
    '/element/type',
    'unsupported type: overflow',
  ],
  [
    'mrkdwn in a label',
    input(undefined, { label: mrkdwn() }),
    '/label/type',
    'unsupported type: mrkdwn',
  ],
  [
    'mrkdwn in a menu',
    beside(select({ options: [option(0, { text: mrkdwn() })] })),
    '/accessory/options/0/text/type',
    'unsupported type: mrkdwn',
  ],
  [
    'an unknown style',
    beside(button({ style: 'red' })),
    '/accessory/style',
    'unsupported value: red',
  ],
  ['a bare domain', beside(button({ url: 'itu.int' })), '/accessory/url', 'must be a valid URL'],
  [
    'no options',
    beside({ type: 'static_select' }),
    '/accessory',
    'missing required field: options',
  ],
  [
    'options twice',
    beside(select({ option_groups: [{ label: plain(), options: options(1) }] })),
    '/accessory',
    'only one of options and option_groups allowed',
  ],
  [
    'another initial option',
    beside(select({ initial_option: option(2) })),
    '/accessory/initial_option',
    notAnOption,
  ],
  [
    'an initial option in other words',
    beside(select({ initial_option: option(1, { text: plain() }) })),
    '/accessory/initial_option',
    notAnOption,
  ],
  [
    'another of several initial options',
    beside(multi({ initial_options: options(3) })),
    '/accessory/initial_options/2',
    notAnOption,
  ],
  [
    'more initial options than may be chosen',
    beside(multi({ initial_options: options(2), max_selected_items: 1 })),
    '/accessory/initial_options',
    'no more than 1 items allowed',
  ],
  [
    'no leap day',
    beside({ type: 'datepicker', initial_date: '2027-02-29' }),
    '/accessory/initial_date',
    'must be a date YYYY-MM-DD',
  ],
  [
    'a length beyond 3000',
    input({ type: 'plain_text_input', max_length: 3001 }),
    '/element/max_length',
    'must be between 1 and 3000',
  ],
  [
    'lengths crossed',
    input({ type: 'plain_text_input', min_length: 6, max_length: 5 }),
    '/element/min_length',
    'must not be greater than max_length',
  ],
  ['no picture', { type: 'image', alt_text: 'x' }, '', 'must provide image_url or slack_file'],
  [
    'mrkdwn in rich text',
    rich({ type: 'rich_text_section', elements: [mrkdwn()] }),
    '/elements/0/elements/0/type',
    'unsupported type: mrkdwn',
  ],
  [
    'a list without a style',
    rich({ type: 'rich_text_list', elements: [{ type: 'rich_text_section', elements: [] }] }),
    '/elements/0',
    'missing required field: style',
  ],
];

describe('shapes of blocks', () => {
  it.each(RIGHT)('right: %s', (_, block) => expect(told([block])).toEqual([]));

  it.each(WRONG)('wrong: %s', (_, block, at, message) => {
    expect(told([block])).toEqual([`${message} [/blocks/0${at}]`]);
  });

  it.each(['number_input', 'email_text_input', 'url_text_input'])(
    '%s stands in modals only',
    (type) => {
      const block = input(type === 'number_input' ? { type, is_decimal_allowed: false } : { type });
      expect(told([block], 'modal')).toEqual([]);
      const refused = [`unsupported type: ${type} [/blocks/0/element/type]`];
      expect(told([block], 'message')).toEqual(refused);
      expect(told([block], 'home')).toEqual(refused);
    },
  );

  it('markdown blocks stand in messages only', () => {
    expect(told([{ type: 'markdown', text: 'x' }], 'home')).toHaveLength(1);
  });

  it('numbers of a number input agree', () => {
    const number = (more: Json) =>
      told([input({ type: 'number_input', is_decimal_allowed: false, ...more })], 'modal');
    expect(number({ min_value: '1', max_value: '10', initial_value: '5' })).toEqual([]);
    expect(number({ min_value: '11', max_value: '10' })).toHaveLength(1);
    expect(number({ max_value: '10', initial_value: '11' })).toHaveLength(1);
    expect(number({ min_value: 'one' })).toHaveLength(1);
    expect(number({ is_decimal_allowed: undefined })).toEqual([
      'missing required field: is_decimal_allowed [/blocks/0/element]',
    ]);
  });

  it('one element at most has the focus', () => {
    const focused = input({ type: 'plain_text_input', focus_on_load: true });
    expect(told([focused], 'modal')).toEqual([]);
    expect(told([focused, focused], 'modal')).toHaveLength(1);
  });
});

describe('shapes of views', () => {
  const view = { type: 'modal', title: plain(24), blocks: [{ type: 'divider' }] };
  const wrong = (more: Json) =>
    viewFaults({ ...view, ...more }, 'modal').found.map(({ at, message }) => `${message} [${at}]`);
  const less = (count: number) => `must be less than ${count} characters`;

  it.each([
    ['title', { title: plain(25) }, `${less(25)} [/view/title/text]`],
    ['submit', { submit: plain(25) }, `${less(25)} [/view/submit/text]`],
    ['close', { close: plain(25) }, `${less(25)} [/view/close/text]`],
    ['callback_id', { callback_id: words(256) }, `${less(256)} [/view/callback_id]`],
    ['external_id', { external_id: words(256) }, `${less(256)} [/view/external_id]`],
    ['metadata', { private_metadata: words(3001) }, `${less(3001)} [/view/private_metadata]`],
    ['no title', { title: undefined }, 'missing required field: title [/view]'],
    ['no blocks', { blocks: [] }, 'must provide at least 1 item [/view/blocks]'],
    ['no submit', { blocks: [input()] }, 'missing required field: submit [/view]'],
    ['unknown field', { colour: 'red' }, 'invalid additional property: colour [/view]'],
  ])('%s', (_, more, message) => {
    expect(wrong({})).toEqual([]);
    expect(wrong(more)).toEqual([message]);
  });

  it('a home tab has no title and no submit', () => {
    const home = { type: 'home', blocks: [{ type: 'divider' }] };
    expect(viewFaults(home, 'home').found).toEqual([]);
    expect(viewFaults({ ...home, title: plain() }, 'home').found).toHaveLength(1);
  });
});
