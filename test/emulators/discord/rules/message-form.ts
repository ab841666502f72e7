import { isObject, type Json, listOf, objectOf, textOf } from '../../json.ts';
import type { Upload } from '../http-body.ts';
import { DiscordRefusal, refused } from '../refusal.ts';
import type { Version } from '../store.ts';
import { legacyComponents, v2Components } from './components.ts';
import { checkEmbeds } from './embeds.ts';
import { Form } from './form.ts';

/** What the form of a message depends on. */
export interface Given {
  readonly files: readonly Upload[];
  readonly kind: 'create' | 'edit';
  /** What an edited message was before, and its flags. */
  readonly before?: Version;
  readonly flags?: number;
  /** Where its fields stand in the body: under `data` in a callback. */
  readonly at?: readonly string[];
}

const V2 = 1 << 15;

// https://docs.discord.com/developers/resources/message#create-message
const CONTENT_MAX = 2_000;
const NONCE_MAX = 25;
// https://docs.discord.com/developers/resources/message#attachment-object and /reference#uploading-files: 10 files, 10 MiB each
const FILES_MAX = 10;
const FILE_BYTES_MAX = 10 * 1024 * 1024;
// https://docs.discord.com/developers/resources/message#allowed-mentions-object
const ALLOWED_IDS_MAX = 100;

/** Refuses a message whose form Discord refuses: 50035 with the faults of its fields, or 50006 when nothing is in it. */
export function checkMessage(body: Json, given: Given): void {
  const { files, before, flags = 0, at = [] } = given;
  const form = new Form();
  const path = (name: string) => [...at, name];
  const isV2 = ((Number(body['flags'] ?? 0) | flags) & V2) !== 0;
  form.text(path('content'), body['content'], { max: CONTENT_MAX });
  checkNonce(form, body, path('nonce'));
  checkEmbeds(form, path('embeds'), body['embeds']);
  checkAllowed(form, path('allowed_mentions'), body['allowed_mentions']);
  if (isV2) checkV2(form, body, given);
  (isV2 ? v2Components : legacyComponents)(form, path('components'), body['components']);
  const kept = listOf(body['attachments'] ?? before?.attachments).length;
  if (files.length > FILES_MAX || (before && kept + files.length > FILES_MAX)) {
    form.list(path('attachments'), Array.from({ length: FILES_MAX + 1 }), { max: FILES_MAX });
  }
  form.end();
  if (files.some(({ bytes }) => bytes.length > FILE_BYTES_MAX)) {
    throw new DiscordRefusal(413, 40005, 'Request entity too large');
  }
  if (isEmpty(body, given)) throw refused.empty();
}

function checkNonce(form: Form, body: Json, path: readonly string[]): void {
  const { nonce } = body;
  if (typeof nonce !== 'number') form.text(path, nonce, { max: NONCE_MAX });
}

/** With IS_COMPONENTS_V2 there is neither content nor an embed, and the flag stays: https://docs.discord.com/developers/components/reference */
function checkV2(form: Form, body: Json, { before, flags = 0, at = [] }: Given): void {
  const code = 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2';
  const filled: Json = {
    content: body['content'] === undefined ? before?.content : body['content'],
    embeds: body['embeds'] === undefined ? before?.embeds : body['embeds'],
    poll: body['poll'],
    sticker_ids: body['sticker_ids'],
  };
  for (const [name, value] of Object.entries(filled)) {
    const empty = value === null || value === undefined || value === '' || isEmptyList(value);
    if (empty) continue;
    form.fault(
      [...at, name],
      code,
      `The '${name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    );
  }
  const loses = body['flags'] !== undefined && !(Number(body['flags']) & V2);
  if (flags & V2 && loses) {
    form.fault(
      [...at, 'flags'],
      'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG',
      'The IS_COMPONENTS_V2 flag cannot be removed from a message.',
    );
  }
}

const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;

function checkAllowed(form: Form, path: readonly string[], allowed: unknown): void {
  if (!isObject(allowed)) return;
  const parse = form.list([...path, 'parse'], allowed['parse'], { max: 3 });
  for (const [i, one] of parse.entries()) {
    form.choice([...path, 'parse', i], one, ['users', 'roles', 'everyone']);
  }
  for (const kind of ['users', 'roles']) {
    const ids = form.list([...path, kind], allowed[kind], { max: ALLOWED_IDS_MAX });
    if (ids.length > 0 && parse.includes(kind)) {
      form.fault(
        path,
        'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      );
    }
  }
}

function isEmpty(body: Json, { files, before }: Given): boolean {
  const has = (name: string, old: unknown) => {
    const value = body[name] === undefined ? old : body[name];
    return listOf(value).length > 0;
  };
  const content = body['content'] === undefined ? before?.content : body['content'];
  return !(
    textOf(content).trim() !== '' ||
    has('embeds', before?.embeds) ||
    has('components', before?.components) ||
    has('attachments', before?.attachments) ||
    listOf(body['sticker_ids']).length > 0 ||
    Object.keys(objectOf(body['poll'])).length > 0 ||
    files.length > 0
  );
}
