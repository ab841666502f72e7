import { z } from 'zod';

/** Every shape that has a name, once: what is sent is checked by it, and the OpenAPI document is made of it. */
export const SHAPES = z.registry<{ readonly id: string; readonly description: string }>();

/** A shape under its name in the document. What an answer has beyond its shape is left out before it is sent. */
export function shape<Schema extends z.ZodType>(
  id: string,
  description: string,
  schema: Schema,
): Schema {
  SHAPES.add(schema, { id, description });
  return schema;
}

export const day = z.iso.date();
export const time = z.iso.datetime();
export const count = z.int().nonnegative();
export const optionalText = z.string().nullable();

/** Part of a list, in a fixed order. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    next: z
      .string()
      .nullable()
      .describe('Give it as "after" for what follows; null: this is the end.'),
  });
}

/** How a moment is written; null stays null. */
export function timeText(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

export function optionalTime(epochMs: number | null): string | null {
  return epochMs === null ? null : timeText(epochMs);
}
