import { z } from 'zod';
import { type NotStanding, split } from '../../domain/needs/acts.ts';
import { partOf } from '../../domain/needs/excerpt.ts';
import { contains, type Need, type Statement } from '../../domain/needs/need.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import { checked } from '../checked.ts';
import { optionalWords } from '../outcomes/written.ts';
import type { Actor } from '../ports.ts';
import type { Why } from './change-needs.ts';
import {
  type Coded,
  type CodingDeps,
  type CodingOrder,
  type CodingRefusal,
  coded,
} from './coding.ts';
import { following, fromWhatStood } from './following.ts';
import type { StatementRow } from './rows.ts';
import { reason, TITLE_MOST } from './written.ts';

const splitFields = z.object({ title: optionalWords(TITLE_MOST), reason });

export type SplitRefusal =
  | CodingRefusal
  | NotStanding
  | 'bad-input'
  | 'excerpt-not-found'
  | 'statement-unknown'
  | 'split-leaves-nothing';

/**
 * Makes a need of its own from a part of the words behind one, or from one of its statements. The part is looked for in
 * the words as they stand now; of several statements the first one that has it counts, unless an answer is named.
 */
export async function splitNeed(
  deps: CodingDeps,
  input: CodingOrder & {
    readonly need: number;
    /** A verbatim part of the words; '' for all words of the named answer. */
    readonly excerpt: string;
    readonly answer?: string | undefined;
    readonly title?: string | undefined;
  } & Why,
  actor: Actor,
): Promise<Result<Coded, SplitRefusal>> {
  const written = { title: input.title ?? null, reason: input.reason };
  const fields = checked(splitFields, written);
  if (!fields.ok) return fields;
  if (input.excerpt.trim() === '' && input.answer === undefined) {
    return refuse('bad-input', { field: 'excerpt', problem: 'give the part of the words' });
  }
  return coded(deps, { ...input, needs: [input.need], actor }, async (desk) => {
    const { coding, meeting } = desk;
    const need = desk.need(input.need);
    const rows = await coding.statements(meeting, [need.number]);
    const own = rows.filter(({ answer }) => input.answer === undefined || input.answer === answer);
    const followed = following(need, rows);
    const statement = statementIn(followed, own, input.excerpt);
    if (!statement.ok) return statement;
    const { topic } = need;
    const number = await desk.nextNumber();
    const made = { number, title: fields.value.title ?? '', topic, statement: statement.value };
    const change = split(followed, made);
    if (!change.ok) return change;
    const why = fields.value.reason;
    return done({ kind: 'split', change: fromWhatStood(change.value, [need]), reason: why });
  });
}

function statementIn(
  need: Need,
  rows: readonly StatementRow[],
  excerpt: string,
): Result<Statement, 'excerpt-not-found' | 'statement-unknown'> {
  const [first] = rows;
  if (first === undefined) return refuse('statement-unknown', { need: need.number });
  if (excerpt.trim() === '') {
    const answer = first.part === null ? (first.current ?? first.answer) : first.answer;
    return done({ answer, part: first.part });
  }
  for (const { current, words } of rows) {
    if (words === null || current === null) continue;
    const part = partOf(words, excerpt);
    if (!part.ok) continue;
    const statement = { answer: current, part: part.value };
    if (need.statements.some((one) => contains(one, statement))) return done(statement);
  }
  return refuse('excerpt-not-found');
}
