import type { MeetingId } from '../../domain/ids.ts';
import type { ActKind } from '../../domain/needs/acts.ts';
import { type Change, type Need, touchedBy } from '../../domain/needs/need.ts';
import { spans } from '../../domain/needs/spans.ts';
import { done, type Refusal, type Result, refuse } from '../../domain/refusal.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, AuditRows, Clock, Random, Transactions } from '../ports.ts';
import type { CodingRows } from './rows.ts';

/** What the acts of coding need. */
export interface CodingDeps {
  readonly store: Transactions<{ readonly coding: CodingRows; readonly audit: AuditRows }>;
  readonly clock: Clock;
  readonly random: Random;
}

/** What staff name: the meeting, and the newest act that they had seen when they decided. */
export interface CodingOrder {
  /** The meeting's name. */
  readonly meeting: string;
  /**
   * Without it the act is done on what there is. With it the act is refused where a colleague touched the same needs
   * since; what colleagues did to other needs does not matter.
   */
  readonly seen?: number | undefined;
}

export interface Coded {
  /** The act's number; what is shown of the needs after it may be coded on with it as `seen`. */
  readonly act: number;
  readonly needs: readonly number[];
  readonly made: readonly number[];
}

/** A meeting that this act has to itself, with the needs that it names. */
export interface CodingDesk {
  readonly meeting: MeetingId;
  readonly coding: CodingRows;
  /** One of those that the act names. */
  need(number: number): Need;
  nextNumber(): Promise<number>;
}

export interface Act {
  readonly kind: ActKind;
  readonly change: Change;
  readonly reason?: string;
  readonly undoes?: number;
}

export type CodingRefusal =
  | 'not-allowed'
  | 'meeting-unknown'
  | 'need-unknown'
  | 'need-changed-since'
  | 'need-in-use';

/**
 * One act of coding, whole or not at all: may this person, is there such a meeting, are there such needs, has nobody
 * touched them since they were looked at; then the needs, the act and its line in the audit are written together.
 */
export async function coded<Code extends string>(
  deps: CodingDeps,
  order: CodingOrder & { readonly needs: readonly number[]; readonly actor: Actor },
  decide: (desk: CodingDesk) => Promise<Result<Act, Code>>,
): Promise<Result<Coded, Code | CodingRefusal>> {
  const { meeting: slug, needs: numbers, seen, actor } = order;
  const refusal = notAllowed(actor, 'need.code');
  if (refusal !== undefined) return refusal;
  return deps.store.transaction(async ({ coding, audit }) => {
    const meeting = await coding.lockMeeting(slug);
    if (meeting === undefined) return refuse('meeting-unknown', { meeting: slug });
    const found = await coding.needs(meeting, numbers);
    const needs = new Map(found.map((need) => [need.number, need]));
    const missing = numbers.find((number) => !needs.has(number));
    if (missing !== undefined) return refuse('need-unknown', { number: missing, meeting: slug });
    const conflict = await changedSince(coding, { meeting, numbers, seen });
    if (conflict !== undefined) return conflict;
    const need = (number: number): Need => {
      const one = needs.get(number);
      if (one === undefined) throw new Error(`the act did not name N${number}`);
      return one;
    };
    const nextNumber = () => coding.nextNumber(meeting);
    const decided = await decide({ meeting, coding, need, nextNumber });
    if (!decided.ok) return decided;
    return recorded(deps, { meeting, coding, audit, actor, act: decided.value });
  });
}

async function changedSince(
  coding: CodingRows,
  order: {
    readonly meeting: MeetingId;
    readonly numbers: readonly number[];
    readonly seen: number | undefined;
  },
): Promise<Refusal<'need-changed-since'> | undefined> {
  const { meeting, numbers, seen } = order;
  if (seen === undefined || numbers.length === 0) return undefined;
  const [newest] = await coding.acts(meeting, { after: seen, needs: numbers, limit: 1 });
  if (newest === undefined) return undefined;
  const need = newest.touched.find((number) => numbers.includes(number)) ?? 0;
  return refuse('need-changed-since', { need, act: newest.number, who: newest.who ?? 'any' });
}

async function recorded(
  { clock, random }: CodingDeps,
  done_: {
    readonly meeting: MeetingId;
    readonly coding: CodingRows;
    readonly audit: AuditRows;
    readonly actor: Actor;
    readonly act: Act;
  },
): Promise<Result<Coded, 'need-in-use'>> {
  const { meeting, coding, audit, actor, act } = done_;
  const { kind, change, reason = null, undoes = null } = act;
  const kept = new Set(change.after.map(({ number }) => number));
  const gone = change.before.map(({ number }) => number).filter((number) => !kept.has(number));
  const used = await coding.findInUse(meeting, gone);
  if (used !== undefined) return refuse('need-in-use', { need: used });
  const number = (await coding.lastAct(meeting)) + 1;
  const at = clock.now();
  const staff = actor.kind === 'staff' ? actor.id : null;
  const newId = () => random.id();
  const id = random.id();
  await coding.write({ id, meeting, number, kind, change, reason, undoes, staff, at, newId });
  const touched = touchedBy(change);
  await audit.append({
    ...{ at, actor, action: `need.${kind}`, subject: `meeting:${meeting}` },
    details: { act: number, needs: spans(touched), ...(undoes === null ? {} : { undoes }) },
    ...(reason === null ? {} : { reason }),
  });
  const before = new Set(change.before.map((need) => need.number));
  return done({ act: number, needs: touched, made: [...kept].filter((one) => !before.has(one)) });
}
