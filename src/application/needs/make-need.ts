import { z } from 'zod';
import { make } from '../../domain/needs/acts.ts';
import { done, type Result } from '../../domain/refusal.ts';
import { checked } from '../checked.ts';
import type { Actor } from '../ports.ts';
import { type Coded, type CodingDeps, type CodingRefusal, coded } from './coding.ts';
import { type SpokenRefusal, spokenStatement } from './spoken-statement.ts';
import { knownTopic } from './topics.ts';
import { title } from './written.ts';

/**
 * Makes a need by hand from an answer in words, to whichever question, or from a verbatim part of it. What the
 * questionnaire does not call a need may be one all the same.
 */
export async function makeNeed(
  deps: CodingDeps,
  input: {
    readonly meeting: string;
    readonly answer: string;
    /** '' for all of the words. */
    readonly excerpt: string;
    readonly title: string;
    /** '' for none. */
    readonly topic: string;
  },
  actor: Actor,
): Promise<Result<Coded, CodingRefusal | SpokenRefusal | 'bad-input' | 'topic-unknown'>> {
  const fields = checked(z.object({ title }), { title: input.title });
  if (!fields.ok) return fields;
  const order = { meeting: input.meeting, needs: [], actor };
  return coded(deps, order, async ({ coding, meeting, nextNumber }) => {
    const rounds = await coding.rounds(meeting);
    const said = await spokenStatement({ coding, meeting, rounds }, input);
    if (!said.ok) return said;
    const topic = knownTopic(rounds, input.topic.trim());
    if (!topic.ok) return topic;
    const number = await nextNumber();
    const { title: given } = fields.value;
    const change = make({ number, title: given, topic: topic.value, statement: said.value });
    return done({ kind: 'made', change });
  });
}
