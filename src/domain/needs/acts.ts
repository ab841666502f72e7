import type { AnswerId } from '../ids.ts';
import { done, type Result, refuse } from '../refusal.ts';
import {
  type Change,
  contains,
  isSameStatement,
  type Need,
  notStanding,
  type Statement,
} from './need.ts';

/** What staff do in coding: each from the needs before to the needs after, or a refusal that names the mend. */
export const ACT_KINDS = [
  'taken',
  'made',
  'attached',
  'merged',
  'split',
  'renamed',
  'moved',
  'set-aside',
  'undone',
] as const;
export type ActKind = (typeof ACT_KINDS)[number];

export type NotStanding = 'need-merged' | 'need-set-aside';

const NEW = { title: '', mergedInto: null, setAside: null } as const;

/** Each answer that a coding names as words becomes a need by itself, so that nothing said is left out. */
export function take(
  fresh: readonly { readonly answer: AnswerId; readonly topic: string | null }[],
  nextNumber: number,
): Change {
  const after = fresh.map(({ answer, topic }, i) => ({
    ...{ ...NEW, number: nextNumber + i, topic, statements: [{ answer, part: null }] },
  }));
  return { before: [], after };
}

/** A need that staff make by hand from an answer, or a part of it. */
export function make(
  made: Pick<Need, 'number' | 'title' | 'topic'> & { readonly statement: Statement },
): Change {
  const { statement, ...fields } = made;
  return { before: [], after: [{ ...NEW, ...fields, statements: [statement] }] };
}

/** Further words that ask for what a need asks. Words that stand there already, alone or within more, count once. */
export function attach(
  need: Need,
  statement: Statement,
): Result<Change, NotStanding | 'statement-there-already'> {
  const refusal = notStanding(need);
  if (refusal !== undefined) return refusal;
  if (need.statements.some((one) => contains(one, statement))) {
    return refuse('statement-there-already', { need: need.number });
  }
  const statements = withoutRepeats([...need.statements, statement]);
  return done({ before: [need], after: [{ ...need, statements }] });
}

/**
 * Several needs ask for the same: all of their statements stand behind one. The others stay, without statements, and lead
 * there. One without a title takes the first that there is among the others.
 */
export function merge(
  into: Need,
  others: readonly Need[],
): Result<Change, NotStanding | 'merge-with-itself'> {
  for (const need of [into, ...others]) {
    const refusal = notStanding(need);
    if (refusal !== undefined) return refusal;
  }
  const different = new Set([into, ...others].map(({ number }) => number));
  if (different.size !== others.length + 1 || others.length === 0) {
    return refuse('merge-with-itself', { need: into.number });
  }
  const statements = [into, ...others].flatMap((need) => need.statements);
  const title = [into, ...others].find((need) => need.title !== '')?.title ?? '';
  const topic = into.topic ?? others.find((need) => need.topic !== null)?.topic ?? null;
  return done({
    before: [into, ...others],
    after: [
      { ...into, title, topic, statements: withoutRepeats(statements) },
      ...others.map((need) => ({ ...need, mergedInto: into.number, statements: [] })),
    ],
  });
}

/**
 * One need asks for several things. A part of an answer's words becomes a need of its own, and the whole words stay with
 * the first, so that nothing is left out; a whole statement among several goes over.
 */
export function split(
  need: Need,
  made: Pick<Need, 'number' | 'title' | 'topic'> & { readonly statement: Statement },
): Result<Change, NotStanding | 'statement-unknown' | 'split-leaves-nothing'> {
  const refusal = notStanding(need);
  if (refusal !== undefined) return refusal;
  const { statement, ...fields } = made;
  if (!need.statements.some((one) => contains(one, statement))) {
    return refuse('statement-unknown', { need: need.number });
  }
  const rest = need.statements.filter((one) => !isSameStatement(one, statement));
  if (rest.length === 0) return refuse('split-leaves-nothing', { need: need.number });
  return done({
    before: [need],
    after: [
      { ...need, statements: rest },
      { ...NEW, ...fields, statements: [statement] },
    ],
  });
}

/** Gives a need its short line. */
export function rename(need: Need, title: string): Result<Change, NotStanding | 'need-unchanged'> {
  return altered(need, { ...need, title });
}

/** Moves a need to a topic, or to none. */
export function move(
  need: Need,
  topic: string | null,
): Result<Change, NotStanding | 'need-unchanged'> {
  return altered(need, { ...need, topic });
}

function altered(need: Need, next: Need): Result<Change, NotStanding | 'need-unchanged'> {
  const refusal = notStanding(need);
  if (refusal !== undefined) return refusal;
  if (need.title === next.title && need.topic === next.topic) {
    return refuse('need-unchanged', { need: need.number });
  }
  return done({ before: [need], after: [next] });
}

/** Says why something is no need ("none, thank you"). Its words stay with it. */
export function setAside(
  need: Need,
  reason: string,
): Result<Change, NotStanding | 'reason-missing'> {
  const refusal = notStanding(need);
  if (refusal !== undefined) return refusal;
  if (reason.trim() === '') return refuse('reason-missing');
  return done({ before: [need], after: [{ ...need, setAside: reason.trim() }] });
}

/** Words that stand among others of the same answer are said once. */
function withoutRepeats(statements: readonly Statement[]): Statement[] {
  return statements.filter((one, at) =>
    statements.every((other, place) => {
      if (isSameStatement(one, other)) return place >= at;
      return !contains(other, one);
    }),
  );
}
