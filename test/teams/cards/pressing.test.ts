import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formCard } from '../../../adapters/teams/cards/form-card.ts';
import { promptCard } from '../../../adapters/teams/cards/prompt-card.ts';
import type { ChoiceControl, Control, Option } from '../../../src/platform/prompt.ts';
import { actOf, Client } from './client.ts';
import { fieldWith, formWith, listOf, questionWith, textField } from './samples.ts';
import { isPart } from './strict.ts';

const word = fc.oneof(
  fc.stringMatching(/^[a-z0-9_-]{1,12}$/),
  fc.constantFrom(
    'a,b',
    'a, b',
    ',',
    '~2c~',
    'v',
    'v,v',
    ' ',
    '1',
    'true',
    '__proto__',
    'قيمة',
    '值',
    '🛰',
  ),
  fc
    .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
    .map((text) => text.replace(/\0/g, 'x')),
);
const options = (most: number) =>
  fc.uniqueArray(fc.record({ value: word, label: word }), {
    ...{ minLength: 1, maxLength: most, selector: ({ value }: Option) => value },
  });

/** Options, and the places of some of them. */
const chosen = (most: number) =>
  options(most).chain((all) =>
    fc.tuple(fc.constant(all), fc.uniqueArray(fc.nat(all.length - 1), { maxLength: all.length })),
  );

const valuesAt = (all: readonly Option[], places: readonly number[]) =>
  places.map((place) => all[place]?.value ?? '');

/** Often enough to meet what is odd about words; more often when something was changed here. */
function holds<Given>(property: fc.IPropertyWithHooks<Given>): void {
  fc.assert(property, { numRuns: 40 });
}

/** Presses "Save" in both ways that a client may: as a universal action, and as the older one. */
function saved(control: Control, fill: (client: Client) => Client) {
  const card = promptCard(questionWith(control), { mark: 'm1' });
  const [first, second] = (['execute', 'submit'] as const).map((how) =>
    fill(new Client(card)).press('Save', how),
  );
  expect(second).toEqual(first);
  expect(first).toMatchObject({ kind: 'act', promptId: 'c0nv.7', mark: 'm1' });
  const act = actOf(first);
  if (act?.kind !== 'answered') throw new Error(`nothing was answered, but ${act?.kind}`);
  expect(act.question).toBe('q1');
  return act.value;
}

const CHOICE = { kind: 'choice', min: 1, appearance: 'list', selected: [] } as const;

