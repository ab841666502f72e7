import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf, type Scene, scene } from './test-scene.ts';

let at: Scene;

beforeAll(async () => {
  at = await scene();
});

afterAll(() => at.discord.close());

const V2 = 1 << 15;
const long = (length: number) => 'x'.repeat(length);
const many = <T>(length: number, make: (i: number) => T) =>
  Array.from({ length }, (_, i) => make(i));
const button = (i: number | string, more: object = {}) => ({
  type: 2,
  style: 1,
  label: `B${i}`,
  custom_id: `b${i}`,
  ...more,
});
const row = (...components: object[]) => ({ type: 1, components });
const option = (i: number | string, more: object = {}) => ({
  label: `O${i}`,
  value: `o${i}`,
  ...more,
});
const menu = (more: object = {}) => ({
  type: 3,
  custom_id: 'menu',
  options: [option(1), option(2)],
  ...more,
});
const text = (content: string) => ({ type: 10, content });
const embed = (more: object) => ({ embeds: [{ title: 't', ...more }] });

/** The faults that a message is refused with; none when it is taken. */
async function faults(body: object): Promise<string[]> {
  const answer = await at.rest('POST', at.direct(), body);
  if (answer.status === 200) return [];
  if (answer.status === 400 && answer.body['code'] === 50006) return ['50006'];
  expect(answer.body).toMatchObject({ code: 50035, message: 'Invalid Form Body' });
  return faultsOf(answer.body['errors']);
}

const BAD = 'BASE_TYPE_BAD_LENGTH';
const LONG = 'BASE_TYPE_MAX_LENGTH';
const NEEDED = 'BASE_TYPE_REQUIRED';

describe('a message is taken', () => {
  it.each<[string, object]>([
    ['at its longest', { content: long(2000), nonce: long(25) }],
    [
      'with a full embed',
      embed({ description: long(4096), fields: [{ name: long(256), value: long(1024) }] }),
    ],
    [
      'with five rows of five buttons',
      { components: many(5, (i) => row(...many(5, (j) => button(`${i}${j}`)))) },
    ],
    [
      'with a full button',
      { components: [row(button(1, { label: long(80), custom_id: long(100) }))] },
    ],
    [
      'with a link',
      { components: [row({ type: 2, style: 5, label: 'x', url: 'https://a.example/' })] },
    ],
    [
      'with a full menu',
      {
        components: [
          row(
            menu({
              options: many(25, option),
              min_values: 0,
              max_values: 25,
              placeholder: long(150),
            }),
          ),
        ],
      },
    ],
    ['of forty parts', { flags: V2, components: many(40, () => text('x')) }],
    ['of 4000 letters', { flags: V2, components: [{ type: 17, components: [text(long(4000))] }] }],
    [
      'with a section',
      { flags: V2, components: [{ type: 9, components: [text('x')], accessory: button(1) }] },
    ],
  ])('%s', async (_, body) => {
    expect(await faults(body)).toEqual([]);
  });
});

