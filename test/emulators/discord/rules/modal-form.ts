import type { Json } from '../json.ts';
import { Form } from './form.ts';

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal */
export function checkModal(data: Json): void {
  const form = new Form();
  form.text(['data', 'title'], data['title'], { min: 1, max: 45, required: true });
  form.text(['data', 'custom_id'], data['custom_id'], { min: 1, max: 100, required: true });
  form.list(['data', 'components'], data['components'], { min: 1, max: 5, required: true });
  form.end();
}
