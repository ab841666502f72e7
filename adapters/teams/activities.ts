import { z } from 'zod';

/**
 * The parts of Teams' activities that Parley reads (https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference).
 * A token says that Teams sent them, not that they make sense: what does not look like this is ignored.
 */
const id = z
  .string()
  .min(1)
  .max(500)
  .regex(/^(?!\.{0,2}(;|$))/); // as a part of an address these would name another place
const guid = z.guid().transform((text) => text.toLowerCase());

/** What every activity has. `from.aadObjectId` is missing where nobody of an organisation acts: a bot, a guest without account. */
export const envelope = z.object({
  type: z.string(),
  id,
  timestamp: z.string().optional(),
  channelId: z.literal('msteams'),
  serviceUrl: z.string().max(500),
  from: z.object({ id, aadObjectId: guid.optional().catch(undefined), role: z.string().nullish() }),
  recipient: z.object({ id }),
  conversation: z.object({
    id,
    conversationType: z.string().optional(),
    tenantId: guid.optional(),
  }),
  channelData: z.object({ tenant: z.object({ id: guid }).optional() }).nullish(),
  locale: z.string().max(40).nullish().catch(undefined),
  localTimezone: z.string().max(80).nullish().catch(undefined),
  replyToId: id.nullish(),
});
export type Envelope = z.infer<typeof envelope>;

const entity = z.object({
  type: z.string(),
  text: z.string().optional(),
  mentioned: z.object({ id: z.string(), name: z.string().optional() }).optional(),
});

export const message = z.object({
  text: z.string().max(50_000).nullish(),
  entities: z.array(entity).nullish().catch([]),
  /** What a submit of a card carries. */
  value: z.unknown().optional(),
});
export type Message = z.infer<typeof message>;

export const pressed = z.object({
  value: z.object({ action: z.object({ data: z.unknown().optional() }) }),
});

export const installation = z.object({ action: z.string() });

/** The tenant in which it happened; both places that name it must agree. undefined: none, or two. */
export function tenantOf({ conversation, channelData }: Envelope): string | undefined {
  const named = [conversation.tenantId, channelData?.tenant?.id].filter((one) => one !== undefined);
  return new Set(named).size === 1 ? named[0] : undefined;
}

/** Only the two of them read it. What does not say what it is may be read by others. */
export function isPersonal({ conversation }: Envelope): boolean {
  return conversation.conversationType === 'personal';
}

/** A channel's conversation names the thread behind its own id. */
export function placeOf({ conversation }: Envelope): string {
  return conversation.id.split(';')[0] ?? conversation.id;
}

/** Epoch ms, by Teams' clock; ours where it tells no time. */
export function timeOf({ timestamp }: Envelope, receivedAt: number): number {
  const at = Date.parse(timestamp ?? '');
  return Number.isNaN(at) ? receivedAt : at;
}

/** What somebody wrote, as it was written: without the mention of us by which it reached us, others by their names. */
export function wordsOf({ text, entities }: Message, ourselves: string): string {
  const mentions = (entities ?? []).filter(({ type }) => type === 'mention');
  const bare = mentions.reduce((words, one) => {
    const { text: marked = '', mentioned } = one;
    if (marked === '') return words;
    const name = mentioned?.id === ourselves ? '' : `@${mentioned?.name ?? ''}`;
    return words.replaceAll(marked, name);
  }, text ?? '');
  return bare.replaceAll('\u00a0', ' ').trim();
}
