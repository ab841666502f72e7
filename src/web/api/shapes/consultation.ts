import { z } from 'zod';
import {
  CATEGORIES,
  MEETING_KINDS,
  REGIONS,
  RESPONSE_STATUSES,
  ROUND_STATES,
} from '../../../domain/vocabulary.ts';
import { count, day, pageOf, shape, time } from './shape.ts';

export const meeting = shape(
  'Meeting',
  'A CTO or CxO meeting.',
  z.object({
    slug: z.string(),
    kind: z.enum(MEETING_KINDS),
    number: z.int().nullable(),
    title: z.string(),
    startsOn: day,
    endsOn: day,
    place: z.string(),
    studyPeriod: z.string().describe('Such as 2025-2028.'),
  }),
);

export const meetings = shape('Meetings', 'Meetings, the latest first.', pageOf(meeting));

const round = z.object({
  slug: z.string(),
  meeting: z.string().describe('The slug of its meeting.'),
  state: z.enum(ROUND_STATES),
  opensAt: time.nullable().describe('When it is scheduled.'),
  openedAt: time.nullable(),
  closesOn: day.describe('It closes at the end of this day in each member’s capital.'),
  closedAt: time.nullable(),
  lateUntil: time.nullable().describe('Until then late answers are taken, and marked.'),
  threshold: count.describe('How many members a group needs before anything of it is shown.'),
});

export const roundHead = shape('Round', 'One asking of one questionnaire before a meeting.', round);

export const rounds = shape('Rounds', 'Rounds, opened last first.', pageOf(roundHead));

const statusCounts = shape(
  'StatusCounts',
  'How many members have answered, have begun, have declined, or have not begun.',
  z.record(z.enum(RESPONSE_STATUSES), count),
);

export const roundStanding = shape(
  'RoundStanding',
  'A round with who takes part, counted now among the members asked as they stood at its opening.',
  round.extend({
    participation: z.object({
      asked: count,
      byStatus: statusCounts,
      byRegion: z.array(z.object({ region: z.enum(REGIONS), counts: statusCounts })),
      byCategory: z.array(z.object({ category: z.enum(CATEGORIES), counts: statusCounts })),
      gaps: z
        .array(z.object({ region: z.enum(REGIONS), category: z.enum(CATEGORIES) }))
        .describe('Of whom something was asked and nothing has come yet.'),
    }),
  }),
);
