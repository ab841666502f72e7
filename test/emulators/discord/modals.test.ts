import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { faultsOf, type Scene, scene } from './test-scene.ts';

let at: Scene;

const row = (...components: object[]) => ({ type: 1, components });
const button = (id: string, more: object = {}) => ({
  type: 2,
  style: 1,
  label: id,
  custom_id: id,
  ...more,
});
const options = (...values: string[]) =>
  values.map((value) => ({ label: value.toUpperCase(), value }));
const label = (text: string, component: object) => ({ type: 18, label: text, component });
const open = (...components: object[]) => ({ title: 'Needs', custom_id: 'm', components });

beforeEach(async () => {
  at = await scene({ patienceMs: 2_000 });
});

afterEach(() => at.discord.close());

/** What the app answers to everything, from now on. */
function answers(body: (type: number) => object): void {
  const { discord, rest } = at; // those of this test, whatever comes after it
  const take = async (): Promise<void> => {
    const open = await discord.until(() =>
      discord.store.interactions.find(({ state }) => state === 'open'),
    );
    await rest('POST', `/interactions/${open.id}/${open.token}/callback`, body(open.type));
    await take();
  };
  take().catch(() => undefined);
}

const data = (seen: { interaction: { payload: Record<string, unknown> } }) =>
  seen.interaction.payload['data'];

describe('a person at a modal', () => {
  async function opened(...components: object[]): Promise<void> {
    await at.rest('POST', at.direct(), { content: 'x', components: [row(button('go'))] });
    answers((type) => (type === 3 ? { type: 9, data: open(...components) } : { type: 6 }));
    const seen = await at.discord.presses(at.ana, at.discord.last(at.ana), 'go');
    expect(seen.modal?.data.custom_id).toBe('m');
  }

  it('fills every kind of input, and the app gets them as documented', async () => {
    await opened(
      { type: 10, content: 'Some words' },
      label('Words', { type: 4, custom_id: 't', style: 2, value: 'as before' }),
      label('One', { type: 21, custom_id: 'r', options: options('a', 'b') }),
      label('Some', { type: 22, custom_id: 'c', options: options('a', 'b', 'c') }),
      label('Yes', { type: 23, custom_id: 'b' }),
    );
    const seen = await at.discord.submits(at.ana, { One: 'B', Some: ['a', 'C'], Yes: true });
    expect(data(seen)).toEqual({
      custom_id: 'm',
      components: [
        { type: 10, id: 1 },
        { type: 18, id: 2, component: { type: 4, id: 3, custom_id: 't', value: 'as before' } },
        { type: 18, id: 4, component: { type: 21, id: 5, custom_id: 'r', value: 'b' } },
        { type: 18, id: 6, component: { type: 22, id: 7, custom_id: 'c', values: ['a', 'c'] } },
        { type: 18, id: 8, component: { type: 23, id: 9, custom_id: 'b', value: true } },
      ],
    });
    expect(seen.interaction.payload['message']).toMatchObject({ content: 'x' });
    expect(() => at.discord.modal(at.ana)).toThrow('no modal');
  });

  it('leaves out only what is not required', async () => {
    await opened(
      label('Words', {
        type: 4,
        custom_id: 't',
        style: 1,
        required: false,
        min_length: 3,
        max_length: 5,
      }),
      label('One', { type: 21, custom_id: 'r', required: false, options: options('a', 'b') }),
      label('Menu', { type: 3, custom_id: 's', required: false, options: options('a') }),
      label('Must', { type: 22, custom_id: 'c', options: options('a', 'b') }),
    );
    const submit = (values: Record<string, string | string[]>) =>
      at.discord.submits(at.ana, values);
    await expect(submit({})).rejects.toThrow('Must takes 1 to 2');
    await expect(submit({ Must: 'a', Words: 'xx' })).rejects.toThrow('at least 3');
    await expect(submit({ Must: 'a', Words: 'xxxxxx' })).rejects.toThrow('at most 5');
    await expect(submit({ Must: 'a', Words: 'x\nxx' })).rejects.toThrow('one line');
    await expect(submit({ Other: 'a' })).rejects.toThrow('no input Other');
    const seen = await submit({ Must: 'a' });
    expect(data(seen)).toMatchObject({
      components: [
        { component: { value: '' } },
        { component: { value: null } },
        { component: { values: [] } },
        { component: { values: ['a'] } },
      ],
    });
  });

  it('may try again when the app did not answer, or close it', async () => {
    await opened(label('Words', { type: 4, custom_id: 't', style: 1 }));
    at.discord.patienceMs = 20;
    at.discord.down('http 503');
    const seen = await at.discord.submits(at.ana, { Words: 'x' });
    expect(seen.failed).toBe('Something went wrong. Try again.');
    at.discord.up();
    expect(at.discord.modal(at.ana).data.title).toBe('Needs');
    at.discord.dismisses(at.ana);
    expect(() => at.discord.modal(at.ana)).toThrow('no modal');
  });
});

