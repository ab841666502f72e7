import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSlackAdapter } from '../../adapters/slack/adapter.ts';
import { SLACK_CAPABILITIES } from '../../adapters/slack/capabilities.ts';
import { renderForm } from '../../adapters/slack/forms.ts';
import { noInstallPages } from '../../adapters/slack/install-pages.ts';
import { oneWorkspace } from '../../adapters/slack/one-workspace.ts';
import { fit as fitted } from '../../src/conversation/fit.ts';
import type { Language } from '../../src/domain/language.ts';
import type { Adapter, OutboundMessage } from '../../src/platform/adapter.ts';
import type { Prompt } from '../../src/platform/prompt.ts';
import type { Desk, Form } from '../../src/platform/shown.ts';
import { generated } from '../conversation/support/generated.ts';
import { questionnaireOf } from '../conversation/support/questionnaires.ts';
import { compiled, OPENED, said, situation, turn, worldOf } from '../conversation/support/world.ts';
import { viewFaults } from '../emulators/slack/blocks/views.ts';
import type { SlackEmulator } from '../emulators/slack/emulator.ts';
import { type Marks, marksOf } from '../emulators/slack/markup.ts';
import { openSlack } from '../emulators/slack/open-slack.ts';
import { latest, type Person, type Workspace } from '../emulators/slack/store.ts';
import { bare, choice, language, letter, long, PAGE, short, words } from './hostile-words.ts';

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 40);
/** So much of an answer is shown again, at least. */
const ECHO = 100;

let slack: SlackEmulator;
let team: Workspace;
let adapter: Adapter;
let count = 0;

beforeAll(async () => {
  slack = await openSlack();
  team = slack.addWorkspace({ name: 'Ministry of Telecoms' });
  slack.addChannel(team, { name: 'general', members: [] });
  const { apiUrl } = slack;
  const tokens = oneWorkspace({ botToken: slack.botToken(team), apiUrl, now: Date.now });
  adapter = createSlackAdapter({ tokens, pages: noInstallPages, apiUrl });
});
afterAll(() => slack.close());

/** Sends these to somebody new; all must be taken. */
async function sent(contents: readonly OutboundMessage['content'][], language: Language = 'en') {
  const person = slack.addPerson(team, { name: 'Ana' });
  const to = { platform: 'slack', tenant: team.id, externalId: person.id };
  const direction = language === 'ar' ? 'rtl' : 'ltr';
  for (const content of contents) {
    count += 1;
    const outcome = await adapter.send({ id: `${count}`, to, language, direction, content });
    expect(outcome, JSON.stringify(outcome)).toMatchObject({ kind: 'sent' });
  }
  return shownTo(person);
}

interface Seen {
  readonly words: string;
  readonly marks: readonly Marks[];
}

function shownTo(person: Person): Seen {
  const messages = slack.store.said(person).map(latest);
  return {
    words: bare(messages.map(({ words }) => words).join('\n')),
    marks: messages.map(({ marks }) => marks),
  };
}

function isHeard({ words }: Pick<Seen, 'words'>, given: readonly string[]): void {
  for (const one of given) expect(words, `lost: ${one}`).toContain(bare(one));
}

/** Nobody is called, and nothing can be clicked but our own page; a notification may show an address as it is. */
function isPlain({ marks }: Pick<Seen, 'marks'>): void {
  expect(marks.flatMap(({ mentions }) => mentions)).toEqual([]);
  const links = marks
    .flatMap((one) => one.links)
    .filter(({ at, bare: own }) => !(own && at === 'text'));
  expect(links.map(({ url }) => url).filter((url) => url !== PAGE)).toEqual([]);
}

type Met = [Record<'title' | 'description' | 'answer' | 'member', string>, string[], Language];
const plainWords = { title: 'T', description: 'D', answer: 'A', member: 'M' };
/** What was met once: a label of several lines, each of which wants a mark, and an accent where an answer is cut. */
const MET: Met[] = [
  [plainWords, [`${'one\n'.repeat(12)}${'x'.repeat(24)}`, 'two'], 'ar'],
  [{ ...plainWords, answer: `${'x'.repeat(99)}e\u0301 and more` }, ['one', 'two'], 'en'],
];

