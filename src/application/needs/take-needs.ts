import type { NeedRow } from '../../domain/agenda/input.ts';
import { partsOfCoding } from '../../domain/agenda/needs.ts';
import type { AnswerId } from '../../domain/ids.ts';
import { take } from '../../domain/needs/acts.ts';
import type { NeedCoding } from '../../domain/questionnaire-definition.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import type { AgendaRows } from '../agenda/rows.ts';
import { notAllowed } from '../allowed.ts';
import type { Actor, AuditRows, Clock, Random, Transactions } from '../ports.ts';
import { type CodingRefusal, coded } from './coding.ts';
import type { CodedRound, CodingRows } from './rows.ts';

export interface TakeNeedsDeps {
  readonly store: Transactions<{
    readonly agenda: AgendaRows;
    readonly coding: CodingRows;
    readonly audit: AuditRows;
  }>;
  readonly clock: Clock;
  readonly random: Random;
}

export interface Taken {
  /** null when there was nothing new. */
  readonly act: number | null;
  readonly needs: readonly number[];
}

interface Fresh {
  readonly answer: AnswerId;
  readonly topic: string | null;
  readonly words: string;
}

/**
 * Takes the needs of a closed round: each answer that the questionnaire's coding names as words becomes one, so that
 * nothing said is left out because nobody coded it. Taking again after late answers adds only those that are new.
 */
export async function takeNeeds(
  deps: TakeNeedsDeps,
  input: { readonly round: string },
  actor: Actor,
): Promise<
  Result<Taken, CodingRefusal | 'round-unknown' | 'not-closed' | 'questionnaire-names-no-needs'>
> {
  const refusal = notAllowed(actor, 'need.code');
  if (refusal !== undefined) return refusal;
  const found = await deps.store.transaction(({ coding }) => coding.findRound(input.round));
  if (found === undefined) return refuse('round-unknown', { round: input.round });
  if (found.state !== 'closed' && found.state !== 'archived') {
    return refuse('not-closed', { round: found.slug, state: found.state });
  }
  const codings = found.definition.parley.needs ?? [];
  if (codings.length === 0) return refuse('questionnaire-names-no-needs', { round: found.slug });
  const order = { meeting: found.meeting, needs: [], actor };
  const rows = await deps.store.transaction(({ agenda }) => answersOf(agenda, found, codings));
  const taken = await coded(deps, order, async ({ coding, meeting, nextNumber }) => {
    const stated = await coding.statedAnswers(meeting);
    const fresh = inNoOnesOrder(rows).filter(({ answer }) => !stated.has(answer));
    if (fresh.length === 0) return refuse('nothing-new');
    const plain = fresh.map(({ answer, topic }) => ({ answer, topic }));
    return done({ kind: 'taken' as const, change: take(plain, await nextNumber()) });
  });
  if (taken.ok) return done({ act: taken.value.act, needs: taken.value.made });
  const { code } = taken;
  return code === 'nothing-new' ? done({ act: null, needs: [] }) : { ...taken, code };
}

async function answersOf(
  agenda: AgendaRows,
  round: CodedRound,
  codings: readonly NeedCoding[],
): Promise<Fresh[]> {
  const words = [...new Set(codings.map((coding) => coding.words))];
  const rows = await agenda.needs(round.id, words, [...new Set(codings.flatMap(partsOfCoding))]);
  return codings.flatMap((coding) => rows.flatMap((row) => fresh(row, coding)));
}

function fresh({ parts }: NeedRow, coding: NeedCoding): Fresh[] {
  const said = parts[coding.words];
  if (typeof said?.value !== 'string' || said.value.trim() === '') return [];
  const chosen = coding.topicFrom === undefined ? undefined : parts[coding.topicFrom]?.value;
  const topic = coding.topic ?? (typeof chosen === 'string' ? chosen : null);
  return [{ answer: said.answer as AnswerId, topic, words: said.value }];
}

/** By topic and words: numbers that followed the list of members would tell who said what (promise 7). */
function inNoOnesOrder(rows: readonly Fresh[]): Fresh[] {
  const key = ({ topic, words }: Fresh): string => `${topic ?? '\uffff'}\u0000${words}`;
  return rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
