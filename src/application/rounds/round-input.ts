import { z } from 'zod';
import type { RoundId } from '../../domain/ids.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { DEFAULT_AUDIENCE } from '../../domain/rounds/audience.ts';
import { THRESHOLD_DEFAULT, THRESHOLD_MIN } from '../../domain/rounds/opening-checks.ts';
import { DEFAULT_REMINDER_RULES, ESCALATE_AFTER } from '../../domain/rounds/reminder-rules.ts';
import {
  DEFAULT_SEND_WINDOW,
  isSendWindow,
  type SendWindow,
} from '../../domain/time/send-window.ts';
import { CATEGORIES, MEMBER_KINDS, REGIONS } from '../../domain/vocabulary.ts';
import { checked } from '../checked.ts';
import { isoDay, slug } from '../fields.ts';
import type { MeetingRows } from '../meetings/rows.ts';
import type { Random } from '../ports.ts';
import { escalateAfter, reminderRules } from './reminder-input.ts';
import type { RoundRecord, RoundRows, StoredRule } from './rows.ts';

/** More than all members of the Union's Sector; a larger number is a slip. */
const THRESHOLD_MAX = 10_000;

const roundInput = z.object({
  slug,
  meeting: slug,
  questionnaire: slug,
  version: z.int().positive().optional(), // of the questionnaire; absent: the newest
  audience: z
    .object({
      kinds: z.array(z.enum(MEMBER_KINDS)).min(1, 'name at least one kind of member'),
      categories: z.array(z.enum(CATEGORIES)),
      regions: z.array(z.enum(REGIONS)).min(1, 'name at least one region').optional(),
      countries: z.array(z.string().regex(/^[A-Z]{2}$/, 'use two-letter codes like KE')).optional(),
    })
    .transform(({ regions, countries, ...rest }) => ({
      ...rest,
      ...(regions === undefined ? {} : { regions }),
      ...(countries === undefined ? {} : { countries }),
    }))
    .default({ kinds: [...DEFAULT_AUDIENCE.kinds], categories: [...DEFAULT_AUDIENCE.categories] }),
  closesOn: isoDay,
  lateUntil: z.int().nullable().default(null), // epoch ms
  threshold: z
    .int()
    .min(THRESHOLD_MIN, `groups of fewer than ${THRESHOLD_MIN} would point to their members`)
    .max(THRESHOLD_MAX, `no group has more than ${THRESHOLD_MAX} members`)
    .default(THRESHOLD_DEFAULT),
  /** "any" is the confirmation that members may be written to at night and on their weekend. */
  sendWindow: z
    .custom<SendWindow>(isSendWindow, 'give whole hours like { from: 9, to: 17 }, or "any"')
    .default(DEFAULT_SEND_WINDOW),
  reminders: reminderRules.default(
    DEFAULT_REMINDER_RULES.map((rule) => ({
      ...rule,
      states: [...rule.states],
      channels: [...rule.channels],
    })),
  ),
  escalateAfter: escalateAfter.default(ESCALATE_AFTER),
});

export type RoundInput = z.input<typeof roundInput>;

export interface Draft {
  readonly round: RoundRecord;
  readonly rules: readonly StoredRule[];
}

export type DraftRefusal = 'bad-input' | 'meeting-unknown' | 'questionnaire-unknown';

/** Checks what staff gave and finds what it names. Writes nothing. */
export async function readDraft(
  rows: { readonly rounds: RoundRows; readonly meetings: MeetingRows },
  input: RoundInput,
  random: Random,
): Promise<Result<Draft, DraftRefusal>> {
  const fields = checked(roundInput, input);
  if (!fields.ok) return fields;
  const { meeting: meetingSlug, questionnaire, version, reminders, ...own } = fields.value;
  const meeting = await rows.meetings.find(meetingSlug);
  if (meeting === undefined) return refuse('meeting-unknown', { meeting: meetingSlug });
  const published = await rows.rounds.publishedVersion(questionnaire, version);
  if (published === undefined) {
    return refuse('questionnaire-unknown', { questionnaire, version: version ?? 'newest' });
  }
  return done({
    round: {
      ...own,
      id: random.id() as RoundId,
      meetingId: meeting.id,
      meetingTitle: meeting.title,
      meetingStartsOn: meeting.startsOn,
      questionnaireVersionId: published.id,
      questionnaireLanguages: published.languages,
      state: 'draft',
      opensAt: null,
      openedAt: null,
      closedAt: null,
    },
    rules: reminders.map((rule, position) => ({ ...rule, id: random.id(), position })),
  });
}