describe('what is pressed comes back as it is:', () => {
  it('one of any options', () => {
    holds(
      fc.property(chosen(14), ([all, [place = 0]]) => {
        const control: ChoiceControl = { ...CHOICE, options: all, max: 1 };
        expect(saved(control, (client) => client.choose(client.inputs[0], [place]))).toBe(
          all[place]?.value,
        );
      }),
    );
  });

  it('several of any options, in the order of the list or of the clicks', () => {
    holds(
      fc.property(chosen(14), ([all, places]) => {
        const control: ChoiceControl = { ...CHOICE, options: all, max: all.length + 1 };
        const value = saved(control, (client) => client.choose(client.inputs[0], places));
        expect(value).toEqual(valuesAt(all, places));
      }),
    );
  });

  it('what was chosen before, when nothing is touched', () => {
    holds(
      fc.property(chosen(14), ([all, places]) => {
        const selected = valuesAt(all, places);
        const several: ChoiceControl = { ...CHOICE, options: all, max: all.length + 1, selected };
        expect(new Set(saved(several, (client) => client) as string[])).toEqual(new Set(selected));
        const one: ChoiceControl = {
          ...CHOICE,
          options: all,
          max: 1,
          selected: selected.slice(0, 1),
        };
        expect(saved(one, (client) => client)).toBe(selected[0] ?? '');
      }),
    );
  });

  it('a ranking, place by place, with places left open and doubles', () => {
    holds(
      fc.property(
        options(9),
        fc.array(fc.option(fc.nat(8)), { minLength: 5, maxLength: 5 }),
        (all, picks) => {
          const control: Control = { kind: 'ranking', options: all, min: 1, max: 5, ranked: [] };
          const value = saved(control, (client) => {
            client.inputs.forEach((input, place) => {
              const pick = picks[place];
              if (typeof pick === 'number' && pick < all.length) client.choose(input, [pick]);
            });
            return client;
          });
          const places = Math.min(5, all.length);
          const expected = picks
            .slice(0, places)
            .flatMap((pick) => (pick === null ? [] : (all[pick]?.value ?? [])));
          expect(value).toEqual(expected);
        },
      ),
    );
  });

  it('a table, row by row', () => {
    holds(
      fc.property(
        options(6),
        options(5),
        fc.array(fc.option(fc.nat(4)), { minLength: 6, maxLength: 6 }),
        (rows, columns, picks) => {
          const control: Control = {
            kind: 'matrix',
            rows,
            columns,
            cells: {},
            eachRowRequired: true,
          };
          const value = saved(control, (client) => {
            client.inputs.forEach((input, row) => {
              const pick = picks[row];
              if (typeof pick === 'number' && pick < columns.length) client.choose(input, [pick]);
            });
            return client;
          });
          const expected = rows.flatMap((row, index) => {
            const pick = picks[index];
            const column = typeof pick === 'number' ? columns[pick] : undefined;
            return column === undefined ? [] : [[row.value, column.value] as const];
          });
          expect(value).toEqual(Object.fromEntries(expected));
        },
      ),
    );
  });

  it('words, numbers and days', () => {
    holds(
      fc.property(
        fc.string({ unit: 'grapheme' }).map((text) => text.replace(/\0/g, '')),
        (text) => {
          expect(saved(textField(), (client) => client.fill(client.inputs[0], text))).toBe(text);
        },
      ),
    );
    const number: Control = { kind: 'text', input: 'number', maxLength: 9 };
    expect(saved(number, (client) => client.fill(client.inputs[0], 12.5))).toBe('12.5');
    const day: Control = { kind: 'text', input: 'date', maxLength: 10 };
    expect(saved(day, (client) => client.fill(client.inputs[0], '2027-04-03'))).toBe('2027-04-03');
  });

  it('"other" with words of one’s own, which alone mean it', () => {
    const other = { value: 'option-1', label: 'In your own words', words: '', wordsMax: 100 };
    const control: ChoiceControl = { ...CHOICE, ...{ max: 3, other }, options: listOf4() };
    const value = (places: readonly number[], words: string, one: Partial<ChoiceControl> = {}) =>
      saved({ ...control, ...one }, (client) =>
        client.choose(client.inputs[0], places).fill(client.inputs[1], words),
      );
    expect(value([0, 1], ' cost ')).toEqual({ value: ['option-0', 'option-1'], words: 'cost' });
    expect(value([0], 'cost')).toEqual({ value: ['option-0', 'option-1'], words: 'cost' });
    expect(value([0], '')).toEqual(['option-0']);
    expect(value([], 'cost', { max: 1 })).toEqual({ value: 'option-1', words: 'cost' });
    expect(value([1], '', { max: 1 })).toEqual({ value: 'option-1', words: '' });
    expect(value([0], 'cost', { max: 1 })).toBe('option-0');
  });

  it('a button of its own for each short option', () => {
    const labels = ['no', 'yes', 'a,b', '{{DATE(2027-01-01)}}'];
    const control: ChoiceControl = {
      ...{ ...CHOICE, max: 1, appearance: 'yes-no' },
      options: labels.map((value) => ({ value, label: value.slice(0, 12) })),
    };
    const client = new Client(promptCard(questionWith(control)));
    const values = client.buttons
      .slice(0, labels.length)
      .map(({ title }) => actOf(client.press(String(title))));
    expect(values).toEqual(labels.map((value) => ({ kind: 'answered', question: 'q1', value })));
  });

  it('an option’s words, where a client sends them instead of its code, mean what typing means', () => {
    const client = new Client(promptCard(questionWith(listOf(14, 1))));
    expect(client.fill(client.inputs[0], 'Misuse of numbers').press('Save')).toEqual({
      ...{ kind: 'act', promptId: 'c0nv.7' },
      act: { kind: 'typed', text: 'Misuse of numbers' },
    });
  });

  it('commands, with what belongs to them', () => {
    const client = new Client(promptCard(questionWith(textField())));
    expect(client.press('skip')).toEqual({
      ...{ kind: 'act', promptId: 'c0nv.7' },
      act: { kind: 'commanded', command: 'skip' },
    });
  });

  it('a form with every kind of field', () => {
    holds(
      fc.property(chosen(12), word, ([all, places], text) => {
        const form = formWith([
          fieldWith('one', { ...CHOICE, options: all, max: 1 }, { required: false }),
          fieldWith('several', { ...CHOICE, options: all, max: 20 }),
          fieldWith('__proto__', textField()),
          fieldWith('order', { kind: 'ranking', options: all, min: 0, max: 2, ranked: [] }),
        ]);
        const client = new Client(formCard(form, { mark: 'm2' }));
        const [one, several, words, first] = client.inputs;
        const [place = 0] = places;
        client
          .choose(one, [place])
          .choose(several, places)
          .fill(words, text)
          .choose(first, [place]);
        const submission = client.press('Open');
        const value = all[place]?.value;
        const fields = Object.fromEntries([
          ['one', value],
          ['several', valuesAt(all, places)],
          ['__proto__', text],
          ['order', [value]],
        ]);
        expect(submission).toEqual({
          ...{ kind: 'act', mark: 'm2' },
          act: { kind: 'filled', form: 'desk.open', context: 'x', fields, sent: true },
        });
        expect(client.press('Cancel')).toEqual({ kind: 'closed', form: 'desk.open', mark: 'm2' });
      }),
    );
  });

  it('no code of a choice has a comma, no two choices are called the same, and no input is called like anything of ours', () => {
    holds(
      fc.property(chosen(12), ([all]) => {
        const control: ChoiceControl = { ...CHOICE, options: all, max: 3 };
        for (const input of new Client(promptCard(questionWith(control))).inputs) {
          expect(String(input['id'])).toMatch(/^in\.\d+\.(value|words|rank|cell)\d+$/);
          const choices: readonly unknown[] = Array.isArray(input['choices'])
            ? input['choices']
            : [];
          const codes = choices.map((choice) => (isPart(choice) ? String(choice['value']) : ''));
          expect(codes.join('')).not.toContain(',');
          expect(new Set(codes).size).toBe(all.length);
          const titles = choices.map((choice) => (isPart(choice) ? choice['title'] : ''));
          expect(new Set(titles).size).toBe(all.length);
        }
      }),
    );
  });
});

function listOf4(): readonly Option[] {
  return ['a', 'b', 'c', 'd'].map((label, index) => ({ value: `option-${index}`, label }));
}
