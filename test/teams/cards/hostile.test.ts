import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answeredCard } from '../../../adapters/teams/cards/answered-card.ts';
import { deskCard } from '../../../adapters/teams/cards/desk-card.ts';
import { formCard } from '../../../adapters/teams/cards/form-card.ts';
import { letterCard } from '../../../adapters/teams/cards/letter-card.ts';
import { promptCard } from '../../../adapters/teams/cards/prompt-card.ts';
import { readSubmission } from '../../../adapters/teams/cards/read-submission.ts';
import type { NoticePrompt, Option, ReviewPrompt } from '../../../src/platform/prompt.ts';
import { Client } from './client.ts';
import {
  deskWith,
  fieldWith,
  formWith,
  listOf,
  openingForm,
  questionWith,
  textField,
} from './samples.ts';
import { faultsOf, type Part, partsOf } from './strict.ts';

const HOSTILE = [
  '[click here](https://evil.example)',
  '**bold** and _more_',
  '<at>everyone</at> <script>alert(1)</script>',
  '{{DATE(2027-01-01T00:00:00Z, SHORT)}}',
  ['$', '{$root.secret}'].join(''),
  '# heading',
  '1. first\n2. second',
  '- list',
  '> quoted',
  '`code` ~~gone~~ a\\*b',
  '&lt;b&gt; &#42;',
  'www.evil.example someone@evil.example',
  '“RTL” \u202e reversed',
  '__proto__',
  'in.0.value0',
];
const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc
    .array(fc.constantFrom(...HOSTILE, ' ', '\n', 'word', '*', '_', '[', '](', '#'), {
      minLength: 1,
      maxLength: 6,
    })
    .map((all) => all.join('')),
);

/** Only these are read as Markdown: text blocks, facts, what stands for a card that is not shown, and the labels of open lists. */
function readAsMarkdown(parts: readonly Part[]): readonly string[] {
  return parts.flatMap((part) => {
    if (part['type'] === 'AdaptiveCard')
      return [String(part['fallbackText']), String(part['speak'])];
    if (part['type'] === 'TextBlock') return [String(part['text'])];
    if (part['type'] === 'FactSet') return ['a fact'];
    if (part['type'] !== 'Input.ChoiceSet') return [];
    const isOpen = part['style'] === 'expanded' || part['isMultiSelect'] === true;
    const choices: readonly unknown[] = Array.isArray(part['choices']) ? part['choices'] : [];
    return isOpen ? choices.map((choice) => String(Object(choice)['title'])) : [];
  });
}

