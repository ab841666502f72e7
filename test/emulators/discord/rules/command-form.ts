import { isObject, type Json } from '../json.ts';
import { Form } from './form.ts';

/** https://docs.discord.com/developers/interactions/application-commands#bulk-overwrite-global-application-commands */
export function checkCommands(json: unknown): Json[] {
  const form = new Form();
  const list = form.list([], json, { max: 100, required: true });
  form.end();
  return list.filter(isObject);
}
