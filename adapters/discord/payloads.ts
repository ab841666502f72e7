import { z } from 'zod';

/**
 * The parts of Discord's dispatches that Parley reads. That they came through the gateway says that Discord sent them, not that they
 * make sense: what does not look like this is ignored (docs.discord.com/developers/interactions/receiving-and-responding).
 */
const id = z.string().regex(/^\d{1,20}$/);
const locale = z.string().max(20).optional().catch(undefined);

const person = z.object({
  id,
  username: z.string().max(100),
  global_name: z.string().max(100).nullish(),
  bot: z.boolean().optional(),
});

const values = z.array(z.string().max(200)).max(50);
const leaf = z.object({
  type: z.number(),
  id: z.number().optional(),
  custom_id: z.string().max(200).optional(),
  content: z.string().max(8_000).optional(),
  label: z.string().max(200).optional(),
  options: z
    .array(z.object({ value: z.string().max(200), default: z.boolean().optional() }))
    .max(50)
    .optional(),
  value: z.union([z.string().max(8_000), z.boolean()]).nullish(),
  values: values.optional(),
  max_values: z.number().optional(),
});
/** A component as it comes back, as deep as ours go: a row's buttons, a label's field. */
const part = leaf.extend({
  components: z.array(leaf).max(50).optional(),
  component: leaf.optional(),
});
export type ShownPart = z.infer<typeof part>;
const parts = z.array(part).max(50);

const option = z.object({
  name: z.string().max(60),
  value: z.unknown().optional(),
  focused: z.boolean().optional(),
});
const frame = {
  id,
  token: z.string().min(1).max(1_000),
  channel_id: id.optional(),
  guild_id: id.optional(),
  /** By whose installation it works there: '0' is the server's own. */
  authorizing_integration_owners: z.record(z.string(), z.string()).optional().catch(undefined),
  locale,
  user: person.optional(),
  member: z.object({ user: person }).optional(),
};

/** Interactions, by their type: a command, a component, an autocompletion, a window that was sent. */
export const interaction = z.discriminatedUnion('type', [
  z.object({
    ...frame,
    type: z.union([z.literal(2), z.literal(4)]),
    data: z.object({
      name: z.string().max(60),
      options: z
        .array(option.extend({ options: z.array(option).max(30).optional() }))
        .max(30)
        .optional(),
    }),
  }),
  z.object({
    ...frame,
    type: z.literal(3),
    data: z.object({ custom_id: z.string().max(200), values: values.optional() }),
    message: z.object({ id, flags: z.number().optional(), components: parts.optional() }),
  }),
  z.object({
    ...frame,
    type: z.literal(5),
    data: z.object({ custom_id: z.string().max(200), components: parts }),
    message: z
      .object({ id, flags: z.number().optional(), components: parts.optional() })
      .optional(),
  }),
]);
export type Interaction = z.infer<typeof interaction>;
export type CommandInteraction = Extract<Interaction, { type: 2 | 4 }>;
export type ComponentInteraction = Extract<Interaction, { type: 3 }>;
export type WindowInteraction = Extract<Interaction, { type: 5 }>;

/** A message in the conversation with one person; a reply is one, too. Others are the system's. */
export const directMessage = z.object({
  id,
  channel_id: id,
  guild_id: z.undefined().optional(),
  author: person,
  type: z.union([z.literal(0), z.literal(19)]),
  content: z.string().max(8_000),
  mentions: z.array(person).max(200).catch([]),
});
export type DirectMessage = z.infer<typeof directMessage>;

/** The bot was taken out of a server; `unavailable`: it is only down. */
export const guildDelete = z.object({ id, unavailable: z.boolean().optional() });

const EPOCH = 1_420_070_400_000n;

/** When Discord made it, epoch ms, by Discord's clock (docs.discord.com/developers/reference#snowflakes). */
export function timeOf(snowflake: string): number {
  return Number((BigInt(snowflake) >> 22n) + EPOCH);
}

/** The first id that Discord could have made at that time. */
export function snowflakeAt(at: number): string {
  const since = BigInt(Math.max(0, Math.floor(at))) - EPOCH;
  return String((since < 0n ? 0n : since) << 22n);
}