/** Anything with which Markdown could begin. */
const SUSPECT = /[*_`~[\]<>\\|&@]|\{\{|:\/\/|www\.|^\s*(#|[-+]\s|\d+[.)]\s)/m;

/** All but what goes back as it came: the values of inputs, and what buttons carry. */
const shownOf = (card: object) =>
  JSON.stringify(card, (key, value) => (key === 'value' || key === 'data' ? undefined : value));

const bare = (text: string) => text.replace(/[\u200f\u2060]/g, '').replace(/\s+/g, '');

function cardsOf(text: string) {
  const base = { id: 'c0nv.7', language: 'en', direction: 'ltr' } as const;
  const options: readonly Option[] = [text, `${text}!`].map((label, index) => ({
    value: `${label}${index}`,
    label,
  }));
  const notice: NoticePrompt = {
    ...base,
    kind: 'notice',
    tone: 'done',
    title: text,
    paragraphs: [text],
    picture: [text],
    actions: [],
  };
  const item = {
    question: 'q1',
    number: 1,
    section: text,
    title: text,
    answer: text,
    missing: false,
  };
  const review: ReviewPrompt = {
    ...base,
    kind: 'review',
    title: text,
    paragraphs: [text],
    items: [item],
    change: 'Change',
    problem: text,
    actions: [],
  };
  const said = {
    title: text,
    description: text,
    hint: text,
    problem: text,
    notes: [text],
    section: text,
  };
  const choice = { ...listOf(2, 1), options } as ReturnType<typeof listOf>;
  const several = { ...listOf(2, 2), options } as ReturnType<typeof listOf>;
  const letter = {
    subject: text,
    paragraphs: [text],
    items: [{ title: text, text }],
    closing: [text],
  };
  const [round] = deskWith(1, 'en').rounds;
  return [
    promptCard(notice),
    answeredCard(notice),
    promptCard(review),
    promptCard(questionWith(choice, said)),
    promptCard(questionWith(several, said)),
    promptCard(questionWith(textField(text), said)),
    promptCard(questionWith({ kind: 'ranking', options, min: 1, max: 2, ranked: [] }, said)),
    formCard(formWith([fieldWith('a', several, { label: text, hint: text })], { title: text }), {
      problems: { a: text },
    }),
    letterCard(letter, { language: 'en', direction: 'ltr' }),
    deskCard({
      ...deskWith(0, 'en'),
      title: text,
      rounds: round === undefined ? [] : [{ ...round, title: text }],
    }),
  ];
}

describe('what people write', () => {
  it('is shown letter by letter, and nowhere read as Markdown', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const rendered of cardsOf(text)) {
          const parts = partsOf(rendered.card);
          expect(readAsMarkdown(parts).filter((one) => SUSPECT.test(one))).toEqual([]);
          expect(bare(new Client(rendered).texts.join(''))).toContain(bare(text));
          expect(shownOf(rendered.card)).not.toContain('{{');
          expect(faultsOf(rendered)).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('that is plain keeps its headings, for screen readers', () => {
    const title = 'What do you need (most)?';
    const { card } = promptCard(questionWith(textField(), { title }));
    const headings = partsOf(card).filter(({ type }) => type === 'TextBlock');
    expect(headings).toMatchObject([{ style: 'heading', text: title }]);
  });
});

describe('what comes back', () => {
  const ours = [
    promptCard(questionWith(listOf(4, 2))),
    promptCard(
      questionWith({ kind: 'ranking', options: optionsFor(), min: 1, max: 2, ranked: [] }),
    ),
    promptCard(
      questionWith({
        kind: 'matrix',
        rows: optionsFor(),
        columns: optionsFor(),
        cells: {},
        eachRowRequired: true,
      }),
    ),
    formCard(openingForm(60)),
    formCard(openingForm(3)),
  ].flatMap((card) => new Client(card).buttons.map(({ data }) => data));

  it('is never a reason to fall over, whatever it is', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, maxDepth: 4 }), (data) => {
        expect(() => readSubmission(data)).not.toThrow();
        expect(readSubmission(data)).toBeUndefined();
      }),
      { numRuns: 150 },
    );
    let deep: unknown = 'x';
    for (let i = 0; i < 100_000; i += 1) deep = [deep];
    expect(readSubmission({ parley: deep })).toBeUndefined();
  });

  it('with our own part and anything for its inputs is read or refused, never half', () => {
    const inputs = fc.dictionary(
      fc.constantFrom(
        'in.0.value0',
        'in.0.words0',
        'in.0.rank0',
        'in.0.rank1',
        'in.1.value0',
        'parley.k',
        '__proto__',
      ),
      fc.oneof(
        hostile,
        fc.constantFrom('vchoice-1,vchoice-0', 'vchoice-1,', ',', '~', 'v~110000~'),
        fc.double(),
        fc.anything({ maxDepth: 2 }),
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...ours), inputs, (data, values) => {
        const read = readSubmission({ ...Object(data), ...values });
        if (read === undefined) return;
        expect(JSON.parse(JSON.stringify(read))).toEqual(read);
        expect(JSON.stringify(read)).not.toContain('\\u0000');
      }),
      { numRuns: 150 },
    );
  });

  it('with any of our own part changed is refused or still one of the acts that a card can mean', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ours),
        fc.constantFrom('k', 'p', 'q', 'f', 'd', 'c', 'g', 'm'),
        fc.anything({ maxDepth: 2 }),
        (data, key, value) => {
          const own = Object(Object(data)['parley']);
          const read = readSubmission({ parley: { ...own, [key]: value } });
          if (read?.kind === 'act') {
            expect(['answered', 'typed', 'commanded', 'identified', 'filled']).toContain(
              read.act.kind,
            );
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it.each([
    ['a code that is none', { 'in.0.value0': 'vchoice-1,"x' }],
    ['a code that another text would have', { 'in.0.value0': 'v~61~' }],
    ['an object where a text belongs', { 'in.0.value0': { toString: 'x' } }],
    [
      'more choices than there can be',
      { 'in.0.value0': Array.from({ length: 1_001 }, () => 'va').join(',') },
    ],
  ])('is refused: %s', (_what, values) => {
    const [data] = ours;
    expect(readSubmission({ ...Object(data), 'in.0.value0': 'vchoice-1' })).toMatchObject({
      act: { value: ['choice-1'] },
    });
    expect(readSubmission({ ...Object(data), ...values })).toBeUndefined();
  });

  it('from the field itself goes before what a card says of the same field', () => {
    const d = {
      form: 'f',
      context: '',
      fields: [{ name: 'a', code: { s: 'text' } }],
      held: { a: 'old', b: 'kept' },
    };
    expect(readSubmission({ parley: { k: 'send', d }, 'in.0.value0': 'new' })).toMatchObject({
      act: { fields: { a: 'new', b: 'kept' } },
    });
  });

  it('has no NUL and no half of a character', () => {
    const client = new Client(promptCard(questionWith(textField())));
    client.fill(client.inputs[0], 'a\0b\ud800');
    expect(client.press('Save')).toMatchObject({ act: { value: 'a\ufffdb\ufffd' } });
  });
});

describe('the strict reading of cards', () => {
  it('sees what is unknown, too old, too much or forbidden', () => {
    const { card, summary } = promptCard(questionWith(textField()));
    const faults = (more: object) => faultsOf({ summary, card: { ...card, ...more } });
    expect(faults({})).toEqual([]);
    expect(faults({ refresh: { userIds: [] } }).join()).toMatch(/refresh/);
    expect(faults({ version: '1.9' }).join()).not.toBe('');
    expect(faults({ colour: 'red' })).toContain('card.colour is lost');
    expect(faults({ body: [{ type: 'Media', sources: [] }] }).join()).toMatch(/Media/);
    expect(faults({ body: [{ type: 'Input.Text', id: 'a', isRequired: true }] }).join()).toMatch(
      /label/,
    );
    expect(faults({ speak: 'x'.repeat(15_000) }).join()).toMatch(/bytes/);
  });
});

function optionsFor(): readonly Option[] {
  return ['a', 'b', 'c'].map((value) => ({ value, label: value }));
}
