import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDiscordAdapter } from '../../adapters/discord/adapter.ts';
import { DISCORD_CAPABILITIES } from '../../adapters/discord/capabilities.ts';
import { renderDesk } from '../../adapters/discord/desk.ts';
import { messageOf } from '../../adapters/discord/messages.ts';
import { readPanel, renderPanel } from '../../adapters/discord/panels.ts';
import { formWindow } from '../../adapters/discord/windows.ts';
import { fit as fitted } from '../../src/conversation/fit.ts';
import type { Language } from '../../src/domain/language.ts';
import type { Adapter, OutboundMessage } from '../../src/platform/adapter.ts';
import type { Prompt } from '../../src/platform/prompt.ts';
import type { Desk, Form } from '../../src/platform/shown.ts';
import { generated } from '../conversation/support/generated.ts';
import { questionnaireOf } from '../conversation/support/questionnaires.ts';
import { compiled, OPENED, said, situation, turn, worldOf } from '../conversation/support/world.ts';
import type { DiscordEmulator } from '../emulators/discord/emulator.ts';
import { type Marks, readAll } from '../emulators/discord/markdown.ts';
import { markdownIn, plainIn } from '../emulators/discord/message-texts.ts';
import { openDiscord } from '../emulators/discord/open-discord.ts';
import { checkMessage } from '../emulators/discord/rules/message-form.ts';
import { checkModal } from '../emulators/discord/rules/modal-form.ts';
import { type Guild, latest, type Person } from '../emulators/discord/store.ts';
import {
  bare,
  choice,
  language,
  letter,
  long,
  PAGE,
  short,
  words,
} from '../slack/hostile-words.ts';
import { memoryVault } from '../support/memory-vault.ts';

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 40);
/** So much of an answer is shown again, at least. */
const ECHO = 100;

let discord: DiscordEmulator;
let guild: Guild;
let adapter: Adapter;
let count = 0;

beforeAll(async () => {
  discord = await openDiscord();
  guild = discord.addGuild({ name: 'Regional group' });
  const { apiUrl, token, app } = discord;
  adapter = createDiscordAdapter({
    ...{ apiUrl, token, applicationId: app.id, vault: memoryVault(), pace: [] },
  });
});
afterAll(() => discord.close());

/** Sends these to somebody new; all must be taken. */
async function sent(contents: readonly OutboundMessage['content'][], spoken: Language = 'en') {
  const person = discord.addPerson({ name: 'Ana', guilds: [guild] });
  const to = { platform: 'discord', tenant: '', externalId: person.id };
  const direction = spoken === 'ar' ? 'rtl' : 'ltr';
  for (const content of contents) {
    count += 1;
    const outcome = await adapter.send({
      id: `${count}`,
      to,
      language: spoken,
      direction,
      content,
    });
    expect(outcome, JSON.stringify(outcome)).toMatchObject({ kind: 'sent' });
  }
  return shownTo(person);
}

interface Seen {
  readonly words: string;
  readonly marks: readonly Marks[];
}

function shownTo(person: Person): Seen {
  const messages = discord.store.said(person).map(latest);
  const read = messages.map(({ words, attachments }) =>
    [words, ...attachments.map(({ bytes }) => bytes.toString('utf8'))].join('\n'),
  );
  expect(messages.flatMap(({ pinged }) => [...pinged.people, ...pinged.roles])).toEqual([]);
  return { words: bare(read.join('\n')), marks: messages.map(({ marks }) => marks) };
}

function isHeard({ words: heard }: Pick<Seen, 'words'>, given: readonly string[]): void {
  for (const one of given) expect(heard, `lost: ${one}`).toContain(bare(one));
}

/** Nobody is called, nothing can be clicked but our own page, and no shape is anybody's but ours. */
function isPlain({ marks }: Pick<Seen, 'marks'>): void {
  for (const one of marks) {
    const { people, roles, channels, everyone, links, others, masked } = one;
    expect([...people, ...roles, ...channels, ...everyone, ...links, ...others]).toEqual([]);
    expect(masked.map(({ url }) => url).filter((url) => url !== PAGE)).toEqual([]);
    const theirs = ['italic', 'underline', 'strike', 'spoiler', 'code', 'list'];
    expect(one.styles.filter((style) => theirs.includes(style))).toEqual([]);
  }
}

