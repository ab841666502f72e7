import type { Phrasebook } from '../../conversation/phrasebook.ts';
import type { Language } from '../../domain/language.ts';
import { labels } from '../../domain/outcomes/numbered.ts';
import { done, type Refusal, type Result, refuse } from '../../domain/refusal.ts';
import type { Letter } from '../../platform/adapter.ts';
import { composeOutcome } from '../deliveries/compose-outcome.ts';
import { planOutcomes } from '../deliveries/plan-deliveries.ts';
import { planInBatches } from '../deliveries/plan-in-batches.ts';
import type { PlanRows } from '../deliveries/rows.ts';
import type { Actor, Bell, Transactions } from '../ports.ts';
import type { RoundRows } from '../rounds/rows.ts';
import {
  atMeeting,
  type MeetingAct,
  type MeetingRefusal,
  type MeetingRows,
  notBegun,
  type OutcomeDeps,
} from './at-meeting.ts';
import type { Heard, TellingRows } from './telling-rows.ts';

type Rows = MeetingRows & {
  readonly telling: TellingRows;
  readonly rounds: RoundRows;
  readonly deliveries: Pick<PlanRows, 'plan'>;
};

export interface TellDeps extends Omit<OutcomeDeps, 'store'> {
  readonly store: Transactions<Rows>;
  readonly bell: Bell;
}

export interface Told {
  /** Members whose words stand behind needs of the meeting. */
  readonly members: number;
  /** Of them, how many are told now; the others have been told the same already. */
  readonly planned: number;
}

export type TellRefusal = 'meeting-ahead' | 'needs-not-ended' | 'nobody-to-tell';

/**
 * Answers each member back: what became of each need that it told of, in its language, where it is reached best (Res. 68,
 * resolves 2). All needs that members told of must have ended. Again, it tells only those for whom something has changed.
 */
export async function tellMembers(
  deps: TellDeps,
  meeting: string,
  actor: Actor,
): Promise<Result<Told, MeetingRefusal | TellRefusal>> {
  const order = { slug: meeting, action: 'conclusion.tell', actor } as const;
  const result = await atMeeting(deps, order, async (act): Promise<Result<Told, TellRefusal>> => {
    const ready = await heardOf(act);
    if (!ready.ok) return ready;
    const heard = ready.value;
    let planned = 0;
    for (const slug of new Set(heard.map(({ round }) => round))) {
      const ofRound = heard.filter(({ round }) => round === slug);
      planned += await planRound(deps, act, { slug, heard: ofRound });
    }
    await act.note('members.told', { members: heard.length, planned });
    return done({ members: heard.length, planned });
  });
  if (result.ok && result.value.planned > 0) await deps.bell.ring(deps.clock.now());
  return result;
}

export interface ToldLetter {
  readonly member: string; // its name
  readonly language: Language;
  readonly letter: Letter;
}

/** The letter as this member would get it now, in its own language or another: for staff to read before it goes out. */
export function previewTold(
  deps: Pick<TellDeps, 'store' | 'clock'> & { readonly phrases: Phrasebook },
  input: { readonly meeting: string; readonly member: string; readonly language?: Language },
  actor: Actor,
): Promise<Result<ToldLetter, MeetingRefusal | 'member-not-heard'>> {
  const order = { slug: input.meeting, action: 'conclusion.list', actor } as const;
  return atMeeting(deps, order, async ({ meeting, rows: { telling } }) => {
    const heard = await telling.heard(meeting.id);
    const one = heard.find(({ member }) => member === input.member);
    if (one === undefined) {
      return refuse('member-not-heard', { member: input.member, meeting: meeting.slug });
    }
    const { addressee, name } = one;
    const language = input.language ?? one.language;
    const outcomes = await telling.told(addressee, language);
    const told = { member: name, meeting: meeting.title, outcomes };
    const letter = composeOutcome(deps.phrases, told, { language, salutation: '…' });
    return done({ member: name, language, letter });
  });
}

type Act = MeetingAct<Rows>;

/** Whoever is to be told; a refusal while it would be told nothing of a need. */
async function heardOf(act: Act): Promise<Result<readonly Heard[], TellRefusal>> {
  const ahead = notBegun(act);
  if (ahead !== undefined) return ahead;
  const { meeting, outcomes, rows } = act;
  const heard = await rows.telling.heard(meeting.id);
  if (heard.length === 0) return refuse('nobody-to-tell', { meeting: meeting.slug });
  const told = new Set(heard.flatMap(({ needs }) => needs));
  const open = (await outcomes.needs(meeting.id)).filter(
    ({ number, ending }) => told.has(number) && ending === null,
  );
  return open.length === 0 ? done(heard) : notEnded(meeting.slug, open);
}

function notEnded(
  meeting: string,
  open: readonly { readonly number: number }[],
): Refusal<'needs-not-ended'> {
  const needs = open.map(({ number }) => number);
  return refuse('needs-not-ended', { meeting, count: needs.length, needs: labels('N', needs) });
}

async function planRound(
  { random, clock }: TellDeps,
  { rows }: Act,
  { slug, heard }: { readonly slug: string; readonly heard: readonly Heard[] },
): Promise<number> {
  const round = await rows.rounds.find(slug);
  if (round === undefined) return 0;
  const standings = new Map(heard.map(({ addressee, standing }) => [addressee, standing]));
  const frame = { roundId: round.id, window: round.sendWindow, now: clock.now(), random };
  const { planned } = await planInBatches(rows, round.id, {
    concerns: ({ id }) => standings.has(id),
    planOf: (some) =>
      planOutcomes(some, { ...frame, keyOf: ({ id }) => `outcome:${id}:${standings.get(id)}` }),
  });
  return planned;
}
