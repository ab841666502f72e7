import { channelJson, guildJson } from '../channel-json.ts';
import { memberJson, userJson } from '../message-json.ts';
import { refused } from '../refusal.ts';
import { invalid } from '../rules/form.ts';
import type { Guild } from '../store.ts';
import { type Call, type Reply, route } from './call.ts';

/** How long openings of direct conversations count. */
const OPENINGS_MS = 600_000;

const ok = (body: unknown): Reply => ({ status: 200, body });

/** People, guilds, channels and the application itself. */
export const places = [
  route('GET /gateway/bot', gatewayBot),
  route('GET /gateway', ({ world }) => ok({ url: world.origin.replace('http', 'ws') }), 'none'),
  route('GET /users/@me', ({ world }) => ok({ ...userJson(world.bot), verified: true, flags: 0 })),
  route('GET /users/@me/guilds', ({ world }) =>
    ok(
      world.store.guilds
        .filter(({ installed }) => installed)
        .map(({ id, name }) => ({ id, name, icon: null, owner: false, features: [] })),
    ),
  ),
  route('GET /users/:person', (call) => {
    const person = call.world.store.people.get(call.param('person'));
    if (!person) throw refused.unknownUser();
    return ok(userJson(person));
  }),
  route('POST /users/@me/channels', openDirect),
  route('GET /applications/@me', application),
  route('GET /oauth2/applications/@me', application),
  route('GET /channels/:channel', (call) => ok(channelJson(call.world, call.channel()))),
  route('GET /guilds/:guild', (call) => ok(guildJson(call.world, guildOf(call)))),
  route('GET /guilds/:guild/channels', (call) =>
    ok(
      guildOf(call)
        .channels.filter(({ deleted, kind }) => !deleted && kind === 'text')
        .map((one) => channelJson(call.world, one)),
    ),
  ),
  route('GET /guilds/:guild/members/search', searchMembers),
  route('GET /guilds/:guild/members/:person', member),
];

function gatewayBot({ world }: Call): Reply {
  return ok({
    url: world.origin.replace('http', 'ws'),
    shards: world.shards(),
    session_start_limit: {
      total: 1000,
      remaining: Math.max(0, 1000 - world.sessionStarts),
      reset_after: 86_400_000,
      max_concurrency: 1,
    },
  });
}

/** https://docs.discord.com/developers/resources/application#application-object */
function application({ world }: Call): Reply {
  const { id, name, publicKey } = world.app;
  return ok({
    id,
    name,
    icon: null,
    description: '',
    bot_public: true,
    bot_require_code_grant: false,
    bot: userJson(world.bot),
    verify_key: publicKey,
    flags: world.flags(),
    integration_types_config: { 0: {}, 1: {} },
    interactions_endpoint_url: null,
    approximate_guild_count: world.store.guilds.filter(({ installed }) => installed).length,
    owner: { ...userJson(world.bot), id: world.id(), username: 'owner', bot: false },
    team: null,
    summary: '',
  });
}

/** https://docs.discord.com/developers/resources/user#create-dm: opening many too fast is refused with 40003. */
function openDirect({ world, body }: Call): Reply {
  const id = body['recipient_id'];
  if (typeof id !== 'string') {
    throw invalid(['recipient_id'], 'BASE_TYPE_REQUIRED', 'This field is required');
  }
  const person = world.store.people.get(id);
  if (!person) throw invalid(['recipient_id'], 'INVALID_RECIPIENT', 'Invalid Recipient(s)');
  if (person.isBot) throw refused.cannotSendTo();
  if (!world.store.directOf(person)) {
    const now = world.clock();
    world.directOpenings = world.directOpenings.filter((at) => at > now - OPENINGS_MS);
    if (world.directOpenings.length >= world.directOpensMax) throw refused.directTooFast();
    world.directOpenings.push(now);
  }
  return ok(channelJson(world, world.openDirect(person)));
}

function guildOf({ world, params }: Call): Guild {
  const guild = world.store.guilds.find(({ id }) => id === params['guild']);
  if (!guild) throw refused.unknownGuild();
  if (!guild.installed) throw refused.missingAccess();
  return guild;
}

function member(call: Call): Reply {
  const guild = guildOf(call);
  const id = call.param('person');
  const person = call.world.store.people.get(id);
  if (!person) throw refused.unknownUser();
  const isIn = guild.members.has(id) || id === call.world.app.id;
  if (!isIn) throw refused.unknownMember();
  return ok(memberJson(guild, person));
}

/** https://docs.discord.com/developers/resources/guild#search-guild-members */
function searchMembers(call: Call): Reply {
  const guild = guildOf(call);
  const wanted = (call.query.get('query') ?? '').toLowerCase();
  const limit = Number(call.query.get('limit') ?? 1);
  const found = [...guild.members]
    .map((id) => call.world.store.people.get(id))
    .filter((person) => person?.name.toLowerCase().startsWith(wanted))
    .slice(0, limit);
  return ok(found.flatMap((person) => (person ? [memberJson(guild, person)] : [])));
}
