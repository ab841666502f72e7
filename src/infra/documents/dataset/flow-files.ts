import { createHash } from 'node:crypto';
import type { StaffOrder } from '../../../application/dataset/export-dataset.ts';
import {
  FLOW_FIELDS,
  FLOW_RESULTS_VERSION,
  flowQuestions,
  flowRows,
  ISO_639_3,
} from '../../../domain/dataset/flow-results.ts';
import { variablesOf } from '../../../domain/dataset/variables.ts';
import type { DatasetFacts } from './descriptor.ts';
import { STAFF_ONLY } from './descriptor.ts';

/** The descriptor of the same answers as Flow Results; see the domain's page for what the format is. */
export function flowDescriptor(order: StaffOrder, facts: DatasetFacts, path: string): unknown {
  const { definition } = order.round.questionnaire;
  return {
    profile: 'flow-results-package',
    name: `${facts.round}-flow-results`,
    title: `${STAFF_ONLY}: ${facts.title}`,
    flow_results_specification_version: FLOW_RESULTS_VERSION,
    created: offset(facts.created),
    modified: offset(facts.created),
    id: stableId(order.round.id),
    resources: [
      {
        profile: 'data-resource',
        name: `${facts.round}-flow-results-data`,
        path,
        mediatype: 'application/json',
        encoding: 'utf-8',
        schema: {
          language: ISO_639_3[order.language],
          fields: FLOW_FIELDS,
          questions: flowQuestions(variablesOf(definition), order.language),
        },
      },
    ],
  };
}

const offset = (time: string): string => time.replace(/Z$/, '+00:00');

/** The format wants a version 4 UUID; the same round always has the same one. */
function stableId(round: string): string {
  const hex = createHash('sha256').update(`flow-results ${round}`).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** The rows as one JSON array, a row a line. */
export async function* flowData(order: StaffOrder): AsyncGenerator<string> {
  const { definition } = order.round.questionnaire;
  const variables = new Map(variablesOf(definition).map((one) => [one.question, one]));
  let before = '[\n';
  for await (const reply of order.replies()) {
    for (const row of flowRows(reply, variables)) {
      yield `${before}  ${JSON.stringify(row)}`;
      before = ',\n';
    }
  }
  yield before === '[\n' ? '[]\n' : '\n]\n';
}
