import { ADVISORY_GROUP } from './bodies.ts';
import { labels } from './numbered.ts';
import { ofSome, statement } from './statement.ts';
import type { Look } from './trace.ts';
import type { ConclusionFact, TraceFacts } from './trace-facts.ts';

/** Evidence of what the meeting concluded and what became of it (Res. 68, resolves 5 to 8, recognizing f, considering c). */
export const conclusionEvidence = {
  communique: () => ({ done: [], missing: [statement('communique-not-published')] }),
  'advisory-group': advisoryGroup,
  'other-bodies': otherBodies,
  routing,
  'follow-up': followUp,
  'assembly-report': () => ({ done: [], missing: [statement('assembly-report-not-made')] }),
} satisfies Record<string, Look>;

const named = (some: readonly ConclusionFact[]): string =>
  labels(
    'C',
    some.map(({ number }) => number),
  );

/** Before the meeting there is nothing to conclude; after it, none is missing at all. */
function without({ conclusions, meeting, today }: TraceFacts) {
  return conclusions.length === 0 && meeting.startsOn <= today ? [statement('no-conclusions')] : [];
}

function advisoryGroup({ conclusions }: TraceFacts) {
  const answers = conclusions.flatMap(({ number, routings }) =>
    routings
      .filter(({ body, respondedOn }) => body === ADVISORY_GROUP && respondedOn !== null)
      .map(({ respondedOn }) =>
        statement('advisory-group-answered', { conclusion: number }, { on: respondedOn }),
      ),
  );
  return {
    done: answers,
    missing: answers.length === 0 ? [statement('advisory-group-silent')] : [],
  };
}

/** Cooperation is encouraged, not demanded: none is no fault. */
function otherBodies({ conclusions }: TraceFacts) {
  const done = conclusions.flatMap(({ number, otherBodies: bodies }) =>
    bodies === null ? [] : [statement('other-bodies-named', { conclusion: number, bodies })],
  );
  return { done, missing: [] };
}

function routing(facts: TraceFacts) {
  const { conclusions, meeting } = facts;
  const where = `conclusion list ${meeting.slug}`;
  const sent = conclusions.flatMap(({ number: conclusion, routings }) =>
    routings.flatMap(({ body, sentOn, document }) =>
      sentOn === null
        ? []
        : statement(
            'conclusion-sent',
            { conclusion, body, document: document ?? 'none' },
            { on: sentOn, where },
          ),
    ),
  );
  const unrouted = conclusions.filter(({ routings }) => routings.length === 0);
  const unsent = conclusions.filter(({ routings }) =>
    routings.some(({ sentOn }) => sentOn === null),
  );
  const missing = [
    ...without(facts),
    ...ofSome(unrouted, (some) => statement('not-routed', { conclusions: named(some) })),
    ...ofSome(unsent, (some) => statement('routed-not-sent', { conclusions: named(some) })),
  ];
  return { done: sent, missing };
}

function followUp(facts: TraceFacts) {
  const { conclusions, meeting } = facts;
  const where = `conclusion list ${meeting.slug}`;
  const done = conclusions.flatMap(({ number: conclusion, status, statusOn }) =>
    status === null
      ? []
      : [statement('follow-up-known', { conclusion, status }, { on: statusOn, where })],
  );
  const unknown = conclusions.filter(({ status }) => status === null);
  const missing = [
    ...without(facts),
    ...ofSome(unknown, (some) => statement('follow-up-unknown', { conclusions: named(some) })),
    statement('follow-up-report-not-made'),
  ];
  return { done, missing };
}
