import { attach, type NotStanding } from '../../domain/needs/acts.ts';
import { done, type Result } from '../../domain/refusal.ts';
import type { Actor } from '../ports.ts';
import {
  type Coded,
  type CodingDeps,
  type CodingOrder,
  type CodingRefusal,
  coded,
} from './coding.ts';
import { following, fromWhatStood } from './following.ts';
import { type SpokenRefusal, spokenStatement } from './spoken-statement.ts';

/**
 * Puts an answer's words, or a verbatim part of them, behind a need that asks for the same. Words that stand there already
 * are refused, so that nobody counts twice.
 */
export async function attachWords(
  deps: CodingDeps,
  input: CodingOrder & {
    readonly need: number;
    readonly answer: string;
    /** '' for all of the words. */
    readonly excerpt: string;
  },
  actor: Actor,
): Promise<Result<Coded, CodingRefusal | NotStanding | SpokenRefusal | 'statement-there-already'>> {
  const order = { ...input, needs: [input.need], actor };
  return coded(deps, order, async ({ coding, meeting, need }) => {
    const rounds = await coding.rounds(meeting);
    const said = await spokenStatement({ coding, meeting, rounds }, input);
    if (!said.ok) return said;
    const stood = need(input.need);
    const rows = await coding.statements(meeting, [stood.number]);
    const change = attach(following(stood, rows), said.value);
    if (!change.ok) return change;
    return done({ kind: 'attached', change: fromWhatStood(change.value, [stood]) });
  });
}
