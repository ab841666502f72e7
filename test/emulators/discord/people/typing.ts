import type { Upload } from '../http-body.ts';
import type { Channel, Message, Person } from '../store.ts';
import type { World } from '../world.ts';
import { write } from '../writing.ts';

/** A person types in the direct conversation with the bot, or in a channel. */
export function type(
  world: World,
  person: Person,
  place: Channel | undefined,
  text: string,
  files: readonly Upload[] = [],
): Message {
  const channel = place ?? directOf(world, person);
  if (channel.guild && !channel.guild.members.has(person.id)) {
    throw new Error(`${person.name} is not in ${channel.guild.name}`);
  }
  if (text.length > 2_000) throw new Error('a client sends no more than 2000 characters');
  return write(world, {
    channel,
    author: person.id,
    byApp: false,
    body: { content: text },
    files,
    flags: 0,
    by: 'person',
  });
}

/** The direct conversation, which a person can open who shares a guild with the app or installed it. */
export function directOf(world: World, person: Person): Channel {
  const reaches = person.installed || world.store.mutualGuilds(person).length > 0;
  if (!reaches) throw new Error(`${person.name} does not find the bot to write to`);
  return world.openDirect(person);
}
