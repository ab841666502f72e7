import { isObject, textOf } from '../../json.ts';
import { slackId } from '../ids.ts';
import { contentOf, post } from '../messages.ts';
import { invalidArguments, SlackRefusal } from '../refusal.ts';
import type { Channel, StoredFile } from '../store.ts';
import type { Call, Method } from './method.ts';

const write = { tier: 4, scopes: ['files:write'], token: 'bot' } as const;

/** https://docs.slack.dev/reference/methods/files.getUploadURLExternal */
const getUploadUrl: Method = {
  ...write,
  run(call) {
    const name = call.required('filename');
    const length = Number(call.required('length'));
    if (!Number.isInteger(length) || length <= 0) {
      throw invalidArguments('must be more than 0 [json-pointer:/length]');
    }
    const id = slackId('F');
    call.world.uploads.set(id, { name, length });
    return { upload_url: `${call.world.origin}/upload/v1/${id}`, file_id: id };
  },
};

/** https://docs.slack.dev/reference/methods/files.completeUploadExternal */
const completeUpload: Method = {
  ...write,
  run(call) {
    const given = call.json('files');
    if (!Array.isArray(given) || given.length === 0) {
      throw invalidArguments('missing required field: files');
    }
    const files = given.map((file: unknown) => uploaded(call, file));
    const id = call.optional('channel_id');
    if (id !== undefined) share(call, call.channel(id), files);
    return { files: files.map((file) => ({ id: file.id, title: file.title })) };
  },
};

function uploaded(call: Call, given: unknown): StoredFile {
  const id = isObject(given) ? textOf(given['id']) : '';
  const upload = call.world.uploads.get(id);
  if (!upload?.bytes) throw new SlackRefusal('file_not_found');
  const title = (isObject(given) && textOf(given['title'])) || upload.name;
  return { id, name: upload.name, title, bytes: upload.bytes };
}

function share(call: Call, channel: Channel, files: StoredFile[]): void {
  if (channel.archived) throw new SlackRefusal('is_archived');
  if (!call.isIn(channel)) throw new SlackRefusal('not_in_channel');
  const said = call.optional('initial_comment') ?? '';
  const blocks = call.json('blocks');
  const content =
    said || blocks ? contentOf(call.world, { text: said, blocks }) : { text: '', blocks: [] };
  const threadTs = call.optional('thread_ts');
  post(call.world, channel, content, { files, ...(threadTs ? { threadTs } : {}) });
}

export const files: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': getUploadUrl,
  'files.completeUploadExternal': completeUpload,
};
