import { ADVISORY_GROUP } from './bodies.ts';
import { labels } from './numbered.ts';
import { ofSome, statement } from './statement.ts';
import type { Look, Statement } from './trace.ts';
import type { ConclusionFact, PaperFact, TraceFacts } from './trace-facts.ts';

/** Evidence of what the meeting concluded and what became of it (Res. 68, resolves 5 to 8, recognizing f, considering c). */
export const conclusionEvidence = {
  communique,
  'advisory-group': advisoryGroup,
  'other-bodies': otherBodies,
  routing,
  'follow-up': followUp,
  'assembly-report': assemblyReport,
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
  const reports = made(facts, 'tsag-report', 'follow-up-report-made');
  const missing = [
    ...without(facts),
    ...ofSome(unknown, (some) => statement('follow-up-unknown', { conclusions: named(some) })),
    ...ofNone(reports, 'follow-up-report-not-made'),
  ];
  return { done: [...done, ...reports], missing };
}

/** What was approved is not public yet. */
function communique({ papers, meeting }: TraceFacts) {
  const own = papers.filter(({ kind }) => kind === 'communique');
  const where = 'communique list';
  const done = own.flatMap(({ number, publishedOn }) =>
    publishedOn === null
      ? []
      : [statement('communique-published', { number }, { on: publishedOn, where })],
  );
  const waits = own.find(({ publishedOn }) => publishedOn === null);
  if (done.length > 0) return { done, missing: [] };
  const missing =
    waits === undefined
      ? statement('communique-not-published')
      : statement('communique-approved-only', { number: waits.number, meeting: meeting.slug });
  return { done, missing: [missing] };
}

function assemblyReport(facts: TraceFacts) {
  const done = made(facts, 'wtsa-report', 'assembly-report-made');
  return { done, missing: ofNone(done, 'assembly-report-not-made') };
}

function made({ papers }: TraceFacts, wanted: PaperFact['kind'], code: string): Statement[] {
  return papers
    .filter(({ kind }) => kind === wanted)
    .map(({ number, approvedOn }) =>
      statement(code, { number }, { on: approvedOn, where: 'report list' }),
    );
}

function ofNone(done: readonly Statement[], code: string): Statement[] {
  return done.length === 0 ? [statement(code)] : [];
}
