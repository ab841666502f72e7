import { createDiscordAdapter } from '../../../adapters/discord/adapter.ts';
import type { Address } from '../../../src/platform/adapter.ts';
import type { NoticePrompt, Prompt } from '../../../src/platform/prompt.ts';
import type { Form } from '../../../src/platform/shown.ts';
import { openDiscord } from '../../emulators/discord/open-discord.ts';
import { latest, type Message } from '../../emulators/discord/store.ts';
import { memoryVault } from '../../support/memory-vault.ts';
import type { Conformer } from '../conformance.ts';

const NOTICE = { kind: 'notice', language: 'en', direction: 'ltr', tone: 'info' } as const;
const FORM: Form = {
  ...{ form: 'join', context: '', language: 'en', direction: 'ltr', title: 'Join' },
  ...{ paragraphs: [], submit: 'Join', cancel: 'Not now' },
  fields: [
    {
      ...{ name: 'code', label: 'Code', required: true },
      control: { kind: 'text', input: 'text', maxLength: 400 },
    },
  ],
};

/** Discord, emulated at the wire: what people do there reaches the adapter through the gateway. */
export async function discordConformer(): Promise<Conformer> {
  const discord = await openDiscord();
  const guild = discord.addGuild({ name: 'Regional group' });
  const person = discord.addPerson({ name: 'Ada', locale: 'fr', guilds: [guild] });
  const { apiUrl, token, app } = discord;
  const adapter = createDiscordAdapter({
    ...{ apiUrl, token, applicationId: app.id, vault: memoryVault(), timeoutMs: 500 },
  });
  const good: Address = { platform: 'discord', tenant: '', externalId: person.id };
  let sent = 0;
  /** A message of ours, to be acted on. */
  const shown = async (prompt: Prompt): Promise<Message> => {
    sent += 1;
    const message = { id: `shown-${sent}`, to: good, content: { kind: 'prompt', prompt } } as const;
    const outcome = await adapter.send({ ...message, language: 'en', direction: 'ltr' });
    if (outcome.kind !== 'sent') throw new Error(outcome.reason);
    return discord.last(person);
  };
  const notice = (id: string, more: Partial<NoticePrompt>): NoticePrompt => ({
    ...{ ...NOTICE, id, paragraphs: ['words'], actions: [], ...more },
  });
  const meets = (plan: () => void) => () => {
    plan();
    return good;
  };
  const POST = 'POST /channels/:channel/messages';
  return {
    adapter,
    good,
    arrived: async () =>
      discord.store
        .said(person)
        .filter(({ byApp, onlyFor }) => byApp && onlyFor === undefined)
        .map(wordsOf),
    heard: {
      acts: {
        typed: async (which) => discord.types(person, `words ${which}`),
        answered: async (which) =>
          discord.presses(
            person,
            await shown({
              ...{ id: `abcd.${which}`, kind: 'question', question: 'attends', title: 'Attend?' },
              ...{ language: 'en', direction: 'ltr', notes: [], required: true, actions: [] },
              ...{ progress: { position: 1, total: 2, text: '1 of 2' }, save: 'Save' },
              control: {
                ...{ kind: 'choice', min: 1, max: 1, appearance: 'yes-no', selected: [] },
                options: [{ value: 'yes', label: 'Yes' }],
              },
            }),
          ),
        commanded: async (which) => {
          const actions = [{ command: 'skip', label: 'Skip', weight: 'quiet' }] as const;
          return discord.presses(person, await shown(notice(`abcd.${which}`, { actions })));
        },
        identified: async (which) => {
          const offer = { id: which, yes: 'Yes', no: 'No' };
          return discord.presses(person, await shown(notice('', { offer })), 'Yes');
        },
        looked: () => discord.commands(person, 'parley rounds'),
        filled: async (which) => {
          await discord.commands(person, 'parley join');
          discord.gateway.duplicate();
          return discord.submits(person, { Code: `CODE-${which}` });
        },
        left: async (which) => discord.removesApp(discord.addGuild({ name: which })),
      },
      twice: () => discord.gateway.duplicate(),
      shown: ({ act }) =>
        act.kind === 'typed' && act.text === 'join'
          ? { shown: [{ kind: 'form', form: FORM }] }
          : { shown: [] },
    },
    meets: {
      refused: meets(() =>
        discord.faults.plan(POST, { status: 403, code: 50007, message: 'Cannot send messages' }),
      ),
      limited: meets(() => discord.faults.plan(POST, { retryAfter: 0.2 })),
      unclear: meets(() => discord.faults.plan(POST, { cut: 'after' })),
    },
    people: {
      known: { tenant: '', externalId: person.id },
      unknown: { tenant: '', externalId: '1' },
    },
    close: () => discord.close(),
  };
}

/** As one reads it, with where its links lead and the names of its files. */
function wordsOf(message: Message): string {
  const { words, marks, components, attachments } = latest(message);
  const addresses = [...JSON.stringify(components).matchAll(/"url":"([^"]*)"/g)].map(([, u]) => u);
  const linked = marks.masked.map(({ url }) => url);
  const files = attachments.map(({ attachment }) => attachment.filename);
  return [words, ...addresses, ...linked, ...files].join('\n');
}
