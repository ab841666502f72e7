import { z } from 'zod';
import { COMMAND_NAMES } from '../../../src/platform/prompt.ts';

/**
 * What our own buttons carry, and what inputs are called. All of it may be old or made up by a modified client: it is read here for
 * its shape, and by the engine for its sense.
 */

/**
 * All that a button carries stands under this one name. Teams puts the values of inputs beside it in the same object, so no input
 * may be called this: their names all begin with `INPUT_PREFIX`, and are made of numbers, never of anybody's words.
 */
export const OURS = 'parley';
const INPUT_PREFIX = 'in.';

/** Of `Action.Execute`; what is meant stands in its data, which the older `Action.Submit` has, too. */
export const VERB = 'parley';

/** `value`: what is written or chosen. `words`: of one's own. `rank`, `cell`: of a place, of a row. */
export type InputRole = 'value' | 'words' | 'rank' | 'cell';

/** `field`: its place in a form, 0 in a question. `part`: of a rank its place, of a cell its row, both from 0. */
export function inputId(field: number, role: InputRole, part = 0): string {
  return `${INPUT_PREFIX}${field}.${role}${part}`;
}

/**
 * A value as a choice's code. Several come back as one text with commas between them, and clients have trouble with other signs: all
 * but letters, digits, "_", "-" and "." become their number, so that each code is one value's, and each value has one code.
 */
export function writeChoice(value: string): string {
  return `v${value.replace(/[^A-Za-z0-9_.-]/gu, (sign) => `~${sign.codePointAt(0)?.toString(16)}~`)}`;
}

/** undefined: no code of ours. */
export function readChoice(code: string): string | undefined {
  if (!/^v([A-Za-z0-9_.-]|~[0-9a-f]{1,6}~)*$/.test(code)) return undefined;
  const value = code.slice(1).replace(/~([0-9a-f]+)~/g, (_whole, sign: string) => {
    const point = Number.parseInt(sign, 16);
    return point > 0x10ffff ? '' : String.fromCodePoint(point);
  });
  return writeChoice(value) === code ? value : undefined;
}

const name = z.string().max(60);
const promptId = z.string().max(60);

/**
 * How the inputs of a question or field make one value. `o`: the value that asks for words of one's own. `n`: places. `r`: rows.
 */
const fieldCode = z.union([
  z.strictObject({ s: z.literal('text') }),
  z.strictObject({ s: z.enum(['one', 'list']), o: z.string().max(1_500).optional() }),
  z.strictObject({ s: z.literal('ranks'), n: z.number().int().min(1).max(1_000) }),
  z.strictObject({ s: z.literal('cells'), r: z.array(z.string().max(1_500)).max(1_000) }),
]);
export type FieldCode = z.infer<typeof fieldCode>;

/** Of a form: what it is called, what comes back with it, and the fields that stand on this card. */
const formFields = z.strictObject({
  form: name,
  context: z.string().max(2_000),
  /** By the place in the card. */
  fields: z.array(z.strictObject({ name, code: fieldCode })).max(200),
  /** What is filled in on other cards of the form. */
  held: z.record(name, z.unknown()).optional(),
});
export type FormCode = z.infer<typeof formFields>;

const meaning = z.union([
  z.strictObject({ k: z.literal('option'), p: promptId, q: name, v: z.string().max(1_500) }),
  z.strictObject({ k: z.literal('save'), p: promptId, q: name, f: fieldCode }),
  /** What is written means what it would mean if it had been said in the chat. */
  z.strictObject({ k: z.literal('typed'), p: promptId }),
  z.strictObject({
    k: z.literal('act'),
    p: promptId.optional(),
    c: z.enum(COMMAND_NAMES),
    a: z.string().max(1_500).optional(),
  }),
  /** The list of a review, from which a question is opened again. */
  z.strictObject({ k: z.literal('change'), p: promptId }),
  /** "That is me", or not. */
  z.strictObject({ k: z.literal('offer'), i: name, y: z.boolean() }),
  /** Something that can be asked for besides answering: its words. */
  z.strictObject({ k: z.literal('say'), w: z.string().max(200) }),
  /** A form is sent, or shown anew: at which of its cards. */
  z.strictObject({ k: z.literal('send'), d: formFields }),
  z.strictObject({ k: z.literal('again'), d: formFields, g: z.number().int().min(0).max(200) }),
  /** A form is put away. */
  z.strictObject({ k: z.literal('close'), d: name }),
]);
export type Meaning = z.infer<typeof meaning>;

const carried = z.object({ [OURS]: z.object({ m: z.string().max(100).optional() }).loose() });

export interface Carried {
  readonly meaning: Meaning;
  readonly mark?: string;
}

/** What stands in a button's data. */
export function carriedBy({ meaning: own, mark }: Carried): Readonly<Record<string, unknown>> {
  return { [OURS]: mark === undefined ? own : { ...own, m: mark } };
}

/** undefined: it is none of ours. */
export function readCarried(data: unknown): Carried | undefined {
  const given = carried.safeParse(data).data?.[OURS];
  if (given === undefined) return undefined;
  const { m: mark, ...own } = given;
  const read = meaning.safeParse(own).data;
  if (read === undefined) return undefined;
  return mark === undefined ? { meaning: read } : { meaning: read, mark };
}
