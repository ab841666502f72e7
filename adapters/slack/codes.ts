import { z } from 'zod';
import { COMMAND_NAMES } from '../../src/platform/prompt.ts';

/**
 * What our own buttons, selects and inputs carry, and how it is read when they come back. All of it may be old or made up
 * by a modified client: it is checked here for its shape, and by the engine for its sense.
 */

/** How the values that a button gathers make one answer. */
export const SHAPES = ['one', 'list', 'ranks', 'cells', 'text'] as const;
export type Shape = (typeof SHAPES)[number];

const name = z.string().max(60);
const promptId = z.string().max(60);

/** A button's value: at most 2,000 characters of JSON. */
const buttonValue = z.union([
  z.strictObject({ p: promptId, q: name, v: z.string().max(1_500) }), // an option
  z.strictObject({ p: promptId, q: name, s: z.enum(SHAPES), o: z.string().max(1_500).optional() }), // save
  z.strictObject({
    p: promptId.optional(),
    c: z.enum(COMMAND_NAMES),
    a: z.string().max(1_500).optional(),
  }),
  z.strictObject({ i: z.string().max(60), y: z.boolean() }), // "that is me"
  z.strictObject({ w: z.string().max(200) }), // words of a person's own page
]);
export type ButtonValue = z.infer<typeof buttonValue>;

export function writeButton(value: ButtonValue): string {
  return JSON.stringify(value);
}

/** undefined: it is none of ours. */
export function readButton(text: string | undefined): ButtonValue | undefined {
  if (text === undefined) return undefined;
  try {
    return buttonValue.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

const SEPARATOR = '|';

/** A block's id says which prompt and question its inputs belong to, and what each of them is. */
export interface InputCode {
  /** `pick`: choosing is answering. `value`, `words`, `rank`, `cell`: gathered by the save button. */
  readonly role: 'pick' | 'value' | 'words' | 'rank' | 'cell' | 'change';
  readonly promptId: string;
  readonly question: string;
  /** Of a rank its place, of a cell its row. */
  readonly part?: string;
}

const ROLES = ['pick', 'value', 'words', 'rank', 'cell', 'change'] as const;

export function writeInput({ role, promptId, question, part = '' }: InputCode): string {
  return [role, promptId, question, part].join(SEPARATOR);
}

export function readInput(blockId: string | undefined): InputCode | undefined {
  const [role, id = '', question = '', ...rest] = (blockId ?? '').split(SEPARATOR);
  const known = ROLES.find((one) => one === role);
  if (known === undefined || id.length > 60 || question.length > 60) return undefined;
  return { role: known, promptId: id, question, part: rest.join(SEPARATOR) };
}

/** The one action of an input block. */
export const INPUT = 'input';

export const OPTION_VALUE_MAX = 75;