describe('a modal is refused', () => {
  const text = { type: 4, custom_id: 't', style: 1 };
  const group = (type: number, count: number, more = {}) =>
    label('x', {
      type,
      custom_id: 'g',
      options: options(...'abcdefghijklmn'.slice(0, count)),
      ...more,
    });
  const at0 = 'data.components.0';

  it.each<[string, object, string]>([
    [
      'for a long title',
      { ...open(label('x', text)), title: 'x'.repeat(46) },
      'data.title BASE_TYPE_BAD_LENGTH',
    ],
    ['without inputs', open(), 'data.components BASE_TYPE_BAD_LENGTH'],
    [
      'for six parts',
      open(...'abcdef'.split('').map((id) => label(id, { ...text, custom_id: id }))),
      'data.components BASE_TYPE_BAD_LENGTH',
    ],
    ['for a long label', open(label('x'.repeat(46), text)), `${at0}.label BASE_TYPE_BAD_LENGTH`],
    [
      'for a long description',
      open({ ...label('x', text), description: 'x'.repeat(101) }),
      `${at0}.description BASE_TYPE_MAX_LENGTH`,
    ],
    ['for a button', open(row(button('x'))), `${at0}.components.0.type UNION_TYPE_CHOICES`],
    ['for a bare input', open(text), `${at0}.type UNION_TYPE_CHOICES`],
    [
      'for 4001 letters at most',
      open(label('x', { ...text, max_length: 4001 })),
      `${at0}.component.max_length NUMBER_TYPE_MAX`,
    ],
    [
      'for a long value',
      open(label('x', { ...text, value: 'x'.repeat(4001) })),
      `${at0}.component.value BASE_TYPE_MAX_LENGTH`,
    ],
    ['for one radio button', open(group(21, 1)), `${at0}.component.options BASE_TYPE_BAD_LENGTH`],
    [
      'for eleven radio buttons',
      open(group(21, 11)),
      `${at0}.component.options BASE_TYPE_BAD_LENGTH`,
    ],
    ['for eleven boxes', open(group(22, 11)), `${at0}.component.options BASE_TYPE_BAD_LENGTH`],
    [
      'for no least number where one must choose',
      open(group(22, 3, { min_values: 0 })),
      `${at0}.component.min_values NUMBER_TYPE_MIN`,
    ],
    [
      'for a disabled part',
      open(group(3, 3, { disabled: true })),
      `${at0}.component.disabled MODAL_COMPONENT_CANNOT_BE_DISABLED`,
    ],
    [
      'for the same custom_id twice',
      open(label('x', text), label('y', text)),
      'data.components.1.component.custom_id COMPONENT_CUSTOM_ID_DUPLICATED',
    ],
  ])('%s', async (_, data, fault) => {
    await at.rest('POST', at.direct(), { content: 'x', components: [row(button('go'))] });
    const act = at.discord.presses(at.ana, at.discord.last(at.ana));
    const interaction = await at.discord.until(() => at.discord.store.interactions.at(-1));
    const path = `/interactions/${interaction.id}/${interaction.token}/callback`;
    const refused = await at.rest('POST', path, { type: 9, data });
    expect(faultsOf(refused.body['errors'])).toContain(fault);
    expect(
      (await at.rest('POST', path, { type: 9, data: open(label('x', text), group(22, 10)) }))
        .status,
    ).toBe(204);
    expect((await act).modal).toBeDefined();
  });
});
