import type { APIApplicationCommand } from 'discord.js';
import { objectOf } from '../../json.ts';
import { refused } from '../refusal.ts';
import { checkCommands } from '../rules/command-form.ts';
import { type Call, type Reply, route } from './call.ts';

/** https://docs.discord.com/developers/interactions/application-commands#endpoints */
export const commands = [
  route('PUT /applications/:application/commands', overwrite),
  route('GET /applications/:application/commands', list),
  route('PUT /applications/:application/guilds/:guild/commands', overwrite),
  route('GET /applications/:application/guilds/:guild/commands', list),
];

/** Where commands stand: '' for the global ones, or the guild. */
function scopeOf({ world, params }: Call): string {
  if (params['application'] !== world.app.id) throw refused.unknownApplication();
  const id = params['guild'];
  if (id === undefined) return '';
  const guild = world.store.guilds.find((one) => one.id === id);
  if (!guild?.installed) throw refused.missingAccess();
  return id;
}

function list(call: Call): Reply {
  return { status: 200, body: call.world.store.commands.get(scopeOf(call)) ?? [] };
}

/** Replaces all commands; one that keeps its name and kind keeps its id. */
function overwrite(call: Call): Reply {
  const { world, json } = call;
  const scope = scopeOf(call);
  const given = checkCommands(json);
  const before = world.store.commands.get(scope) ?? [];
  const after = given.map((one) => {
    const type = Number(one['type'] ?? 1);
    const known = before.find((old) => old.name === one['name'] && old.type === type);
    return {
      default_member_permissions: null,
      nsfw: false,
      description: '',
      integration_types: [0, 1],
      contexts: scope ? null : [0, 1, 2],
      ...objectOf(one),
      id: known?.id ?? world.id(),
      application_id: world.app.id,
      type,
      version: world.id(),
      ...(scope ? { guild_id: scope } : {}),
    } as Partial<APIApplicationCommand> as APIApplicationCommand;
  });
  world.store.commands.set(scope, after);
  world.changed();
  return { status: 200, body: after };
}
