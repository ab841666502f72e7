import type { MeetingId } from '../../domain/ids.ts';
import { partOf } from '../../domain/needs/excerpt.ts';
import type { Statement } from '../../domain/needs/need.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import type { CodedRound, CodingRows } from './rows.ts';

export type SpokenRefusal = 'answer-unknown' | 'not-closed' | 'excerpt-not-found';

/** An answer of a closed round as the words behind a need: all of them, or the part that is written out. */
export async function spokenStatement(
  desk: {
    readonly coding: Pick<CodingRows, 'findSpoken'>;
    readonly meeting: MeetingId;
    readonly rounds: readonly CodedRound[];
  },
  asked: { readonly answer: string; readonly excerpt: string },
): Promise<Result<Statement, SpokenRefusal>> {
  const { coding, meeting, rounds } = desk;
  const said = await coding.findSpoken(meeting, asked.answer);
  if (said === undefined) return refuse('answer-unknown', { answer: asked.answer });
  const round = rounds.find(({ slug }) => slug === said.round);
  if (round?.state !== 'closed' && round?.state !== 'archived') {
    return refuse('not-closed', { round: said.round });
  }
  if (asked.excerpt.trim() === '') return done({ answer: said.answer, part: null });
  const part = partOf(said.words, asked.excerpt);
  return part.ok ? done({ answer: said.answer, part: part.value }) : part;
}