describe('a message is refused', () => {
  it.each<[string, object, string]>([
    ['when it is empty', { content: '  ' }, '50006'],
    ['for long content', { content: long(2001) }, `content ${LONG}`],
    ['for a long nonce', { content: 'x', nonce: long(26) }, `nonce ${LONG}`],
    ['for eleven embeds', { embeds: many(11, () => ({ title: 'x' })) }, `embeds ${LONG}`],
    ['for a long title', embed({ title: long(257) }), `embeds.0.title ${LONG}`],
    ['for a long description', embed({ description: long(4097) }), `embeds.0.description ${LONG}`],
    [
      'for 26 fields',
      embed({ fields: many(26, () => ({ name: 'n', value: 'v' })) }),
      `embeds.0.fields ${LONG}`,
    ],
    [
      'for a long field',
      embed({ fields: [{ name: 'n', value: long(1025) }] }),
      `embeds.0.fields.0.value ${BAD}`,
    ],
    [
      'for a nameless field',
      embed({ fields: [{ value: 'v' }] }),
      `embeds.0.fields.0.name ${NEEDED}`,
    ],
    [
      'for embeds of 6001 letters',
      { embeds: [{ description: long(4000) }, { description: long(2001) }] },
      'embeds MAX_EMBED_SIZE_EXCEEDED',
    ],
    ['for six rows', { components: many(6, (i) => row(button(i))) }, `components ${LONG}`],
    [
      'for six buttons',
      { components: [row(...many(6, button))] },
      `components.0.components ${BAD}`,
    ],
    [
      'for a menu beside a button',
      { components: [row(menu(), button(1))] },
      'components.0.components.1 COMPONENT_LAYOUT_WIDTH_EXCEEDED',
    ],
    ['for text among rows', { components: [text('x')] }, 'components.0.type UNION_TYPE_CHOICES'],
    [
      'for a long custom_id',
      { components: [row(button(1, { custom_id: long(101) }))] },
      `components.0.components.0.custom_id ${BAD}`,
    ],
    [
      'for an empty custom_id',
      { components: [row(button(1, { custom_id: '' }))] },
      `components.0.components.0.custom_id ${BAD}`,
    ],
    [
      'for the same custom_id twice',
      { components: [row(button(1), button(1))] },
      'components.0.components.1.custom_id COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
    [
      'for a long label',
      { components: [row(button(1, { label: long(81) }))] },
      `components.0.components.0.label ${LONG}`,
    ],
    [
      'for a long address',
      {
        components: [row({ type: 2, style: 5, label: 'x', url: `https://a.example/${long(500)}` })],
      },
      `components.0.components.0.url ${LONG}`,
    ],
    [
      'for a strange address',
      { components: [row({ type: 2, style: 5, label: 'x', url: 'javascript:x' })] },
      'components.0.components.0.url URL_TYPE_INVALID_SCHEME',
    ],
    [
      'for a menu without options',
      { components: [row(menu({ options: [] }))] },
      `components.0.components.0.options ${BAD}`,
    ],
    [
      'for 26 options',
      { components: [row(menu({ options: many(26, option) }))] },
      `components.0.components.0.options ${BAD}`,
    ],
    [
      'for a long option',
      { components: [row(menu({ options: [option(1, { label: long(101) })] }))] },
      `components.0.components.0.options.0.label ${BAD}`,
    ],
    [
      'for a long value',
      { components: [row(menu({ options: [option(1, { value: long(101) })] }))] },
      `components.0.components.0.options.0.value ${BAD}`,
    ],
    [
      'for a long description of an option',
      { components: [row(menu({ options: [option(1, { description: long(101) })] }))] },
      `components.0.components.0.options.0.description ${LONG}`,
    ],
    [
      'for the same value twice',
      { components: [row(menu({ options: [option(1), option(1)] }))] },
      'components.0.components.0.options.1 SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
    ],
    [
      'for a long placeholder',
      { components: [row(menu({ placeholder: long(151) }))] },
      `components.0.components.0.placeholder ${LONG}`,
    ],
    [
      'for more choices than options',
      { components: [row(menu({ max_values: 3 }))] },
      `components.0.components.0.options ${BAD}`,
    ],
    [
      'for a least above the most',
      { components: [row(menu({ min_values: 2, max_values: 1 }))] },
      'components.0.components.0.min_values NUMBER_TYPE_MAX',
    ],
    ['for 41 parts', { flags: V2, components: many(41, () => text('x')) }, `components ${LONG}`],
    [
      'for 41 parts within',
      { flags: V2, components: [{ type: 17, components: many(40, () => text('x')) }] },
      'components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
    ],
    [
      'for 4001 letters',
      { flags: V2, components: [text(long(3000)), text(long(1001))] },
      'components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
    ],
    [
      'for content beside parts',
      { flags: V2, content: 'x', components: [text('x')] },
      'content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ],
    [
      'for embeds beside parts',
      { flags: V2, embeds: [{ title: 'x' }], components: [text('x')] },
      'embeds MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ],
    [
      'for an input outside a modal',
      { components: [row({ type: 4, custom_id: 'x', style: 1 })] },
      'components.0.components.0.type UNION_TYPE_CHOICES',
    ],
    [
      'for mentions allowed twice',
      { content: 'x', allowed_mentions: { parse: ['users'], users: ['1'] } },
      'allowed_mentions MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
    ],
  ])('%s', async (_, body, fault) => {
    const before = at.discord.sees(at.ana).length;
    expect(await faults(body)).toContain(fault);
    expect(at.discord.sees(at.ana)).toHaveLength(before);
  });

  it('with a broken Discord, for long texts of a script of many bytes', async () => {
    const answer = await at.rest('POST', at.direct(), {
      flags: V2,
      components: [text('需'.repeat(3400))],
    });
    expect([answer.status, answer.body]).toEqual([
      500,
      { message: '500: Internal Server Error', code: 0 },
    ]);
  });

  it('for JSON that is none', async () => {
    const answer = await fetch(`${at.discord.apiUrl}/v10${at.direct()}`, {
      method: 'POST',
      headers: { authorization: `Bot ${at.discord.token}`, 'content-type': 'application/json' },
      body: '{',
    });
    expect(await answer.json()).toMatchObject({ code: 50109 });
  });
});

describe('a changed message', () => {
  const change = async (made: object, to: object) => {
    const { body } = await at.rest('POST', at.direct(), made);
    return at.rest('PATCH', `${at.direct()}/${String(body['id'])}`, to);
  };

  it('keeps what is not named', async () => {
    const made = { content: 'x', components: [row(button(1))] };
    expect((await change(made, { content: 'y' })).body['components']).toHaveLength(1);
    expect((await change(made, { components: [] })).body['content']).toBe('x');
  });

  it('does not become empty', async () => {
    expect((await change({ content: 'x' }, { content: '' })).body['code']).toBe(50006);
  });

  it('becomes a message of parts only without its content, and stays one', async () => {
    const parts = { flags: V2, components: [text('x')] };
    const refused = await change({ content: 'x' }, parts);
    expect(faultsOf(refused.body['errors'])).toEqual([
      'content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ]);
    expect((await change({ content: 'x' }, { ...parts, content: null })).status).toBe(200);
    expect((await change(parts, { flags: 0 })).status).toBe(400);
    expect((await change(parts, { content: 'x' })).status).toBe(400);
    expect((await change(parts, { components: [text('y')] })).body['flags']).toBe(V2);
  });
});
