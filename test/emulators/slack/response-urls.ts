import type { IncomingMessage, ServerResponse } from 'node:http';
import { bytesOf } from '../http-bytes.ts';
import { type Json, objectOf, parsed, textOf } from '../json.ts';
import { secret } from './ids.ts';
import { contentOf, post, versionOf } from './messages.ts';
import { SlackRefusal } from './refusal.ts';
import type { Channel, Message, Person } from './store.ts';
import type { World } from './world.ts';

// https://docs.slack.dev/interactivity/handling-user-interaction#message_responses: five times within thirty minutes.
const USES_MAX = 5;
const LIFE_MS = 30 * 60_000;

interface Given {
  readonly person: Person;
  readonly channel: Channel;
  /** The message whose element was used; none for a command. */
  readonly message: Message | undefined;
  readonly at: number;
  uses: number;
}

/** The addresses at which the app may answer an interaction or a command. */
export class ResponseUrls {
  readonly #world: World;
  readonly #given = new Map<string, Given>();

  constructor(world: World) {
    this.#world = world;
  }

  give(person: Person, channel: Channel, message?: Message): string {
    const id = secret(16);
    const at = this.#world.clock();
    this.#given.set(id, { person, channel, message, at, uses: 0 });
    return `${this.#world.origin}/actions/${person.team.id}/${id}`;
  }

  /** Answers one use of such an address. */
  async answer(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const body = objectOf(parsed((await bytesOf(request)).toString()));
    const given = this.#given.get(url.pathname.split('/').at(-1) ?? '');
    const { status, text } = this.#use(given, body);
    response.writeHead(status, { 'content-type': 'text/html' });
    response.end(text);
  }

  #use(given: Given | undefined, body: Json): { status: number; text: string } {
    if (!given || this.#world.clock() - given.at > LIFE_MS) {
      return { status: 404, text: 'expired_url' };
    }
    if (given.uses >= USES_MAX) return { status: 404, text: 'used_url' };
    given.uses += 1;
    try {
      respond(this.#world, given, body);
      return { status: 200, text: 'ok' };
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error;
      return { status: error.code === 'no_text' ? 500 : 400, text: error.code };
    }
  }
}

/** What a reply does: a new message, seen by the person alone unless it says `in_channel`; or a change of the message that was used. */
export function respond(
  world: World,
  to: { person: Person; channel: Channel; message?: Message | undefined },
  body: Json,
): void {
  const { person, channel, message } = to;
  if (body['delete_original'] === true) {
    if (message) message.deleted = true;
    return;
  }
  const content = contentOf(world, body);
  if (message && body['replace_original'] === true) {
    message.versions.push(versionOf(world, channel, content));
    return;
  }
  const shown = textOf(body['response_type']) === 'in_channel';
  const threadTs = textOf(body['thread_ts']);
  post(world, channel, content, {
    ...(shown ? {} : { onlyFor: person.id }),
    ...(threadTs ? { threadTs } : {}),
  });
}
