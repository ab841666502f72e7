import type { types } from '@slack/bolt';
import { isObject, type Json } from '../json.ts';
import { SlackRefusal } from './refusal.ts';

/** Not documented as a number; Slack names the error `metadata_too_large`. */
const BYTES_MAX = 8_192;

const isScalar = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);
const isFlat = (value: unknown) => isObject(value) && Object.values(value).every(isScalar);

/** Nothing deeper than lists and flat objects: @slack/types, MessageMetadata. */
const isPayload = (value: unknown): value is Json =>
  isObject(value) &&
  Object.values(value).every(
    (field) =>
      isScalar(field) ||
      isFlat(field) ||
      (Array.isArray(field) && field.every((item) => isScalar(item) || isFlat(item))),
  );

/** Metadata as https://docs.slack.dev/messaging/message-metadata/ allows it, or Slack's refusal. */
export function metadataOf(value: unknown): types.MessageMetadata | undefined {
  if (value === undefined || (isObject(value) && Object.keys(value).length === 0)) return undefined;
  if (!isObject(value)) throw new SlackRefusal('invalid_metadata_format');
  const { event_type, event_payload, ...more } = value;
  const named = typeof event_type === 'string' && /^[A-Za-z0-9_.-]{1,255}$/.test(event_type);
  if (!named || Object.keys(more).length > 0) throw new SlackRefusal('invalid_metadata_format');
  if (!isPayload(event_payload)) throw new SlackRefusal('invalid_metadata_schema');
  if (Buffer.byteLength(JSON.stringify(event_payload)) > BYTES_MAX) {
    throw new SlackRefusal('metadata_too_large');
  }
  return { event_type, event_payload } as types.MessageMetadata;
}
