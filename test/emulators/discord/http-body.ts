import type { IncomingMessage } from 'node:http';
import { bytesOf } from '../http-bytes.ts';
import { objectOf, parsed } from '../json.ts';
import { refused } from './refusal.ts';

/** A file as it came in a multipart body. */
export interface Upload {
  /** The number in `files[n]`. */
  readonly number: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

export interface Body {
  readonly json: unknown;
  readonly files: readonly Upload[];
}

/** The body of a request: JSON, or parts with `payload_json` and files: https://docs.discord.com/developers/reference#uploading-files */
export async function bodyOf(request: IncomingMessage): Promise<Body> {
  const raw = await bytesOf(request);
  if (raw.length === 0) return { json: undefined, files: [] };
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) return partsOf(raw, type);
  const json = parsed(raw.toString());
  if (json === undefined) throw refused.invalidJson();
  return { json, files: [] };
}

async function partsOf(raw: Buffer, type: string): Promise<Body> {
  const headers = { 'content-type': type };
  const form = await new Response(new Uint8Array(raw), { headers }).formData();
  const files: Upload[] = [];
  let json: unknown = {};
  for (const [name, value] of form.entries()) {
    if (typeof value === 'string') {
      if (name === 'payload_json') json = parsed(value);
      else json = { ...objectOf(json), [name]: value };
      continue;
    }
    const number = /^files?\[?(\d*)\]?$/.exec(name)?.[1] ?? '';
    const bytes = Buffer.from(await value.arrayBuffer());
    files.push({ number, name: value.name, type: value.type, bytes });
  }
  if (json === undefined) throw refused.invalidJson();
  return { json, files };
}
