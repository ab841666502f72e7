import { z } from 'zod';
import { bodies, bodyNamed } from '../../domain/outcomes/bodies.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { genevaDay } from '../../domain/time/geneva.ts';
import { checked } from '../checked.ts';
import { isoDay } from '../fields.ts';
import type { Actor } from '../ports.ts';
import { findConclusion, written } from './add-conclusion.ts';
import { atMeeting, type MeetingAct, type MeetingRefusal, type OutcomeDeps } from './at-meeting.ts';
import type { ConclusionRecord, RoutingRecord } from './rows.ts';
import { optionalWords, words } from './written.ts';

export interface RouteDeps extends OutcomeDeps {
  /** Numbers of the study groups of a study period ("2025-2028"); none when the period is not known. */
  readonly studyGroupsOf: (studyPeriod: string) => Promise<readonly string[]>;
}

const day = isoDay.nullable().default(null);

const routingInput = z.object({
  reason: words('say why it goes there', 2000),
  sentOn: day,
  document: optionalWords(100),
});

export type RoutingInput = z.input<typeof routingInput> & {
  readonly meeting: string;
  readonly conclusion: number;
  readonly body: string;
};

export type RouteRefusal =
  | MeetingRefusal
  | 'conclusion-unknown'
  | 'body-unknown'
  | 'bad-input'
  | 'day-ahead';

/**
 * Sends a conclusion to TSAG or a study group, and why there (Res. 68, resolves 6). The number of the document is what TSB's
 * own system gave, never one of ours. Routing it there again replaces what was said of that, and keeps the response.
 */
export async function routeConclusion(
  deps: RouteDeps,
  input: RoutingInput,
  actor: Actor,
): Promise<Result<ConclusionRecord, RouteRefusal>> {
  const order = { slug: input.meeting, action: 'conclusion.route', actor } as const;
  return atMeeting(deps, order, async (act) => {
    const found = await findRouted(deps, act, input);
    if (!found.ok) return found;
    const { conclusion, body, before } = found.value;
    const fields = checked(routingInput, input);
    if (!fields.ok) return fields;
    const ahead = notYet(act, fields.value.sentOn);
    if (ahead !== undefined) return ahead;
    const { response = null, respondedOn = null } = before ?? {};
    const routing: RoutingRecord = { body, ...fields.value, response, respondedOn };
    await put(deps, act, conclusion, routing);
    await act.note('conclusion.routed', { number: conclusion.number, ...routing });
    return done(await written(act, conclusion.number));
  });
}

const responseInput = z.object({
  response: words('write what they answered or decided', 4000),
  respondedOn: isoDay,
});

/** Records what the body answered or decided. */
export async function recordResponse(
  deps: RouteDeps,
  input: z.input<typeof responseInput> & {
    readonly meeting: string;
    readonly conclusion: number;
    readonly body: string;
  },
  actor: Actor,
): Promise<Result<ConclusionRecord, RouteRefusal | 'not-routed' | 'response-early'>> {
  const order = { slug: input.meeting, action: 'conclusion.follow-up', actor } as const;
  return atMeeting(deps, order, async (act) => {
    const found = await findRouted(deps, act, input);
    if (!found.ok) return found;
    const { conclusion, body, before } = found.value;
    if (before === undefined) return refuse('not-routed', { number: conclusion.number, body });
    const fields = checked(responseInput, input);
    if (!fields.ok) return fields;
    const { respondedOn } = fields.value;
    const ahead = notYet(act, respondedOn);
    if (ahead !== undefined) return ahead;
    if (before.sentOn !== null && respondedOn < before.sentOn) {
      return refuse('response-early', { respondedOn, sentOn: before.sentOn });
    }
    await put(deps, act, conclusion, { ...before, ...fields.value });
    await act.note('conclusion.answered', { number: conclusion.number, body, ...fields.value });
    return done(await written(act, conclusion.number));
  });
}

interface Routed {
  readonly conclusion: ConclusionRecord;
  readonly body: string;
  readonly before: RoutingRecord | undefined;
}

async function findRouted(
  { studyGroupsOf }: RouteDeps,
  act: MeetingAct,
  input: { readonly conclusion: number; readonly body: string },
): Promise<Result<Routed, 'conclusion-unknown' | 'body-unknown'>> {
  const conclusion = await findConclusion(act, input.conclusion);
  if (!conclusion.ok) return conclusion;
  const { studyPeriod } = act.meeting;
  const groups = await studyGroupsOf(studyPeriod);
  const body = bodyNamed(input.body, groups);
  if (body === undefined) {
    const known = bodies(groups).join(', ');
    return refuse('body-unknown', { body: input.body, studyPeriod, known });
  }
  const before = conclusion.value.routings.find((one) => one.body === body);
  return done({ conclusion: conclusion.value, body, before });
}

function notYet({ at }: MeetingAct, given: string | null) {
  return given !== null && given > genevaDay(at) ? refuse('day-ahead', { day: given }) : undefined;
}

function put(
  { random }: RouteDeps,
  { outcomes, at }: MeetingAct,
  conclusion: ConclusionRecord,
  routing: RoutingRecord,
): Promise<void> {
  return outcomes.putRouting({ ...routing, id: random.id(), conclusion: conclusion.id, at });
}
