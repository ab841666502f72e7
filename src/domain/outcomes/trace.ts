import { conclusionEvidence } from './trace-conclusions.ts';
import { consultationEvidence } from './trace-consultation.ts';
import type { TraceFacts } from './trace-facts.ts';

/** What of a clause can be looked for in the records; an edition of the resolution says which clause asks for which. */
export const EVIDENCE = [
  'meeting',
  'asked-remotely',
  'consulted',
  'brought-in',
  'ended',
  'local-industry',
  'regions',
  'membership',
  'communique',
  'advisory-group',
  'other-bodies',
  'routing',
  'follow-up',
  'assembly-report',
  'sector-members',
] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** One thing that was done, or that is missing: words by code, and where to look. */
export interface Statement {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** When it was done: an ISO day. */
  readonly on: string | null;
  /** The command that shows it. */
  readonly where: string | null;
}

export interface Found {
  readonly done: readonly Statement[];
  readonly missing: readonly Statement[];
}

export interface TracedClause extends Found {
  readonly label: string;
}

/** Looks in the records for one kind of evidence. */
export type Look = (facts: TraceFacts) => Found;

const LOOKS: Readonly<Record<Evidence, Look>> = { ...consultationEvidence, ...conclusionEvidence };

/**
 * What was done for each clause that asks for something, when and where the evidence lies, and plainly what is missing. Says
 * nothing that the records do not show.
 */
export function traceOf(
  clauses: readonly { readonly label: string; readonly evidence: readonly Evidence[] }[],
  facts: TraceFacts,
): readonly TracedClause[] {
  return clauses
    .filter(({ evidence }) => evidence.length > 0)
    .map(({ label, evidence }) => {
      const found = evidence.map((kind) => LOOKS[kind](facts));
      return {
        label,
        done: found.flatMap(({ done }) => done),
        missing: found.flatMap(({ missing }) => missing),
      };
    });
}
