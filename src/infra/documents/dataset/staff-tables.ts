import type { StaffOrder } from '../../../application/dataset/export-dataset.ts';
import { compile } from '../../../conversation/compile.ts';
import type { Phrasebook } from '../../../conversation/phrasebook.ts';
import { project } from '../../../conversation/project.ts';
import type { Answers } from '../../../conversation/state.ts';
import {
  ballotTable,
  longTable,
  participationTable,
  type ReplyTable,
  wideTable,
} from '../../../domain/dataset/reply-tables.ts';
import { codebook, groupTable, suppressionTable } from '../../../domain/dataset/still-tables.ts';
import type { DataTable, StreamedTable } from '../../../domain/dataset/table.ts';
import { variablesOf } from '../../../domain/dataset/variables.ts';
import { type Asked, wideColumns } from '../../../domain/dataset/wide.ts';
import { parseExpression } from '../../expressions.ts';

/** Every table of a data set for staff; those of answers are read from the database as they are written. */
export function staffTables(phrasebook: Phrasebook, order: StaffOrder): StreamedTable[] {
  const { wording } = order;
  const { definition } = order.round.questionnaire;
  const variables = variablesOf(definition);
  const columns = wideColumns(variables);
  const asked = askedBy(phrasebook, order);
  const rankings = (definition.parley.rankings ?? []).map(({ question }) => question);
  const ofReplies = [
    longTable(variables, { current: true, wording }),
    wideTable(columns, { asked, wording }),
    longTable(variables, { current: false, wording }),
    ballotTable(rankings, variables),
    participationTable,
  ];
  return [
    ...ofReplies.map((table) => streamed(table, order)),
    ...[
      groupTable(order.addressees),
      ...codebook(variables, columns),
      suppressionTable(order.versions),
    ].map(still),
  ];
}

/** Which questions the answers so far lead to, as the conversation sees it. */
function askedBy(phrasebook: Phrasebook, { round }: StaffOrder): Asked {
  const { definition, sha256 } = round.questionnaire;
  const questionnaire = compile({ id: sha256, definition, parseExpression, phrasebook });
  return (answers) => new Set(project(questionnaire, answers as Answers).visible);
}

function streamed(table: ReplyTable, order: StaffOrder): StreamedTable {
  const { rowsOf, ...shape } = table;
  return {
    ...shape,
    async *rows() {
      for await (const reply of order.replies()) yield* rowsOf(reply);
    },
  };
}

/** A small table, as the large ones are read. */
export function still({ rows, ...shape }: DataTable): StreamedTable {
  return {
    ...shape,
    async *rows() {
      yield* rows;
    },
  };
}
