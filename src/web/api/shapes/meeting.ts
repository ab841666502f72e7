import { z } from 'zod';
import {
  ATTRIBUTIONS,
  ENDINGS,
  FOLLOW_UP_STATUSES,
  ITEM_STATES,
  REGIONS,
} from '../../../domain/vocabulary.ts';
import { count, day, optionalText, pageOf, shape, time } from './shape.ts';

export const items = shape(
  'AgendaItems',
  'What a meeting takes up, in the order of the day.',
  pageOf(
    z.object({
      number: z.int(),
      title: z.string(),
      topic: optionalText,
      state: z.enum(ITEM_STATES),
      minutes: z.int().nullable(),
      presenter: optionalText,
      reason: optionalText.describe('Why it was dropped.'),
      mergedInto: z.int().nullable().describe('The item that it went into; it is dropped then.'),
      needs: z.array(z.int()).describe('Numbers of the needs behind it.'),
    }),
  ),
);

const direction = z.enum(['ltr', 'rtl', 'auto']);

const need = z.object({
  number: z.int(),
  title: z.string().describe('Staff’s; empty until somebody has coded it.'),
  mergedInto: z.int().nullable(),
  setAside: optionalText.describe('Why it is no need.'),
});

export const needs = shape(
  'Needs',
  'What members asked for, by number, as far as the token may see.',
  pageOf(
    need.extend({
      topic: optionalText,
      statements: count,
      languages: z.array(z.string()),
      regions: z.array(z.enum(REGIONS)).describe('Of those whose region may be told.'),
      late: z.boolean(),
      takenBack: z.boolean(),
      ending: z
        .object({ kind: z.enum(ENDINGS), reason: optionalText })
        .nullable()
        .describe('Null: not yet, or the token may not list conclusions.'),
    }),
  ),
);

export const shownNeed = shape(
  'Need',
  'A need with the words behind it: verbatim, with their owner as far as the owner allows it.',
  need.extend({
    topic: z.object({ code: z.string(), label: z.string() }).nullable(),
    merged: z.array(z.int()).describe('The needs that went into it.'),
    statements: z.array(
      z.object({
        member: optionalText,
        country: optionalText,
        region: z.enum(REGIONS).nullable(),
        level: z.enum(ATTRIBUTIONS).describe('How widely its owner lets it be shown.'),
        state: z.enum(['as-coded', 'changed', 'part-gone', 'taken-back', 'withheld']),
        words: optionalText.describe('Null: taken back, or withheld to protect a small group.'),
        whole: optionalText.describe('All words of the answer, where a part is meant.'),
        language: z.string(),
        direction,
        late: z.boolean(),
        round: z.string(),
        question: z.string(),
        translations: z.array(
          z.object({
            language: z.string(),
            text: z.string(),
            origin: z.enum(['human', 'machine']),
          }),
        ),
      }),
    ),
  }),
);

export const conclusion = shape(
  'Conclusion',
  'What a meeting concluded, as advice: what it came from, where it went and what became of it.',
  z.object({
    number: z.int(),
    title: z.string(),
    text: z.string(),
    callToAction: optionalText,
    addressee: optionalText,
    otherBodies: optionalText,
    topic: optionalText,
    items: z.array(z.int()),
    needs: z.array(z.int()),
    routings: z.array(
      z.object({
        body: z.string().describe('TSAG, or a study group.'),
        reason: z.string(),
        sentOn: day.nullable(),
        document: optionalText,
        response: optionalText,
        respondedOn: day.nullable(),
      }),
    ),
    followUps: z
      .array(
        z.object({
          status: z.enum(FOLLOW_UP_STATUSES),
          reason: optionalText,
          evidence: optionalText,
          nextOn: day.nullable(),
          at: time,
        }),
      )
      .describe('The newest first.'),
  }),
);

export const conclusions = shape(
  'Conclusions',
  'A meeting’s conclusions, by number.',
  pageOf(conclusion),
);

const statement = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  words: z.string(),
  on: day.nullable(),
  where: optionalText.describe('The command that shows it.'),
});

export const trace = shape(
  'Trace',
  'Clause by clause of the resolution: what was done for this meeting, and what is missing.',
  z.object({
    meeting: z.string(),
    edition: z.object({ id: z.string(), resolution: z.int(), edition: z.string() }),
    asOf: day,
    clauses: z.array(
      z.object({
        label: z.string(),
        asks: z.string(),
        done: z.array(statement),
        missing: z.array(statement),
      }),
    ),
  }),
);
