import { askedQuestions } from '../../domain/agenda/questions.ts';
import { topicsOf } from '../../domain/agenda/topics.ts';
import { done, type Result, refuse } from '../../domain/refusal.ts';
import type { CodedRound } from './rows.ts';

/** The topics of a meeting: those of its rounds' questionnaires, with their English labels, by label. */
export function meetingTopics(rounds: readonly CodedRound[]): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const { definition } of rounds) {
    for (const [code, { label }] of Object.entries(
      topicsOf(definition, askedQuestions(definition)),
    )) {
      if (!labels.has(code)) labels.set(code, label.en);
    }
  }
  return new Map([...labels].sort(([, a], [, b]) => (a < b ? -1 : 1)));
}

/** A topic that there is, or none; '' stands for none. */
export function knownTopic(
  rounds: readonly CodedRound[],
  topic: string,
): Result<string | null, 'topic-unknown'> {
  if (topic === '') return done(null);
  const topics = meetingTopics(rounds);
  if (topics.has(topic)) return done(topic);
  return refuse('topic-unknown', { topic, topics: [...topics.keys()].join(', ') });
}
