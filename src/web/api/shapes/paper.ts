import { z } from 'zod';
import { LANGUAGES } from '../../../domain/language.ts';
import {
  ENDINGS,
  FOLLOW_UP_STATUSES,
  MEETING_KINDS,
  PAPER_KINDS,
  REGIONS,
} from '../../../domain/vocabulary.ts';
import { dayShape } from './day.ts';
import { count, day, optionalText, pageOf, shape, time } from './shape.ts';

const head = z.object({
  kind: z.enum(PAPER_KINDS),
  scope: z.string().describe('The slug of the meeting, or the study period.'),
  number: z.int(),
  sha256: z.string(),
  approvedAt: time.nullable(),
  publishedOn: day,
  url: optionalText.describe('Where it was published.'),
  document: optionalText.describe('Its number, as TSB gave it.'),
});

export const papers = shape(
  'Papers',
  'Communiqués and reports that were published, the newest first.',
  pageOf(head),
);

const meeting = shape(
  'PaperMeeting',
  'A meeting as a paper names it.',
  z.object({
    slug: z.string(),
    kind: z.enum(MEETING_KINDS),
    title: z.string(),
    startsOn: day,
    endsOn: day,
    place: z.string(),
    studyPeriod: z.string(),
  }),
);

const agendaPaper = shape(
  'MeetingAgenda',
  'The order of a meeting’s day, and who is behind its items.',
  dayShape('agenda', meeting),
);

const digest = shape(
  'NeedsDigest',
  'The same with all that was said, for the chair.',
  dayShape('digest', meeting),
);

const wording = z.object({ title: z.string(), text: z.string(), callToAction: optionalText });

const texts = shape(
  'PaperTexts',
  'A conclusion in other languages; what is not approved is a draft.',
  z.partialRecord(z.enum(LANGUAGES), wording.extend({ approved: z.boolean() })),
);

const conclusions = z.array(
  wording.extend({
    number: z.int(),
    addressee: optionalText,
    otherBodies: optionalText,
    texts,
  }),
);

const consulted = z.object({ addressed: count, submitted: count });

const needCounts = shape(
  'NeedCounts',
  'How needs ended; "open" have not yet.',
  z.record(z.enum([...ENDINGS, 'open']), count),
);

const communique = shape(
  'Communique',
  'A meeting’s conclusions.',
  z.object({
    kind: z.literal('communique'),
    meeting,
    consulted,
    needs: needCounts,
    conclusions,
  }),
);

const status = z.enum(FOLLOW_UP_STATUSES);

const standing = z.object({
  meeting: z.string(),
  number: z.int(),
  title: z.string(),
  texts,
  status: status.nullable(),
  since: day.nullable(),
  reason: optionalText,
  evidence: optionalText,
  routings: z.array(
    z.object({
      body: z.string(),
      sentOn: day.nullable(),
      document: optionalText,
      response: optionalText,
      respondedOn: day.nullable(),
    }),
  ),
});

const ofConclusion = z.object({ meeting: z.string(), number: z.int() });

const change = z.discriminatedUnion('kind', [
  ofConclusion.extend({ kind: z.literal('new') }),
  ofConclusion.extend({ kind: z.literal('status'), from: status.nullable(), to: status }),
  ofConclusion.extend({ kind: z.literal('routed'), body: z.string() }),
  ofConclusion.extend({ kind: z.literal('response'), body: z.string(), response: z.string() }),
]);

const tsagReport = shape(
  'TsagReport',
  'What became of conclusions, and what changed since the report before.',
  z.object({
    kind: z.literal('tsag-report'),
    studyPeriod: z.string(),
    meetings: z.array(meeting),
    standings: z.array(standing),
    since: z.object({ number: z.int(), draftedOn: day }).nullable(),
    changes: z.array(change),
    annexed: z.array(z.object({ meeting, conclusions, number: z.int(), sha256: z.string() })),
  }),
);

const balance = z.object({ seats: count, invited: count, accepted: count, attended: count });

const register = z
  .object({
    regions: z.array(balance.extend({ region: z.enum(REGIONS) })),
    developing: balance,
    all: balance,
    absent: z.array(z.enum(REGIONS)).nullable(),
    continuity: z.object({ previous: count, again: count }).nullable(),
    lapsed: count,
  })
  .describe('Entities that belong to the group and that came; null: none is on record.');

const wtsaReport = shape(
  'WtsaReport',
  'Figures of a study period.',
  z.object({
    kind: z.literal('wtsa-report'),
    studyPeriod: z.string(),
    meetings: z.array(
      z.object({
        meeting,
        rounds: z.array(consulted.extend({ slug: z.string(), closesOn: day })),
        regions: z.record(z.enum(REGIONS), consulted),
        needs: needCounts,
        conclusions: z.record(z.enum([...FOLLOW_UP_STATUSES, 'none']), count),
        register: register.nullable().optional(),
      }),
    ),
  }),
);

export const paper = shape(
  'Paper',
  'A published paper with what it says. It never changes.',
  head.extend({
    content: z.discriminatedUnion('kind', [
      agendaPaper,
      digest,
      communique,
      tsagReport,
      wtsaReport,
    ]),
    files: z.array(z.string()).describe('Names of its files, in each language and form.'),
  }),
);
