import { z } from 'zod';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { genevaDay } from '../../domain/time/geneva.ts';
import { FOLLOW_UP_STATUSES } from '../../domain/vocabulary.ts';
import { checked } from '../checked.ts';
import { isoDay } from '../fields.ts';
import type { Actor } from '../ports.ts';
import { findConclusion, written } from './add-conclusion.ts';
import { atMeeting, type MeetingRefusal, type OutcomeDeps } from './at-meeting.ts';
import type { ConclusionRecord } from './rows.ts';
import { optionalWords, webAddress } from './written.ts';

const followUpInput = z
  .object({
    status: z.enum(FOLLOW_UP_STATUSES, `use one of ${FOLLOW_UP_STATUSES.join(', ')}`),
    reason: optionalWords(2000),
    evidence: webAddress,
    owner: z.string().trim().toLowerCase().nullable().default(null),
    nextOn: isoDay.nullable().default(null),
  })
  .refine(({ status, reason }) => status !== 'not-pursued' || reason !== null, {
    path: ['reason'],
    message: 'say why it is not pursued',
  });

export type FollowUpInput = z.input<typeof followUpInput> & {
  readonly meeting: string;
  readonly conclusion: number;
};

/**
 * Says what became of a conclusion (Res. 68, resolves 7): appended, so that each report can tell what changed since the last.
 * An owner who is not named stays.
 */
export async function followConclusion(
  deps: OutcomeDeps,
  input: FollowUpInput,
  actor: Actor,
): Promise<
  Result<
    ConclusionRecord,
    MeetingRefusal | 'conclusion-unknown' | 'bad-input' | 'staff-unknown' | 'next-passed'
  >
> {
  const order = { slug: input.meeting, action: 'conclusion.follow-up', actor } as const;
  return atMeeting(deps, order, async (act) => {
    const conclusion = await findConclusion(act, input.conclusion);
    if (!conclusion.ok) return conclusion;
    const fields = checked(followUpInput, input);
    if (!fields.ok) return fields;
    const { status, reason, evidence, nextOn } = fields.value;
    if (nextOn !== null && nextOn <= genevaDay(act.at)) return refuse('next-passed', { nextOn });
    const email = fields.value.owner ?? conclusion.value.followUps[0]?.owner ?? null;
    const owner = email === null ? undefined : await act.staff.findByEmail(email);
    if (email !== null && owner === undefined) return refuse('staff-unknown', { email });
    await act.outcomes.appendFollowUp({
      ...{
        id: deps.random.id(),
        conclusion: conclusion.value.id,
        status,
        reason,
        evidence,
        nextOn,
      },
      ...{ owner: owner?.id ?? null, staff: actor.kind === 'staff' ? actor.id : null, at: act.at },
    });
    await act.note('conclusion.followed', { number: input.conclusion, status }, reason);
    return done(await written(act, input.conclusion));
  });
}
