import { z } from 'zod';
import { merge, move, type NotStanding, rename, setAside } from '../../domain/needs/acts.ts';
import { type UndoRefusal, undo } from '../../domain/needs/undo.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { checked } from '../checked.ts';
import type { Actor } from '../ports.ts';
import {
  type Coded,
  type CodingDeps,
  type CodingOrder,
  type CodingRefusal,
  coded,
} from './coding.ts';
import { following, fromWhatStood } from './following.ts';
import { knownTopic } from './topics.ts';
import { reason, title } from './written.ts';

/** The acts on needs that there are. Each is one transaction; see `coded` for what they have in common. */

/** Merging, splitting, setting aside and undoing say why, for whoever asks later. */
export interface Why {
  readonly reason: string;
}

export type MergeRefusal =
  | CodingRefusal
  | NotStanding
  | 'bad-input'
  | 'merge-with-itself'
  | 'need-ended';

const MERGED_MOST = 500;
const others = z
  .array(z.int().positive())
  .min(1, 'name at least one need that goes into it')
  .max(MERGED_MOST, `name at most ${MERGED_MOST} needs`);

/**
 * Puts needs that ask for the same into one. Their numbers lead there from now on. A need that has ended stays what its
 * members were told of: others may go into it, it goes into none.
 */
export async function mergeNeeds(
  deps: CodingDeps,
  input: CodingOrder & { readonly into: number; readonly needs: readonly number[] } & Why,
  actor: Actor,
): Promise<Result<Coded, MergeRefusal>> {
  const schema = z.object({ needs: others, reason });
  const fields = checked(schema, { needs: [...input.needs], reason: input.reason });
  if (!fields.ok) return fields;
  const from = [...new Set(fields.value.needs)];
  const needs = [...new Set([input.into, ...from])];
  return coded(deps, { ...input, needs, actor }, async ({ need, coding, meeting }) => {
    const rows = await coding.statements(meeting, needs);
    const now = (number: number) => following(need(number), rows);
    const change = merge(now(input.into), from.map(now));
    if (!change.ok) return change;
    const ended = await coding.findEnded(meeting, from);
    if (ended !== undefined) return refuse('need-ended', { need: ended });
    const stood = change.value.before.map(({ number }) => need(number));
    const why = fields.value.reason;
    return done({ kind: 'merged', change: fromWhatStood(change.value, stood), reason: why });
  });
}

type Altering = CodingRefusal | NotStanding | 'need-unchanged';

/** Gives a need its short title. */
export async function renameNeed(
  deps: CodingDeps,
  input: CodingOrder & { readonly need: number; readonly title: string },
  actor: Actor,
): Promise<Result<Coded, Altering | 'bad-input'>> {
  const fields = checked(z.object({ title }), { title: input.title });
  if (!fields.ok) return fields;
  return coded(deps, { ...input, needs: [input.need], actor }, async ({ need }) => {
    const change = rename(need(input.need), fields.value.title);
    return change.ok ? done({ kind: 'renamed', change: change.value }) : change;
  });
}

/** Moves a need to a topic of the meeting's questionnaires; '' moves it to none. */
export async function moveNeed(
  deps: CodingDeps,
  input: CodingOrder & { readonly need: number; readonly topic: string },
  actor: Actor,
): Promise<Result<Coded, Altering | 'topic-unknown'>> {
  const order = { ...input, needs: [input.need], actor };
  return coded(deps, order, async ({ need, coding, meeting }) => {
    const topic = knownTopic(await coding.rounds(meeting), input.topic.trim());
    if (!topic.ok) return topic;
    const change = move(need(input.need), topic.value);
    return change.ok ? done({ kind: 'moved', change: change.value }) : change;
  });
}

/** Says why something is no need. It is kept, with its words and the reason; how it ends is said apart (`endNeed`),
 * because its members are told of that. */
export async function setNeedAside(
  deps: CodingDeps,
  input: CodingOrder & { readonly need: number } & Why,
  actor: Actor,
): Promise<Result<Coded, CodingRefusal | NotStanding | 'bad-input' | 'reason-missing'>> {
  const fields = checked(z.object({ reason }), { reason: input.reason });
  if (!fields.ok) return fields;
  return coded(deps, { ...input, needs: [input.need], actor }, async ({ need }) => {
    const change = setAside(need(input.need), fields.value.reason);
    if (!change.ok) return change;
    return done({ kind: 'set-aside', change: change.value, reason: fields.value.reason });
  });
}

/** Takes an act back: the needs that it touched are as before it. See the domain's `undo` for what stands in the way. */
export async function undoAct(
  deps: CodingDeps,
  input: { readonly meeting: string; readonly act: number } & Why,
  actor: Actor,
): Promise<Result<Coded, CodingRefusal | UndoRefusal | 'act-unknown' | 'bad-input'>> {
  const fields = checked(z.object({ reason }), { reason: input.reason });
  if (!fields.ok) return fields;
  const order = { meeting: input.meeting, needs: [], actor };
  return coded(deps, order, async ({ coding, meeting }) => {
    const act = await coding.findAct(meeting, input.act);
    if (act === undefined) return refuse('act-unknown', { act: input.act, meeting: input.meeting });
    const change = undo(act, await coding.acts(meeting, { after: act.number }));
    if (!change.ok) return change;
    const why = fields.value.reason;
    return done({ kind: 'undone', change: change.value, undoes: act.number, reason: why });
  });
}
