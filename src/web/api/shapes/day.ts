import { z } from 'zod';
import { CATEGORIES, REGIONS } from '../../../domain/vocabulary.ts';
import { content, quotation, text } from './agenda.ts';
import { count, day, optionalText, shape } from './shape.ts';

const words = quotation.extend({ round: z.string() });

const rank = z.object({
  round: z.string(),
  ...{ ballots: count, options: count, place: count, perMille: count },
  ...{ shared: z.boolean(), orderSensitive: z.boolean() },
  stability: z.object({ best: count, worst: count }).nullable(),
  regions: z.array(z.object({ region: z.enum(REGIONS), place: count, perMille: count })),
  agreement: z.enum(['agreed', 'differ', 'not-told']),
});

const item = shape(
  'DayItem',
  'An item of the day, and who is behind it as far as the published agendas tell.',
  z.object({
    number: z.int(),
    title: z.string(),
    topic: z.object({ code: z.string(), label: text }).nullable(),
    minutes: z.int().nullable(),
    presenter: optionalText,
    behind: z.object({
      regions: z.record(z.enum(REGIONS), count),
      categories: z.record(z.enum(CATEGORIES), count),
      countries: z.array(z.string()),
      ...{ unnamed: count, late: count },
      withheld: z.boolean(),
    }),
    ranks: z.array(rank),
    quotations: z.array(words),
  }),
);

/** The order of a meeting's day; `meeting` as papers name it. */
export function dayShape<Kind extends 'agenda' | 'digest', Meeting extends z.ZodType>(
  kind: Kind,
  meeting: Meeting,
) {
  return z.object({
    kind: z.literal(kind),
    meeting,
    items: z.array(item),
    rounds: z.array(z.object({ slug: z.string(), number: z.int(), sha256: z.string() })),
    countries: z.record(z.string(), text),
    published: z.array(content),
    elsewhere: z.array(words),
    since: z.object({ number: z.int(), draftedOn: day }).nullable(),
    changes: z.array(
      z.object({
        kind: z.enum(['new', 'left-out', 'moved', 'reworded', 'replanned']),
        number: z.int(),
        title: z.string(),
      }),
    ),
  });
}
