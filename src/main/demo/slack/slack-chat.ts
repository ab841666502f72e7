import type { Chat, ChatMessage, ChatPerson, Filling, Reply } from '../chat/chat.ts';
import { remembered } from '../chat/remembered.ts';
import {
  type EmulatedSlack,
  openEmulatedSlack,
  type Seen,
  type SlackMessage,
  type SlackPerson,
} from './emulated-slack.ts';
import { fill } from './fill.ts';
import { buttonFor, linkIn, questionIn } from './offers.ts';

/** Slack, with one workspace for everybody; undefined where there is no emulated one. */
export async function openSlackChat(): Promise<Chat | undefined> {
  const slack = await openEmulatedSlack();
  if (slack === undefined) return undefined;
  const team = slack.addWorkspace({ name: 'Ministries (demonstration)' });
  return {
    ...{ platform: 'slack', name: 'Slack', forms: 'windows', acknowledgesBy: 'reply' },
    environment: {
      SLACK_BOT_TOKEN: slack.botToken(team),
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
    },
    connect: (serverUrl) => slack.connect({ eventsUrl: `${serverUrl}/slack/events` }),
    addPerson: ({ name, email, language }) =>
      personIn(slack, slack.addPerson(team, { name, email, locale: language })),
    close: () => slack.close(),
  };
}

function personIn(slack: EmulatedSlack, person: SlackPerson): ChatPerson {
  const seen = remembered((message: SlackMessage) => seenBy(slack, person, message));
  return {
    heard: () =>
      slack.store
        .said(person)
        .filter(({ byApp, onlyFor }) => byApp && onlyFor === undefined)
        .map(seen),
    joins: async (link) => isFine(await slack.command(person, '/parley', `join ${link}`)),
    types: async (text) => isFine(await slack.types(person, text)),
  };
}

function seenBy(slack: EmulatedSlack, person: SlackPerson, message: SlackMessage): ChatMessage {
  const press = async (action_id: string) =>
    isFine(await slack.acts(person, { message }, { action_id }));
  return {
    id: message.ts,
    get words() {
      return message.versions.at(-1)?.words ?? '';
    },
    get question() {
      return questionIn(message);
    },
    get link() {
      return linkIn(message);
    },
    offers: (command) => buttonFor(message, command) !== undefined,
    press: (command) => press(buttonFor(message, command)?.action_id ?? ''),
    reply: (filling) => replyTo(slack, person, message, filling),
  };
}

async function replyTo(
  slack: EmulatedSlack,
  person: SlackPerson,
  message: SlackMessage,
  filling: Filling,
): Promise<Reply> {
  const filled = fill(message, filling);
  const about = { questions: [filling.question], isStep: false };
  if (filled.kind === 'typed') {
    const send = async () => isFine(await slack.types(person, filled.text));
    return { ...about, way: 'typed', isButton: false, send };
  }
  for (const act of filled.before) await slack.acts(person, { message }, act);
  const send = async () => isFine(await slack.acts(person, { message }, filled.act));
  return { ...about, way: 'pressed', isButton: true, send };
}

/** undefined: Slack does not ask the server about it. */
function isFine(seen: Seen | undefined): boolean {
  return seen === undefined || (seen.status >= 200 && seen.status < 300);
}