describe('nothing that a person writes means anything to Discord', { timeout: 120_000 }, () => {
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
    const texts = fc.record({ title: words(250), description: long, answer: long });
    await fc.assert(
      fc.asyncProperty(
        texts,
        fc.array(words(300), { minLength: 2, maxLength: 7 }),
        language,
        async (text, labels, spoken) => {
          const { title, description } = text;
          const definition = questionnaireOf([
            {
              ...{ type: 'radiogroup', name: 'a', title, description },
              choices: labels.map((label, index) => ({ value: `v${index}`, text: label })),
            },
            { type: 'comment', name: 'b', title, maxLength: 4_000 },
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
            title,
            description,
            ...labels,
            text.answer
              .normalize('NFC')
              .slice(0, ECHO)
              .replace(/[\ud800-\udbff]$/, ''),
          ]);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('in notices, in the list of rounds and in forms', async () => {
    const given = fc.record({
      ...{ title: words(150), paragraph: long, line: words(300), choice, label: short },
    });
    await fc.assert(
      fc.asyncProperty(given, language, async (one, spoken) => {
        const base = { language: spoken, direction: spoken === 'ar' ? 'rtl' : 'ltr' } as const;
        const { title, paragraph, line } = one;
        const paragraphs = [paragraph, line];
        const notice: Prompt = {
          ...{ ...base, id: 'c.1', kind: 'notice', tone: 'problem' },
          ...{ title, paragraphs, actions: [] },
        };
        const prompts = fitted(notice, DISCORD_CAPABILITIES);
        const noticed = await sent(
          prompts.map((prompt) => ({ kind: 'prompt', prompt })),
          spoken,
        );
        isPlain(noticed);
        isHeard(noticed, [title, ...paragraphs]);
        const progress = { position: 1, total: 3 };
        const link = { url: PAGE, label: 'Open' };
        const rounds = [{ title: line, lines: [paragraph], progress, actions: [], link }];
        isDeskPlain({ ...base, title, paragraphs, actions: [], rounds });
        const form = { ...base, form: 'x', context: '', title, paragraphs };
        isFormPlain({
          ...{ ...form, submit: 'Send', cancel: 'Not now' },
          fields: [
            { name: 'one', label: one.label, hint: one.label, required: true, control: one.choice },
            {
              ...{ name: 'two', label: one.label, required: false },
              control: { kind: 'text', input: 'long-text', maxLength: 3_000, value: line },
            },
          ],
        });
      }),
      { numRuns: RUNS },
    );
  });
});

/** A message that Discord would take, as it reads. */
function read(parts: Parameters<typeof messageOf>[0]): Seen {
  const { body, files } = messageOf(parts);
  const given = JSON.parse(JSON.stringify(body));
  checkMessage(given, {
    files: files.map(({ name, data, contentType: type }, number) => ({
      ...{ number: String(number), name, type, bytes: data },
    })),
    kind: 'create',
  });
  const marks = readAll(markdownIn(given));
  const own = files.map(({ data }) => data.toString('utf8'));
  return { words: bare([marks.words, ...plainIn(given), ...own].join('\n')), marks: [marks] };
}

function isDeskPlain(desk: Desk): void {
  const seen = read(renderDesk(desk));
  isPlain(seen);
  const [round] = desk.rounds;
  isHeard(seen, [desk.title, ...desk.paragraphs, round?.title ?? '', ...(round?.lines ?? [])]);
}

function isFormPlain(form: Form): void {
  const labels = form.fields.flatMap(({ label, control }) =>
    control.kind === 'choice' ? [label, ...control.options.map((one) => one.label)] : [label],
  );
  const panel = renderPanel(form);
  if (panel === undefined) throw new Error('it has no room');
  const asMessage = read(panel);
  isPlain(asMessage);
  isHeard(asMessage, [form.title, ...form.paragraphs, ...labels]);
  const typed = form.fields.find(({ name }) => name === 'two')?.control;
  const value = typed?.kind === 'text' ? (typed.value ?? '') : '';
  const held = readPanel(JSON.parse(JSON.stringify(panel)));
  expect(bare(String(held?.fields['two']))).toBe(bare(value));

  const window = formWindow(form);
  if (window === undefined) return;
  const given = JSON.parse(JSON.stringify(window));
  checkModal(given);
  const marks = readAll(markdownIn(given));
  const asWindow = { words: bare([marks.words, ...plainIn(given)].join('\n')), marks: [marks] };
  isPlain(asWindow);
  isHeard(asWindow, [...form.paragraphs, ...labels]);
}

/** What is said when somebody begins, gives these answers one after the other, and looks them over. */
function played(
  definition: Parameters<typeof compiled>[0],
  spoken: Language,
  given: readonly (readonly [string, unknown])[],
): readonly Prompt[] {
  const questionnaire = compiled(definition);
  const start = situation({ language: spoken, capabilities: DISCORD_CAPABILITIES });
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
