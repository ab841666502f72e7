import type { IncomingMessage } from 'node:http';
import { bytesOf } from '../http-bytes.ts';
import { isObject, type Json, parsed } from '../json.ts';
import { SlackRefusal } from './refusal.ts';

/** The arguments of a Web API call: of its address, and of its body as a form, as parts or as JSON. */
export async function argumentsOf(request: IncomingMessage, url: URL): Promise<Json> {
  const body = await bytesOf(request);
  const type = request.headers['content-type'] ?? '';
  const inAddress = Object.fromEntries(url.searchParams);
  if (body.length === 0) return inAddress;
  if (type.startsWith('application/json')) return { ...inAddress, ...jsonBody(body) };
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return { ...inAddress, ...Object.fromEntries(new URLSearchParams(body.toString())) };
  }
  if (type.startsWith('multipart/form-data'))
    return { ...inAddress, ...(await partsOf(body, type)) };
  throw new SlackRefusal(type ? 'invalid_post_type' : 'missing_post_type');
}

function jsonBody(body: Buffer): Json {
  const value = parsed(body.toString());
  if (value === undefined) throw new SlackRefusal('invalid_json');
  if (!isObject(value)) throw new SlackRefusal('json_not_object');
  return value;
}

/** The parts of a multipart body: texts as text, files as bytes. */
export async function partsOf(body: Buffer, type: string): Promise<Json> {
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': type },
  }).formData();
  const parts: Json = {};
  for (const [name, value] of form.entries()) {
    parts[name] = typeof value === 'string' ? value : Buffer.from(await value.arrayBuffer());
  }
  return parts;
}
