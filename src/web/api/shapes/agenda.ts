import { z } from 'zod';
import { LANGUAGES } from '../../../domain/language.ts';
import { CATEGORIES, MEETING_KINDS, REGIONS } from '../../../domain/vocabulary.ts';
import { count, day, optionalText, pageOf, shape, time } from './shape.ts';

const version = z.object({
  number: z.int(),
  sha256: z.string(),
  builtAt: time,
});

export const agendas = shape(
  'Agendas',
  'The frozen versions of a round’s agenda, the latest first.',
  pageOf(version),
);

export const text = shape(
  'Text',
  'A text in the languages in which there is one; English always.',
  z
    .object({ en: z.string() })
    .extend(
      Object.fromEntries(
        LANGUAGES.filter((language) => language !== 'en').map((language) => [
          language,
          z.string().optional(),
        ]),
      ) as Record<Exclude<(typeof LANGUAGES)[number], 'en'>, z.ZodOptional<z.ZodString>>,
    ),
);

const rate = shape(
  'Rate',
  'How many members were asked and how many have answered; "submitted" includes "late".',
  z.object({
    ...{ addressed: count, submitted: count, late: count },
    ...{ partial: count, declined: count, silent: count },
  }),
);

const rankedList = shape(
  'RankedList',
  'An order with its exact points.',
  z.object({
    ballots: count,
    items: z.array(
      z.object({
        option: z.string(),
        place: count,
        shared: z.boolean(),
        points: z.string().describe('Exact, such as 37/2.'),
        perMille: z.int(),
        rankedBy: count,
        firstPlaces: count,
        schulzePlace: count,
        orderSensitive: z.boolean(),
        stability: z.object({ best: count, worst: count }).nullable(),
      }),
    ),
  }),
);

const balancedList = rankedList.extend({
  weights: z.array(z.object({ regions: z.array(z.string()), weight: z.number() })),
});

const picked = z.object({ question: z.string(), option: z.string() });

const source = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('attributed'), country: z.string(), name: z.string() }),
  z.object({ kind: z.literal('country'), country: z.string() }),
  z.object({ kind: z.literal('region'), region: z.enum(REGIONS) }),
  z.object({ kind: z.literal('member') }),
]);

export const quotation = z.object({
  source: source.describe('Whose words, as far as their owner lets it be told.'),
  words: z.string().describe('Verbatim, in the language written.'),
  language: z.string(),
  late: z.boolean(),
  benefit: optionalText,
  askOfIndustry: optionalText,
  urgency: picked.nullable(),
  barriers: z.array(picked),
});

const needs = z.object({
  heldBack: z.boolean(),
  coding: z.string(),
  topic: optionalText,
  stated: count.nullable(),
  withheld: z.boolean().describe('Some words are not published.'),
  quotations: z.array(quotation),
});

const counts = z.object({
  heldBack: z.boolean(),
  question: z.string(),
  title: text,
  kind: z.enum(['choice', 'several', 'rating', 'matrix']),
  options: z.array(z.object({ code: z.string(), label: text })),
  groups: z.array(z.object({ group: z.string(), answered: count, counts: z.array(count) })),
});

/** What of a version is published. */
export const content = z.object({
  format: z.literal('parley-agenda/1'),
  meeting: z.object({
    kind: z.enum(MEETING_KINDS),
    number: z.int().nullable(),
    title: z.string(),
    startsOn: day,
    endsOn: day,
    place: z.string(),
    studyPeriod: z.string(),
  }),
  round: z.object({ slug: z.string(), openedOn: day.nullable(), closesOn: day }),
  questionnaire: z.object({ slug: z.string(), version: z.int(), sha256: z.string(), title: text }),
  rules: z.object({
    threshold: count,
    ranking: z.string(),
    check: z.string(),
    disclosure: z.string(),
  }),
  participation: z.object({
    total: rate,
    regions: z.record(z.enum(REGIONS), rate),
    categories: z.record(z.enum(CATEGORIES), rate),
    withoutNeed: count.nullable(),
  }),
  gaps: z.array(
    z.object({
      region: z.enum(REGIONS).nullable(),
      category: z.enum(CATEGORIES).nullable(),
      addressed: count,
    }),
  ),
  rankings: z.array(
    z.object({
      heldBack: z.boolean(),
      question: z.string(),
      title: text,
      overall: rankedList.nullable(),
      balanced: balancedList.nullable(),
      groups: z.array(z.object({ group: z.enum([...REGIONS, ...CATEGORIES]), list: rankedList })),
    }),
  ),
  needs: z.array(needs),
  counts: z.array(counts),
  topics: z.record(z.string(), z.object({ label: text, studyGroup: optionalText })),
  countries: z.record(z.string(), text),
  notShown: z
    .array(z.object({ figure: z.string(), group: z.string() }))
    .describe('Figures that are not shown because they would tell too much of a small group.'),
});

export const agenda = shape(
  'Agenda',
  'A frozen version: what of it is published. It never changes.',
  version.extend({ content }),
);
