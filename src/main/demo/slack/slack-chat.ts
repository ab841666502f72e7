import type { Chat, ChatMessage, Act as Does, Filling, Reply } from '../chats/chat.ts';
import {
  type Act,
  type EmulatedSlack,
  openEmulatedSlack,
  type Seen,
  type SlackMessage,
  type SlackPerson,
} from './emulated-slack.ts';
import { fill } from './fill.ts';
import { buttonFor, linkIn, questionIn } from './offers.ts';

/** Slack, as the demo's people use it; undefined where it cannot be emulated. */
export async function openSlackChat(): Promise<Chat | undefined> {
  const slack = await openEmulatedSlack();
  if (slack === undefined) return undefined;
  const team = slack.addWorkspace({ name: 'Ministries (demonstration)' });
  return {
    ...{ name: 'slack', title: 'Slack', acknowledgesBy: 'reply' },
    environment: {
      SLACK_BOT_TOKEN: slack.botToken(team),
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
    },
    connect: (serverUrl) => slack.connect({ eventsUrl: `${serverUrl}/slack/events` }),
    addPerson: ({ name, email, language }) => {
      const person = slack.addPerson(team, { name, email, locale: language });
      return {
        said: () =>
          slack.store
            .said(person)
            .filter(({ byApp, onlyFor }) => byApp && onlyFor === undefined)
            .map((message) => messageFor({ slack, person, message })),
        join: async (link) => isFine(await slack.command(person, '/parley', `join ${link}`)),
        types: async (text) => isFine(await slack.types(person, text)),
      };
    },
    close: () => slack.close(),
  };
}

interface Place {
  readonly slack: EmulatedSlack;
  readonly person: SlackPerson;
  readonly message: SlackMessage;
}

function messageFor(place: Place): ChatMessage {
  const { message } = place;
  return {
    id: message.ts,
    words: () => message.versions.at(-1)?.words ?? '',
    question: () => questionIn(message),
    link: () => linkIn(message),
    button: (command) => {
      const action_id = buttonFor(message, command)?.action_id;
      return action_id === undefined ? undefined : does(place, { action_id });
    },
    fill: (filling) => replyTo(place, filling),
  };
}

function replyTo(place: Place, filling: Filling): Reply {
  const filled = fill(place.message, filling);
  if (filled.kind === 'typed') return filled;
  const before = filled.before.map((act) => does(place, act));
  return { kind: 'pressed', before, act: does(place, filled.act) };
}

function does({ slack, person, message }: Place, act: Act): Does {
  return async () => {
    const seen = await slack.acts(person, { message }, act);
    return seen === undefined || isFine(seen);
  };
}

function isFine({ status }: Seen): boolean {
  return status >= 200 && status < 300;
}
