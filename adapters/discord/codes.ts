import { z } from 'zod';
import { COMMAND_NAMES } from '../../src/platform/prompt.ts';

/**
 * What our own buttons, selects and windows carry in their custom ids, and how it is read when they come back. All of it may be
 * old or made up by a modified client: it is checked here for its shape, and by the engine for its sense.
 */

/** Of a custom id, and of an option's value (docs.discord.com/developers/components/reference). */
export const CODE_MAX = 100;

const promptId = z.string().max(60);
const name = z.string().max(60);

const SHAPES = {
  /** Choosing is answering: an option's button, a select for one, a select for several. */
  option: z.tuple([promptId, name, z.string()]),
  pick: z.tuple([promptId, name]),
  several: z.tuple([promptId, name]),
  /** A button that opens a window for words, and that window. */
  write: z.tuple([promptId, name, z.string().regex(/^[sl][0-9a-z]{1,4}$/)]),
  words: z.tuple([promptId, name]),
  /** A command, with its argument; of `section` the question that the window begins with. */
  act: z.tuple([promptId, z.enum(COMMAND_NAMES), z.string()]),
  /** The list of a review, from which a question is opened again. */
  change: z.tuple([promptId]),
  /** "That is me", or not. */
  offer: z.tuple([name, z.enum(['y', 'n'])]),
  /** Something that can be asked for besides answering: its words. */
  say: z.tuple([z.string()]),
  /** A form as a window, or as a message: what sends it. */
  form: z.tuple([name, z.string()]),
  /** Of a form as a message: a field to choose in, a button that opens fields to write in, and that window. */
  field: z.tuple([name]),
  edit: z.tuple([z.string()]),
  edited: z.tuple([name, z.string()]),
  /** A field of a window: its value is one, or a list. */
  one: z.tuple([name]),
  list: z.tuple([name]),
} as const;

type Kind = keyof typeof SHAPES;

/** One letter for each kind: room is scarce. */
const LETTERS: Readonly<Record<Kind, string>> = {
  ...{ option: 'o', pick: 'p', several: 'm', write: 't', words: 'T', act: 'a', change: 'c' },
  ...{ offer: 'i', say: 'w', form: 'f', field: 's', edit: 'e', edited: 'E', one: '1', list: 'n' },
};

type PartsOf = { [Name in Kind]: z.infer<(typeof SHAPES)[Name]> };
export type Code = {
  [Name in Kind]: { readonly kind: Name; readonly parts: PartsOf[Name] };
}[Kind];

const SEPARATOR = '|';

/** undefined: it does not fit, and must be said otherwise. */
export function writeCode<Name extends Kind>(
  kind: Name,
  ...parts: PartsOf[Name]
): string | undefined {
  const text = [LETTERS[kind], ...(parts as readonly string[])].join(SEPARATOR);
  return text.length <= CODE_MAX ? text : undefined;
}

/** What surely fits, because its names are short: ids of ours, names in a questionnaire (60 characters), commands. */
export function shortCode<Name extends Kind>(kind: Name, ...parts: PartsOf[Name]): string {
  const code = writeCode(kind, ...parts);
  if (code === undefined) throw new RangeError(`a custom id is too long: ${kind}`);
  return code;
}

/** Two of one message may not be the same: the second gets a number, which means nothing. */
export function numbered(code: string, count: number): string {
  return count === 0 ? code : `${code.slice(0, CODE_MAX - 3)}~${count}`;
}

/** undefined: it is none of ours. */
export function readCode(customId: string): Code | undefined {
  const [letter, ...rest] = customId.replace(/~\d{1,2}$/, '').split(SEPARATOR);
  const kind = (Object.keys(LETTERS) as Kind[]).find((one) => LETTERS[one] === letter);
  if (kind === undefined) return undefined;
  const shape = SHAPES[kind];
  const count = shape.def.items.length;
  // Only the last part may hold the separator.
  const parts = [...rest.slice(0, count - 1), rest.slice(count - 1).join(SEPARATOR)];
  const read = shape.safeParse(parts);
  return read.success ? ({ kind, parts: read.data } as Code) : undefined;
}
