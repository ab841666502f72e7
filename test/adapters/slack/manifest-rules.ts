import { z } from 'zod';

/**
 * The rules of Slack's manifest schema, version 2, for the parts that Parley uses, in our own words:
 * https://github.com/slackapi/manifest-schema (schemas/manifest.schema.2.0.0.json), and of
 * https://docs.slack.dev/reference/app-manifest for the bot's name.
 */
const address = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^https?:\/\//)
    .optional();
const text = (most: number, least = 1) => z.string().min(least).max(most);
const flag = z.boolean().optional();
const words = (most: number) =>
  z
    .array(z.string().max(50))
    .max(most)
    .refine((all) => new Set(all).size === all.length);

const displayInformation = z.strictObject({
  name: text(35),
  description: text(140).optional(),
  long_description: text(4000, 175).optional(),
  background_color: z
    .string()
    .regex(/^#[0-9a-f]{3}([0-9a-f]{3})?$/i)
    .optional(),
});

const slashCommand = z.strictObject({
  command: text(32, 2).startsWith('/'),
  url: address(3000),
  description: text(2000),
  usage_hint: text(1000).optional(),
  should_escape: flag,
});

const features = z.strictObject({
  app_home: z
    .strictObject({
      home_tab_enabled: flag,
      messages_tab_enabled: flag,
      messages_tab_read_only_enabled: flag,
    })
    .optional(),
  bot_user: z
    .strictObject({ display_name: text(80).regex(/^[a-z0-9._-]+$/), always_online: flag })
    .optional(),
  slash_commands: z.array(slashCommand).min(1).max(50).optional(),
});

const oauthConfig = z.strictObject({
  redirect_urls: z.array(z.string().max(2500)).max(1000).optional(),
  scopes: z.strictObject({ bot: words(255).optional(), user: words(255).optional() }).optional(),
});

const settings = z.strictObject({
  event_subscriptions: z
    .strictObject({ request_url: address(3500), bot_events: words(100).optional() })
    .optional(),
  interactivity: z.strictObject({ is_enabled: z.boolean(), request_url: address(3500) }).optional(),
  org_deploy_enabled: flag,
  socket_mode_enabled: flag,
  token_rotation_enabled: flag,
});

const manifest = z.strictObject({
  _metadata: z
    .strictObject({
      major_version: z.number().int().optional(),
      minor_version: z.number().int().optional(),
    })
    .optional(),
  display_information: displayInformation,
  features: features.optional(),
  oauth_config: oauthConfig.optional(),
  settings: settings.optional(),
});

/** The paths of what Slack would refuse. */
export function faultsOf(given: unknown): string[] {
  const { error } = manifest.safeParse(given);
  return (error?.issues ?? []).map(({ path }) => path.join('.')).sort();
}
