import { z } from 'zod';
import { stateValues } from './answers.ts';

/**
 * The parts of Slack's payloads that Parley reads. A signature says that Slack sent them, not that they make sense: what does
 * not look like this is ignored (docs.slack.dev/reference/interaction-payloads, docs.slack.dev/apis/events-api).
 */
const id = z.string().regex(/^[\w-]{1,80}$/);
const stamp = z.string().regex(/^\d{1,12}\.\d{1,9}$/);

/** Who an event is for: the newest of the authorizations that it names, else its own team. */
export const envelope = z.object({
  api_app_id: id.optional(),
  team_id: id.nullish(),
  enterprise_id: id.nullish(),
  is_enterprise_install: z.union([z.boolean(), z.enum(['true', 'false'])]).nullish(),
  team: z.object({ id: id.nullish(), enterprise_id: id.nullish() }).nullish(),
  enterprise: z.object({ id }).nullish(),
  user: z.object({ team_id: id.nullish() }).nullish().catch(undefined),
  authorizations: z
    .array(
      z.object({
        team_id: id.nullish(),
        enterprise_id: id.nullish(),
        is_enterprise_install: z.boolean().nullish(),
      }),
    )
    .nullish(),
});

/** What every event says of itself; its time in seconds. */
export const eventFrame = z.object({
  event_id: id,
  event_time: z.int().min(0).max(99_999_999_999),
});
export type EventFrame = z.infer<typeof eventFrame>;

/** A message that somebody wrote to the bot; edits, bots' and systems' messages have a subtype or no author. */
export const directMessage = z.object({
  channel_type: z.literal('im'),
  channel: id,
  user: id,
  text: z.string(),
  ts: stamp,
  subtype: z.literal(['file_share', 'thread_broadcast']).optional(),
  bot_id: z.undefined().optional(),
});

export const command = z.object({
  user_id: id,
  channel_id: id,
  channel_name: z.string().optional(),
  text: z.string().max(20_000),
  trigger_id: z.string().max(200),
});

const element = z.object({
  type: z.string(),
  action_id: z.string(),
  block_id: z.string().optional(),
  action_ts: stamp,
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
  selected_date: z.string().nullish(),
});

const view = z.object({
  id,
  hash: z.string().optional(),
  callback_id: z.string().optional(),
  private_metadata: z.string().max(3_000).optional(),
  title: z.object({ text: z.string().max(100) }).catch({ text: 'Parley' }),
  state: z.object({ values: stateValues }).optional(),
});

export const blockActions = z.object({
  user: z.object({ id }),
  trigger_id: z.string().max(200),
  container: z.object({
    type: z.string(),
    message_ts: stamp.optional(),
    channel_id: id.optional(),
  }),
  actions: z.array(element).min(1),
  state: z.object({ values: stateValues }).nullish(),
  view: view.nullish(),
});
export type BlockActions = z.infer<typeof blockActions>;

export const viewSubmission = z.object({ user: z.object({ id }), view });
export type SentView = z.infer<typeof view>;

export const homeOpened = z.object({ user: id, tab: z.string() });
export const userChange = z.object({ user: z.object({ id, deleted: z.boolean().optional() }) });
export const revoked = z.object({
  tokens: z.object({ oauth: z.array(z.string()).optional(), bot: z.array(z.string()).optional() }),
});

/** Seconds with a fraction, as Slack writes times; in epoch milliseconds. */
export function timeOf(ts: string): number {
  return Math.round(Number(ts) * 1000);
}
