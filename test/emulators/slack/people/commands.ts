import { objectOf, textOf } from '../../json.ts';
import { isFine, type Seen } from '../parcel.ts';
import { SlackRefusal } from '../refusal.ts';
import { respond } from '../response-urls.ts';
import type { Channel, Person } from '../store.ts';
import type { Stage } from './acting.ts';
import { commandBody } from './payloads.ts';

/** A slash command in a channel; what the app answers at once is shown: https://docs.slack.dev/interactivity/implementing-slash-commands */
export async function command(
  stage: Stage,
  person: Person,
  channel: Channel,
  name: string,
  text: string,
): Promise<Seen> {
  if (person.deleted) throw new Error(`${person.name} has no account any more`);
  if (!channel.members.has(person.id)) throw new Error(`${person.name} is not in ${channel.name}`);
  const body = commandBody(stage.world, person, {
    command: name,
    text,
    channel_id: channel.id,
    channel_name: channel.kind === 'private' ? 'privategroup' : channel.name,
    response_url: stage.urls.give(person, channel),
  });
  const seen = await stage.send({ kind: 'command', body });
  const failed = isFine(seen) ? show(stage, person, channel, seen.body) : trouble(name, seen);
  return failed === undefined ? seen : { ...seen, failed };
}

/** The words that Slack itself shows when a command fails. */
const trouble = (name: string, { status, reason }: Seen): string =>
  `${name} failed with the error "${status === 0 || reason === 'http_timeout' ? 'operation_timeout' : 'dispatch_failed'}"`;

function show(stage: Stage, person: Person, channel: Channel, body: unknown): string | undefined {
  if (body === undefined || body === '') return undefined;
  const reply = typeof body === 'string' ? { text: body } : objectOf(body);
  const nothing = textOf(reply['text']) === '' && reply['blocks'] === undefined;
  if (nothing) return undefined;
  try {
    respond(stage.world, { person, channel }, reply);
    return undefined;
  } catch (error) {
    if (error instanceof SlackRefusal) return `the reply was refused: ${error.code}`;
    throw error;
  }
}
