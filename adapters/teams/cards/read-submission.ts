import type { InboundAct } from '../../../src/platform/adapter.ts';
import { readable } from '../../../src/platform/readable.ts';
import {
  type FieldCode,
  type FormCode,
  type InputRole,
  inputId,
  type Meaning,
  readCarried,
  readChoice,
} from './codes.ts';

/** What was pressed on a card of ours, not yet checked for its sense. */
export type Submission = { readonly mark?: string } & (
  | {
      readonly kind: 'act';
      readonly act: SubmittedAct;
      /** The prompt that the card showed. */
      readonly promptId?: string;
      /** Which of a form's cards is wanted next, from 0. */
      readonly page?: number;
    }
  /** A form is put away; nothing is to be done but to show that. */
  | { readonly kind: 'closed'; readonly form: string }
);

export type SubmittedAct = Exclude<InboundAct, { readonly kind: 'left' | 'looked' }>;

/**
 * Reads the data of a universal action (`value.action.data` of an `adaptiveCard/action` invoke) or of a submit (`value` of a
 * message): our own part, with the values of the inputs beside it. undefined: none of ours, or none that can be. Never throws.
 */
export function readSubmission(data: unknown): Submission | undefined {
  try {
    return read(readable(data));
  } catch {
    return undefined; // nested too deeply for anything that a client sends
  }
}

function read(data: unknown): Submission | undefined {
  const carried = readCarried(data);
  if (carried === undefined || typeof data !== 'object' || data === null) return undefined;
  const values = new Map<string, unknown>(Object.entries(data));
  const { meaning, mark } = carried;
  const submitted = submittedBy(meaning, values);
  return submitted === undefined || mark === undefined ? submitted : { ...submitted, mark };
}

type Values = ReadonlyMap<string, unknown>;

function submittedBy(meaning: Meaning, values: Values): Submission | undefined {
  switch (meaning.k) {
    case 'option':
      return answered(meaning, meaning.v);
    case 'save': {
      const value = fieldValue(values, 0, meaning.f);
      if (value !== undefined) return answered(meaning, value);
      return meaning.f.s === 'one' ? said(meaning.p, values) : undefined;
    }
    case 'typed':
      return said(meaning.p, values);
    case 'act': {
      const { c: command, a, p } = meaning;
      const argument = a === undefined ? {} : { argument: a };
      const act = { kind: 'commanded', command, ...argument } as const;
      return p === undefined || p === '' ? { kind: 'act', act } : { kind: 'act', promptId: p, act };
    }
    case 'change': {
      const argument = chosenIn(values, 0, 'value');
      if (argument === undefined || argument === '') return undefined;
      const act = { kind: 'commanded', command: 'change', argument } as const;
      return { kind: 'act', promptId: meaning.p, act };
    }
    case 'offer':
      return { kind: 'act', act: { kind: 'identified', offer: meaning.i, isMe: meaning.y } };
    case 'say':
      return { kind: 'act', act: { kind: 'typed', text: meaning.w, addressed: true } };
    case 'send':
      return filled(meaning.d, values);
    case 'again':
      return filled(meaning.d, values, meaning.g);
    case 'close':
      return { kind: 'closed', form: meaning.d };
  }
}

/** Some clients send an option's words instead of its code; they mean what they mean when they are typed. */
function said(promptId: string, values: Values): Submission | undefined {
  const text = writtenIn(values, 0, 'value') ?? '';
  return text.trim() === '' ? undefined : { kind: 'act', promptId, act: { kind: 'typed', text } };
}

function answered(
  { p: promptId, q: question }: { readonly p: string; readonly q: string },
  value: unknown,
): Submission {
  return { kind: 'act', promptId, act: { kind: 'answered', question, value } };
}

function filled(
  { form, context, fields: codes, held = {} }: FormCode,
  values: Values,
  page?: number,
): Submission | undefined {
  const shown = codes.map(
    ({ name, code }, field) => [name, fieldValue(values, field, code)] as const,
  );
  if (shown.some(([, value]) => value === undefined)) return undefined;
  const fields = Object.fromEntries([...Object.entries(held), ...shown]);
  const act = { kind: 'filled', form, context, fields, sent: page === undefined } as const;
  return page === undefined ? { kind: 'act', act } : { kind: 'act', act, page };
}

/** The value that the inputs of one field make together, in the questionnaire's own form; undefined: they cannot be ours. */
function fieldValue(values: Values, field: number, code: FieldCode): unknown {
  switch (code.s) {
    case 'text':
      return writtenIn(values, field, 'value');
    case 'one':
      return withWords(chosenIn(values, field, 'value'), writtenIn(values, field, 'words'), code.o);
    case 'list':
      return withWords(severalIn(values, field), writtenIn(values, field, 'words'), code.o);
    case 'ranks': {
      const places = Array.from({ length: code.n }, (_, part) =>
        chosenIn(values, field, 'rank', part),
      );
      if (places.includes(undefined)) return undefined;
      // Places left open close up; a double one stays, so that it can be explained.
      return places.filter((value) => value !== '');
    }
    case 'cells': {
      const cells = code.r.map(
        (row, part) => [row, chosenIn(values, field, 'cell', part)] as const,
      );
      if (cells.some(([, column]) => column === undefined)) return undefined;
      return Object.fromEntries(cells.filter(([, column]) => column !== ''));
    }
  }
}

/** What is written; a client may send a number as one. '': nothing. undefined: something that no input holds. */
function writtenIn(values: Values, field: number, role: InputRole, part = 0): string | undefined {
  const value = values.get(inputId(field, role, part));
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  return typeof value === 'string' ? value : undefined;
}

function chosenIn(values: Values, field: number, role: InputRole, part = 0): string | undefined {
  const code = writtenIn(values, field, role, part);
  return code === '' || code === undefined ? code : readChoice(code);
}

const SEVERAL_MAX = 1_000;

function severalIn(values: Values, field: number): readonly string[] | undefined {
  const text = writtenIn(values, field, 'value');
  if (text === undefined) return undefined;
  const codes = text.split(',').filter((code) => code !== '');
  const read = codes.flatMap((code) => readChoice(code) ?? []);
  return read.length === codes.length && read.length <= SEVERAL_MAX ? read : undefined;
}

/** Words of one's own come along where their option is chosen, and alone mean it. */
function withWords(
  value: string | readonly string[] | undefined,
  words: string | undefined,
  other: string | undefined,
): unknown {
  if (value === undefined || words === undefined || other === undefined) return value;
  const own = words.trim();
  const isList = typeof value !== 'string';
  const isChosen = isList ? value.includes(other) : value === other;
  if (isChosen) return { value, words: own };
  if (own === '') return value;
  if (isList) return { value: [...value, other], words: own };
  return value === '' ? { value: other, words: own } : value;
}