describe('nothing that a person writes means anything to Slack', { timeout: 120_000 }, () => {
  it('in letters and digests', async () => {
    await fc.assert(
      fc.asyncProperty(letter, language, async (one, spoken) => {
        const seen = await sent([{ kind: 'letter', letter: one }], spoken);
        isPlain(seen);
        const items = (one.items ?? []).flatMap(({ title, text }) => [title, text]);
        isHeard(seen, [one.subject, ...one.paragraphs, ...items, ...one.closing]);
      }),
      { numRuns: RUNS },
    );
  });

  it('in questions, their options, and what was answered', async () => {
    const texts = fc.record({ title: words(250), description: long, answer: long, member: short });
    await fc.assert(
      fc.asyncProperty(
        texts,
        fc.array(words(300), { minLength: 2, maxLength: 7 }),
        language,
        async (text, labels, spoken) => {
          const definition = questionnaireOf([
            {
              ...{
                type: 'radiogroup',
                name: 'a',
                title: text.title,
                description: text.description,
              },
              choices: labels.map((label, index) => ({ value: `v${index}`, text: label })),
            },
            { type: 'comment', name: 'b', title: text.title, maxLength: 4_000 },
          ]);
          const prompts = played(definition, spoken, [
            ['a', 'v1'],
            ['b', text.answer],
          ]);
          const seen = await sent(
            prompts.map((prompt) => ({ kind: 'prompt', prompt })),
            spoken,
          );
          isPlain(seen);
          isHeard(seen, [
            text.title,
            text.description,
            ...labels,
            text.answer.normalize('NFC').slice(0, ECHO),
          ]);
        },
      ),
      { numRuns: RUNS, examples: MET },
    );
  });

  it('in notices, on the Home tab and in forms', async () => {
    const given = fc.record({
      title: words(150),
      paragraph: long,
      line: words(300),
      choice,
      label: short,
    });
    await fc.assert(
      fc.asyncProperty(given, language, async (one, spoken) => {
        const base = { language: spoken, direction: spoken === 'ar' ? 'rtl' : 'ltr' } as const;
        const { title, paragraph, line } = one;
        const paragraphs = [paragraph, line];
        const notice: Prompt = {
          ...base,
          id: 'c.1',
          kind: 'notice',
          tone: 'problem',
          title,
          paragraphs,
          actions: [],
        };
        const prompts = fitted(notice, SLACK_CAPABILITIES);
        const noticed = await sent(
          prompts.map((prompt) => ({ kind: 'prompt', prompt })),
          spoken,
        );
        isPlain(noticed);
        isHeard(noticed, [title, ...paragraphs]);
        await isDeskPlain({
          ...{ ...base, title, paragraphs, actions: [] },
          rounds: [
            {
              title: line,
              lines: [paragraph],
              progress: { position: 1, total: 3 },
              actions: [],
              link: { url: PAGE, label: 'Open' },
            },
          ],
        });
        isFormPlain({
          ...{
            ...base,
            form: 'x',
            context: '',
            title,
            paragraphs,
            submit: 'Send',
            cancel: 'Not now',
          },
          fields: [
            { name: 'one', label: one.label, hint: one.label, required: true, control: one.choice },
            {
              name: 'two',
              label: one.label,
              required: false,
              control: { kind: 'text', input: 'long-text', maxLength: 3_000, value: paragraph },
            },
          ],
        });
      }),
      { numRuns: RUNS },
    );
  });
});

async function isDeskPlain(desk: Desk): Promise<void> {
  const person = slack.addPerson(team, { name: 'Ana' });
  await adapter.showDesk({ platform: 'slack', tenant: team.id, externalId: person.id }, desk);
  const home = slack.store.homes.get(person.id);
  expect(home, slack.store.calls.at(-1)?.outcome).toBeDefined();
  if (home === undefined) return;
  const seen = { words: bare(home.words), marks: [home.marks] };
  isPlain(seen);
  const [round] = desk.rounds;
  isHeard(seen, [desk.title, ...desk.paragraphs, round?.title ?? '', ...(round?.lines ?? [])]);
}

function isFormPlain(form: Form): void {
  const view = JSON.parse(JSON.stringify(renderForm(form)));
  expect(viewFaults(view, 'modal').found).toEqual([]);
  isPlain({ marks: [marksOf('', view.blocks, { names: new Set(['general']), full: false })] });
  const labels = form.fields.flatMap(({ label, control }) =>
    control.kind === 'choice' ? [label, ...control.options.map((one) => one.label)] : [label],
  );
  const shown = { words: bare(texts(view).join('\n')) };
  isHeard(shown, [form.title, ...form.paragraphs, ...labels]);
}

function texts(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) =>
    key === 'text' && typeof one === 'string' ? [one.replaceAll('\u200f', '')] : texts(one),
  );
}

/** What is said when somebody begins, gives these answers one after the other, and looks them over. */
function played(
  definition: Parameters<typeof compiled>[0],
  spoken: Language,
  given: readonly (readonly [string, unknown])[],
): readonly Prompt[] {
  const questionnaire = compiled(definition);
  const start = situation({ language: spoken, capabilities: SLACK_CAPABILITIES });
  let world = worldOf(questionnaire, start);
  const prompts: Prompt[] = [];
  const acts = [
    { kind: 'commanded', command: 'start' } as const,
    ...given.map(([question, value]) => ({ kind: 'answered', question, value }) as const),
    ...(['review', 'submit', 'help'] as const).map(
      (command) => ({ kind: 'commanded', command }) as const,
    ),
  ];
  for (const [index, act] of acts.entries()) {
    const { step, world: after } = turn(questionnaire, world, { at: OPENED + index, ...act });
    world = after;
    prompts.push(...said(step));
  }
  return prompts;
}

function labelsOf(prompt: Prompt): readonly string[] {
  if (prompt.kind !== 'question') return [];
  const { control } = prompt;
  if (control.kind === 'matrix')
    return [...control.rows, ...control.columns].map(({ label }) => label);
  return control.kind === 'text' ? [] : control.options.map(({ label }) => label);
}

describe('every prompt of any questionnaire', { timeout: 120_000 }, () => {
  it('is within the limits in all six languages, and no option is cut', async () => {
    await fc.assert(
      fc.asyncProperty(generated, language, async ({ definition, given }, spoken) => {
        const prompts = played(definition, spoken, given);
        const seen = await sent(
          prompts.map((prompt) => ({ kind: 'prompt', prompt })),
          spoken,
        );
        isPlain(seen);
        isHeard(seen, prompts.flatMap(labelsOf));
      }),
      { numRuns: RUNS },
    );
  });
});
