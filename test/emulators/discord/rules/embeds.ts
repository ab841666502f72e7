import { listOf, objectOf, textOf } from '../../json.ts';
import type { Form } from './form.ts';

// https://docs.discord.com/developers/resources/message#embed-object-embed-limits
const EMBEDS_MAX = 10;
const LIMITS = { title: 256, description: 4096, fields: 25, name: 256, value: 1024 } as const;
const FOOTER_MAX = 2048;
const AUTHOR_MAX = 256;
const TOTAL_MAX = 6_000;

/** Embeds within their limits, each and all together. */
export function checkEmbeds(form: Form, path: readonly string[], given: unknown): void {
  const embeds = form.list(path, given, { max: EMBEDS_MAX });
  let total = 0;
  for (const [i, one] of embeds.entries()) {
    const embed = objectOf(one);
    const at = [...path, i];
    form.text([...at, 'title'], embed['title'], { max: LIMITS.title });
    form.text([...at, 'description'], embed['description'], { max: LIMITS.description });
    const footer = objectOf(embed['footer'])['text'];
    const author = objectOf(embed['author'])['name'];
    form.text([...at, 'footer', 'text'], footer, { max: FOOTER_MAX });
    form.text([...at, 'author', 'name'], author, { max: AUTHOR_MAX });
    const fields = form.list([...at, 'fields'], embed['fields'], { max: LIMITS.fields });
    for (const [j, item] of fields.entries()) {
      const { name, value } = objectOf(item);
      const where = [...at, 'fields', j];
      form.text([...where, 'name'], name, { min: 1, max: LIMITS.name, required: true });
      form.text([...where, 'value'], value, { min: 1, max: LIMITS.value, required: true });
    }
    const texts = listOf(fields).flatMap((item) => [
      objectOf(item)['name'],
      objectOf(item)['value'],
    ]);
    const all = [embed['title'], embed['description'], footer, author, ...texts];
    total += all.reduce<number>((sum, text) => sum + textOf(text).length, 0);
  }
  if (total > TOTAL_MAX) {
    const words = `Embed size exceeds maximum size of ${TOTAL_MAX}`;
    form.fault(path, 'MAX_EMBED_SIZE_EXCEEDED', words);
  }
}
