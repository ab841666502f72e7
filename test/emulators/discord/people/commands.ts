import type { APIApplicationCommand } from 'discord.js';
import { type Json, listOf, objectOf, textOf } from '../../json.ts';
import { channelJson } from '../channel-json.ts';
import { begin } from '../interactions.ts';
import { memberJson, userJson } from '../message-json.ts';
import type { Channel, Person } from '../store.ts';
import type { World } from '../world.ts';
import { type Given, optionsFor } from './command-options.ts';
import { interactionPayload } from './payloads.ts';
import { outcome, type Seen } from './seen.ts';

/** A command as a person enters it: `/parley round open`, its options, and where. */
export interface Entered {
  readonly line: string;
  readonly options: Given;
  readonly channel: Channel;
  /** The option that is being typed, when it asks for suggestions. */
  readonly focused?: string;
}

/** Runs a slash command, or asks for what one of its options may be. */
export async function enter(world: World, person: Person, entered: Entered): Promise<Seen> {
  const { channel, focused, line } = entered;
  const [name = '', ...path] = line.replace(/^\//, '').trim().split(/\s+/);
  const command = commandFor(world, person, channel, name);
  const key = (option: string) => `${person.id} ${line} ${option}`;
  const offered = (option: string) => world.offered.get(key(option)) ?? [];
  const inner = objectOf({ options: command.options });
  const options = optionsFor(inner, path, entered.options, { focused, offered });
  const data = {
    id: command.id,
    name: command.name,
    type: 1,
    ...(options.length > 0 ? { options } : {}),
    ...resolved(world, channel, options),
    ...(command.guild_id ? { guild_id: command.guild_id } : {}),
  };
  const type = focused === undefined ? 2 : 4;
  const about = { type, person, channel, message: undefined } as const;
  const interaction = begin(world, about, (id, token) =>
    interactionPayload(world, { id, token, type, person, channel, data }),
  );
  const seen = await outcome(world, interaction);
  if (focused !== undefined) world.offered.set(key(focused), seen.choices ?? []);
  return seen;
}

/** The command of that name which the client offers to this person there; an Error when it offers none. */
function commandFor(
  world: World,
  person: Person,
  channel: Channel,
  name: string,
): APIApplicationCommand {
  const { guild } = channel;
  const inGuild = guild?.installed ? (world.store.commands.get(guild.id) ?? []) : [];
  const everywhere = (world.store.commands.get('') ?? []).filter((one) =>
    isOffered(world, one, person, channel),
  );
  const found = [...inGuild, ...everywhere].find((one) => one.type === 1 && one.name === name);
  if (found) return found;
  throw new Error(`${person.name} is offered no /${name} there`);
}

/** Where and for whom: https://docs.discord.com/developers/interactions/application-commands#contexts */
function isOffered(
  world: World,
  command: APIApplicationCommand,
  person: Person,
  { guild }: Channel,
): boolean {
  const contexts: readonly number[] = command.contexts ?? [0, 1, 2];
  const types: readonly number[] = command.integration_types ?? [0, 1];
  if (!contexts.includes(guild ? 0 : 1)) return false;
  const mutual = guild ? guild.installed : world.store.mutualGuilds(person).length > 0;
  const byGuild = types.includes(0) && mutual;
  return byGuild || (types.includes(1) && person.installed);
}

/** People and channels that options name, whole. */
function resolved(world: World, { guild }: Channel, options: readonly Json[]): Json {
  const flat = flatten(options);
  const people = flat
    .filter(({ type }) => type === 6 || type === 9)
    .flatMap(({ value }) => world.store.people.get(textOf(value)) ?? []);
  const channels = flat
    .filter(({ type }) => type === 7)
    .flatMap(({ value }) => world.store.channels.get(textOf(value)) ?? []);
  if (people.length + channels.length === 0) return {};
  const members = guild
    ? people.map((one) => {
        const { user: _, ...member } = memberJson(guild, one);
        return [one.id, { ...member, permissions: '0' }];
      })
    : [];
  return {
    resolved: {
      ...(people.length
        ? { users: Object.fromEntries(people.map((one) => [one.id, userJson(one)])) }
        : {}),
      ...(members.length ? { members: Object.fromEntries(members) } : {}),
      ...(channels.length
        ? {
            channels: Object.fromEntries(
              channels.map((one) => [one.id, { ...channelJson(world, one), permissions: '0' }]),
            ),
          }
        : {}),
    },
  };
}

const flatten = (options: readonly Json[]): Json[] =>
  options.flatMap((one) => [one, ...flatten(listOf(one['options']).map(objectOf))]);
