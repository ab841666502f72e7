import { describe, expect, it } from 'vitest';
import { TEAMS_CAPABILITIES } from '../../../adapters/teams/capabilities.ts';
import { deskCard } from '../../../adapters/teams/cards/desk-card.ts';
import { formCard } from '../../../adapters/teams/cards/form-card.ts';
import { letterCard } from '../../../adapters/teams/cards/letter-card.ts';
import { promptCard } from '../../../adapters/teams/cards/prompt-card.ts';
import { letterIn } from '../../adapters/sample-letters.ts';
import { Client } from './client.ts';
import {
  ACTIONS,
  deskWith,
  fieldWith,
  formWith,
  listOf,
  openingForm,
  optionsOf,
  questionWith,
} from './samples.ts';
import { faultsOf } from './strict.ts';

describe('the size of a card', () => {
  it('stays below 28 KB for the fullest question that the capabilities let through', () => {
    const { selectMax, optionLabelMax, textMax } = TEAMS_CAPABILITIES;
    const description = 'و'.repeat(textMax - 200);
    const actions = [...ACTIONS, { command: 'done', label: 'Done', weight: 'primary' } as const];
    for (const max of [1, 5]) {
      const control = listOf(selectMax, max, optionLabelMax);
      expect(faultsOf(promptCard(questionWith(control, { description, actions })))).toEqual([]);
    }
  });

  it('keeps every option of a ranking and of a table that are too large for lists', () => {
    const ranking = {
      kind: 'ranking',
      options: optionsOf(20, 90),
      min: 3,
      max: 8,
      ranked: [],
    } as const;
    const card = promptCard(questionWith(ranking));
    expect(faultsOf(card)).toEqual([]);
    expect(new Client(card).inputs).toHaveLength(8);
    expect(new Client(card).texts.filter((text) => /^\d+\. /.test(text))).toHaveLength(20);
    const matrix = {
      kind: 'matrix',
      rows: optionsOf(40, 40),
      columns: optionsOf(12, 40),
      cells: {},
      eachRowRequired: false,
    } as const;
    const table = new Client(promptCard(questionWith(matrix)));
    expect(faultsOf(promptCard(questionWith(matrix)))).toEqual([]);
    expect(table.inputs).toHaveLength(1);
    expect(table.texts.filter((text) => /^\d+\. /.test(text))).toHaveLength(52);
    expect(table.fill(table.inputs[0], '1: 2').press('Save')).toMatchObject({
      promptId: 'c0nv.7',
      act: { kind: 'typed', text: '1: 2' },
    });
  });

  it('breaks a form into pages that keep what was filled in on each', () => {
    const form = openingForm(60);
    const first = new Client(formCard(form));
    expect(faultsOf(formCard(form))).toEqual([]);
    const next = first.choose(first.inputs[0], [2]).press('Next page');
    expect(next).toMatchObject({ kind: 'act', page: 1 });
    expect(actOfForm(next)).toMatchObject({
      sent: false,
      fields: { meeting: 'choice-2', reason: 'why' },
    });
    const typed = actOfForm(next)?.fields ?? {};
    const pages = [1, 2, 3].map((page) => formCard(form, { page, typed }));
    expect(pages.flatMap(faultsOf)).toEqual([]);
    const last = pages
      .map((card) => new Client(card))
      .find(({ buttons }) => buttons.some(({ title }) => title === 'Open'));
    expect(actOfForm(last?.press('Open'))).toMatchObject({
      ...{ form: 'desk.open', context: 'x', sent: true },
      fields: { meeting: 'choice-2', slug: '', questionnaire: '', kinds: [], reason: 'why' },
    });
    last?.fill(last.inputs.at(-1), 'because');
    expect(actOfForm(last?.press('Open'))?.fields).toMatchObject({ reason: 'because' });
    const names = Object.keys(actOfForm(last?.press('Open'))?.fields ?? {});
    expect(names.toSorted()).toEqual(form.fields.map(({ name }) => name).toSorted());
    const wrong = new Client(formCard(form, { problems: { reason: 'Say why.' } }));
    expect(wrong.texts).toContain('⚠ Say why.');
  });

  it('shows as many fields that stand apart as there is room for, from the one that is asked for', () => {
    const fields = ['a', 'b', 'c', 'd', 'e'].map((name) => fieldWith(name, listOf(50, 1, 60)));
    const form = formWith(fields, { apart: true, form: 'section' });
    const card = formCard(form, { first: 'c' });
    expect(faultsOf(card)).toEqual([]);
    const names = Object.keys(actOfForm(new Client(card).press('Open'))?.fields ?? {});
    expect(names[0]).toBe('c');
    expect(names.length).toBeLessThan(3);
  });

  it('is no card without anything on it', () => {
    const letter = { subject: ' ', paragraphs: ['\u2028'], closing: [] };
    const shown = letterCard(letter, { language: 'en', direction: 'ltr' });
    expect(faultsOf(shown)).toEqual([]);
    expect(new Client(shown).texts).toEqual(['…']);
  });

  it('shortens a letter and a desk that are too long, and says so', () => {
    const letter = letterIn('en');
    const [item] = letter.items ?? [];
    const items = Array.from({ length: 60 }, () => ({
      ...item,
      title: 'CTO',
      text: 'word '.repeat(99),
    }));
    const shown = letterCard({ ...letter, items }, { language: 'en', direction: 'ltr' });
    expect(faultsOf(shown)).toEqual([]);
    expect(new Client(shown).texts).toContain('…');
    const desk = deskCard(deskWith(60, 'en'));
    expect(faultsOf(desk)).toEqual([]);
    expect(new Client(desk).texts.at(-1)).toBe('…');
  });
});

function actOfForm(submission: ReturnType<Client['press']> | undefined) {
  const act = submission?.kind === 'act' ? submission.act : undefined;
  return act?.kind === 'filled' ? act : undefined;
}
