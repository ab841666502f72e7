import { describe, expect, it } from 'vitest';
import { TEAMS_CAPABILITIES } from '../../../adapters/teams/capabilities.ts';
import {
  answeredCard,
  closedCard,
  notSavedCard,
} from '../../../adapters/teams/cards/answered-card.ts';
import { deskCard } from '../../../adapters/teams/cards/desk-card.ts';
import { formCard } from '../../../adapters/teams/cards/form-card.ts';
import { letterCard } from '../../../adapters/teams/cards/letter-card.ts';
import { promptCard } from '../../../adapters/teams/cards/prompt-card.ts';
import { directionOf, LANGUAGES } from '../../../src/domain/language.ts';
import { letterIn, letterTexts } from '../../adapters/sample-letters.ts';
import { promptsFor, textsOf } from '../../adapters/sample-prompts.ts';
import { questionnaires } from '../../data/documents.ts';
import { Client } from './client.ts';
import {
  askedIn,
  deskWith,
  listOf,
  openingForm,
  optionsOf,
  questionWith,
  textField,
} from './samples.ts';
import { faultsOf, isPart, partsOf } from './strict.ts';

const squeezed = (text: string) =>
  text
    .replace(/[\u200f\u2060]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

describe.each(LANGUAGES)('in %s', (language) => {
  const direction = directionOf(language);

  it('every question of both questionnaires, and every section, is a card that Teams takes', () => {
    const faults = new Set<string>();
    for (const definition of questionnaires) {
      const { prompts, forms } = askedIn(definition, language);
      expect(prompts.length).toBeGreaterThan(20);
      expect(forms.length).toBeGreaterThan(5);
      for (const card of [
        ...prompts.map((one) => promptCard(one)),
        ...forms.map((one) => formCard(one)),
      ]) {
        for (const fault of faultsOf(card)) faults.add(fault);
        expect(card.card.rtl).toBe(direction === 'rtl' ? true : undefined);
      }
    }
    expect([...faults]).toEqual([]);
  });

  it('everything that a contact meets on its way is a card, and no word of it is missing', () => {
    for (const prompt of promptsFor(language, TEAMS_CAPABILITIES)) {
      const rendered = promptCard(prompt, { mark: 'delivery-1' });
      expect(faultsOf(rendered)).toEqual([]);
      const seen = squeezed(JSON.stringify(rendered.card)).replaceAll('\\"', '"');
      for (const text of textsOf(prompt)) {
        for (const line of text.split('\n').map(squeezed)) {
          expect(seen).toContain(line.replaceAll('\\', '\\\\'));
        }
      }
      if (prompt.kind === 'notice') expect(faultsOf(answeredCard(prompt))).toEqual([]);
    }
  });

  it('letters say all that they say, with links as buttons', () => {
    const letter = letterIn(language);
    const rendered = letterCard(letter, { language, direction });
    expect(faultsOf(rendered)).toEqual([]);
    const seen = squeezed(JSON.stringify(rendered.card));
    for (const text of letterTexts(letter)) expect(seen).toContain(text);
    expect(partsOf(rendered.card).filter(({ type }) => type === 'Action.OpenUrl')).toHaveLength(4);
  });

  it('forms, desks and the small cards are cards', () => {
    const problems = { meeting: 'Choose one.', closesOn: 'Write a day.' };
    const cards = [
      formCard(openingForm(3, language), { problems }),
      deskCard(deskWith(2, language)),
      closedCard({ language, direction }),
      notSavedCard({ language, direction }),
    ];
    expect(cards.flatMap(faultsOf)).toEqual([]);
    expect(new Client(formCard(openingForm(3, language), { problems })).texts.join('\n')).toContain(
      '⚠ Choose one.',
    );
  });
});

describe('each kind of question has its best input:', () => {
  const inputsOf = (control: Parameters<typeof questionWith>[0], more = {}) =>
    new Client(promptCard(questionWith(control, more))).inputs;
  const stylesOf = (control: Parameters<typeof questionWith>[0]) =>
    inputsOf(control).map(({ style, isMultiSelect = false }) => [style, isMultiSelect]);

  it('up to ten options are in view, more are searched, and a closed list is short', () => {
    expect(stylesOf(listOf(10, 1))).toEqual([['expanded', false]]);
    expect(stylesOf(listOf(11, 1))).toEqual([['filtered', false]]);
    expect(stylesOf(listOf(4, 3))).toEqual([['expanded', true]]);
    expect(stylesOf(listOf(50, 3))).toEqual([['filtered', true]]);
    const dropdown = { ...listOf(4, 1), appearance: 'dropdown' } as const;
    expect(stylesOf(dropdown)).toEqual([['compact', false]]);
    expect(stylesOf({ ...dropdown, ...{ options: optionsOf(4, 60) } })).toEqual([
      ['expanded', false],
    ]);
  });

  it('"yes" or "no" and a short scale are buttons that answer', () => {
    const scale = { low: 'not at all', high: 'very' };
    const options = ['1', '2', '3', '4', '5'].map((value) => ({ value, label: value }));
    const control = { kind: 'choice', options, min: 1, max: 1, selected: ['4'], scale } as const;
    const client = new Client(promptCard(questionWith({ ...control, appearance: 'scale' })));
    expect(client.inputs).toEqual([]);
    expect(client.buttons.slice(0, 5).map(({ title }) => title)).toEqual([
      '1',
      '2',
      '3',
      '✓ 4',
      '5',
    ]);
    expect(client.texts).toContain('1: not at all · 5: very');
    expect(client.press('2')).toEqual({
      ...{ kind: 'act', promptId: 'c0nv.7' },
      act: { kind: 'answered', question: 'q1', value: '2' },
    });
  });

  it('numbers, days, addresses and words have fields of their own, with what is wrong said in the language', () => {
    const [number] = inputsOf(
      { kind: 'text', input: 'number', maxLength: 9, min: 0, max: 5000, value: '7' },
      { language: 'fr' },
    );
    expect(number).toMatchObject({ type: 'Input.Number', min: 0, max: 5000, value: 7 });
    expect(squeezed(String(number?.['errorMessage']))).toBe(
      'Veuillez indiquer un nombre de 0 à 5 000.',
    );
    const [day] = inputsOf({
      kind: 'text',
      input: 'date',
      maxLength: 9,
      min: '2027-01-01',
      value: 'soon',
    });
    expect(day).toMatchObject({ type: 'Input.Date', min: '2027-01-01', isRequired: true });
    expect(day).not.toHaveProperty('value');
    const [address] = inputsOf({ kind: 'text', input: 'email', maxLength: 254 });
    expect(address).toMatchObject({ type: 'Input.Text', style: 'Email', maxLength: 254 });
    const [words] = inputsOf({ kind: 'text', input: 'long-text', maxLength: 2000 });
    expect(words).toMatchObject({ isMultiline: true, maxLength: 2000, label: 'Choose one.' });
  });

  it('only what is needed is required, and never what keeps other buttons from working', () => {
    const [needed] = inputsOf(textField());
    expect(needed).toMatchObject({ isRequired: true, errorMessage: 'Please fill this in.' });
    const [free] = inputsOf(textField(), { required: false });
    expect(free).not.toHaveProperty('isRequired');
    expect(free).not.toHaveProperty('errorMessage');
    const client = new Client(promptCard(questionWith(textField())));
    const gathering = client.buttons.filter(({ associatedInputs }) => associatedInputs !== 'none');
    expect(gathering.map(({ title }) => title)).toEqual(['Save']);
  });

  it('a reply that was not taken is there again', () => {
    const control = listOf(4, 2);
    const rejected = ['choice-0', 'choice-1', 'choice-3'];
    const card = promptCard(questionWith(control, { rejected, problem: 'At most two, please.' }));
    expect(new Client(card).press('Save')).toMatchObject({ act: { value: rejected } });
    expect(card.summary).toBe('At most two, please. Which?');
  });

  it('says that the answer can simply be written', () => {
    const client = new Client(promptCard(questionWith(textField(), { language: 'es' })));
    expect(client.texts).toContain('También puede escribir simplemente su respuesta en este chat.');
  });
});

describe('a card', () => {
  it('turns everything round in Arabic', () => {
    const { card } = promptCard(questionWith(textField(), { language: 'ar', direction: 'rtl' }));
    expect(card).toMatchObject({ rtl: true, body: [{ type: 'Container', rtl: true }] });
  });

  it('has the whole width, and words for whoever cannot see it', () => {
    const { card, summary } = promptCard(questionWith(textField()));
    expect(card).toMatchObject({
      speak: 'Which?',
      fallbackText: 'Which?',
      msteams: { width: 'Full' },
    });
    expect(summary).toBe('Which?');
    const unnamed = partsOf(card).filter(
      ({ type, label }) => String(type).startsWith('Input.') && !label,
    );
    expect(unnamed).toEqual([]);
  });

  it('of an answered question says what was answered, and opens it again', () => {
    const prompt = promptsFor('en', TEAMS_CAPABILITIES).find(
      (one) => one.kind === 'notice' && one.actions.some(({ command }) => command === 'change'),
    );
    if (prompt?.kind !== 'notice') throw new Error('nothing was answered');
    const client = new Client(answeredCard(prompt));
    expect(client.texts.join(' ')).toMatch(/✓/);
    expect(client.press(/Change/)).toMatchObject({
      act: { kind: 'commanded', command: 'change', argument: 'priorities' },
    });
  });

  it('has an address without TLS as words, not as a button', () => {
    const letter = {
      ...letterIn('en'),
      link: { url: 'http://localhost:3000/r/a', label: 'Begin' },
    };
    const { card } = letterCard(letter, { language: 'en', direction: 'ltr' });
    const urls = partsOf(card).flatMap(({ type, url }) => (type === 'Action.OpenUrl' ? [url] : []));
    expect(urls).not.toContain('http://localhost:3000/r/a');
    expect(JSON.stringify(card)).toContain('http://localhost:3000/r/a');
  });

  it('has at most six buttons in a row, and the quiet ones behind dots', () => {
    const { card } = promptCard(questionWith(listOf(4, 1)));
    const rows = partsOf(card).flatMap(({ type, actions }) =>
      type === 'ActionSet' && Array.isArray(actions) ? [actions.filter(isPart)] : [],
    );
    expect(rows.map((row) => row.map(({ title, mode }) => `${title}${mode ? '…' : ''}`))).toEqual([
      ['Save', 'section'],
      ['back', 'skip', 'review…', 'decline…', 'help…'],
    ]);
  });
});
