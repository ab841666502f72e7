import { createHmac } from 'node:crypto';
import { createSlackAdapter } from '../../../adapters/slack/adapter.ts';
import { noInstallPages } from '../../../adapters/slack/install-pages.ts';
import { oneWorkspace } from '../../../adapters/slack/one-workspace.ts';
import type { Address, OutboundMessage, WebhookRequest } from '../../../src/platform/adapter.ts';
import type { NoticePrompt } from '../../../src/platform/prompt.ts';
import type { Form } from '../../../src/platform/shown.ts';
import { openSlack } from '../../emulators/slack/open-slack.ts';
import { type Got, scriptedApp } from '../../emulators/slack/scripted-app.ts';
import { latest, type Message } from '../../emulators/slack/store.ts';
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

/** Slack, emulated at the wire: what people do there reaches the adapter as Slack signs it. */
export async function slackConformer(): Promise<Conformer> {
  const slack = await openSlack({ retries: 'manual' });
  const app = await scriptedApp();
  slack.connect({ eventsUrl: app.url });
  const team = slack.addWorkspace({ name: 'Ministry' });
  const profile = { email: 'ada@example.org', locale: 'fr-FR', tz: 'Africa/Nairobi' };
  const person = slack.addPerson(team, { name: 'Ada', ...profile });
  const { apiUrl, signingSecret } = slack;
  const tokens = oneWorkspace({ botToken: slack.botToken(team), apiUrl, now: Date.now });
  const adapter = createSlackAdapter({
    ...{ signingSecret, tokens, apiUrl, pages: noInstallPages, timeoutMs: 500 },
  });
  const good: Address = { platform: 'slack', tenant: team.id, externalId: person.id };
  const requestOf = (got: Got | undefined): WebhookRequest => {
    if (got === undefined) throw new Error('Slack sent nothing');
    const headers = Object.entries(got.headers).map(([name, value]) => [name, String(value)]);
    return {
      ...{ method: 'POST', path: '/slack/events', query: {}, receivedAt: Date.now() },
      ...{ headers: Object.fromEntries(headers), body: Buffer.from(got.raw) },
    };
  };
  /** What Slack sent when somebody did this. */
  const sentBy = async (act: () => Promise<unknown>) => {
    await act();
    return requestOf(app.got.at(-1));
  };
  let sent = 0;
  /** A message of ours, to be acted on. */
  const shown = async (
    prompt: Extract<OutboundMessage['content'], { kind: 'prompt' }>['prompt'],
  ) => {
    sent += 1;
    const message = { id: `shown-${sent}`, to: good, content: { kind: 'prompt', prompt } } as const;
    const outcome = await adapter.send({ ...message, language: 'en', direction: 'ltr' });
    const last = slack.store.said(person).at(-1);
    if (outcome.kind !== 'sent' || last === undefined) throw new Error('nothing was sent');
    return last;
  };
  const presses = (prompt: Parameters<typeof shown>[0], action: string) =>
    sentBy(async () => slack.clicks(person, await shown(prompt), action));
  const notice = (id: string, more: Partial<NoticePrompt>): NoticePrompt => ({
    ...{ ...NOTICE, id, paragraphs: ['words'], actions: [], ...more },
  });
  /** A modal is opened in reply to the button that asks for it, within its trigger's time. */
  const fills = async (which: string) => {
    app.answer = async (got) => {
      const received = await adapter.receive(requestOf(got));
      if (received.kind === 'accepted') {
        await received.reply?.([{ shown: [{ kind: 'form', form: FORM }] }]);
      }
      return {};
    };
    await slack.command(person, '/parley', 'join');
    while (slack.store.topModal(person) === undefined) {
      await new Promise((done) => setTimeout(done, 5));
    }
    app.answer = () => ({});
    const code = { action_id: 'input', block_id: 'field|code', value: `CODE-${which}` };
    return sentBy(() => slack.submitsView(person, [code]));
  };
  const meets = (plan: () => void) => () => {
    plan();
    return good;
  };
  return {
    adapter,
    good,
    arrived: async () =>
      slack.store
        .said(person)
        .filter(({ byApp }) => byApp)
        .map(wordsOf),
    inbound: {
      acts: {
        typed: (which) => sentBy(() => slack.types(person, `words ${which}`)),
        answered: (which) =>
          presses(
            {
              ...{ id: `abcd.${which}`, kind: 'question', question: 'attends', title: 'Attend?' },
              ...{ language: 'en', direction: 'ltr', notes: [], required: true, actions: [] },
              ...{ progress: { position: 1, total: 2, text: '1 of 2' }, save: 'Save' },
              control: {
                ...{ kind: 'choice', min: 1, max: 1, appearance: 'yes-no', selected: [] },
                options: [{ value: 'yes', label: 'Yes' }],
              },
            },
            'option-0',
          ),
        commanded: (which) =>
          presses(
            notice(`abcd.${which}`, {
              actions: [{ command: 'skip', label: 'Skip', weight: 'quiet' }],
            }),
            'act-0-skip',
          ),
        identified: (which) =>
          presses(notice('', { offer: { id: which, yes: 'Yes', no: 'No' } }), 'yes'),
        looked: () => sentBy(() => slack.opensHome(person)),
        filled: fills,
        left: (which) => {
          const leaver = slack.addPerson(team, { name: `Leaver ${which}` });
          return sentBy(() => slack.deactivates(leaver));
        },
      },
      again: (request) => signed(request, signingSecret, { 'x-slack-retry-num': '1' }),
      forged: (request) => [
        signed(request, 'another secret', {}),
        { ...request, headers: { ...request.headers, 'x-slack-signature': '' } },
        { ...request, body: Buffer.concat([request.body, Buffer.from(' ')]) },
      ],
      stale: (request) =>
        [-301_000, 301_000].map((by) => ({ ...request, receivedAt: request.receivedAt + by * 2 })),
    },
    meets: {
      refused: meets(() => slack.faults.plan('chat.postMessage', { error: 'channel_not_found' })),
      limited: meets(() => slack.faults.plan('chat.postMessage', { retryAfter: 3 })),
      unclear: meets(() => slack.faults.plan('chat.postMessage', { cut: 'after' })),
    },
    people: {
      known: { tenant: team.id, email: profile.email },
      unknown: { tenant: team.id, email: 'nobody@example.org' },
    },
    close: async () => {
      await slack.close();
      await app.close();
    },
  };
}

/** As one reads it, with where its links lead, what its lists offer and the names of its files. */
function wordsOf(message: Message): string {
  const { words, blocks, text } = latest(message);
  const addresses = [...JSON.stringify(blocks).matchAll(/"url":"([^"]*)"/g)].map(([, url]) => url);
  const read = blocks.length === 0 ? asRead(text) : words;
  return [read, ...addresses, ...message.files.map(({ title }) => title)].join('\n');
}

function asRead(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Slack signs each delivery anew (docs.slack.dev/authentication/verifying-requests-from-slack). */
function signed(
  request: WebhookRequest,
  secret: string,
  more: Readonly<Record<string, string>>,
): WebhookRequest {
  const stamp = String(Math.floor(Date.now() / 1000));
  const text = `v0:${stamp}:${Buffer.from(request.body).toString('utf8')}`;
  const signature = `v0=${createHmac('sha256', secret).update(text).digest('hex')}`;
  const headers = { 'x-slack-signature': signature, 'x-slack-request-timestamp': stamp };
  return { ...request, headers: { ...request.headers, ...headers, ...more } };
}
