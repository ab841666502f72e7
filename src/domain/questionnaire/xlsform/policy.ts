import type { Fault } from '../../refusal.ts';
import type { ChoiceLists } from './choice-lists.ts';
import { localized } from './localize.ts';
import type { Row } from './tables.ts';

/** What a row's `x_need` may say after its colon, and what it is in the document. */
const NEED_ROLES: Readonly<Record<string, string>> = {
  words: 'words',
  topic: 'topicFrom',
  benefit: 'benefit',
  urgency: 'urgency',
  barriers: 'barriers',
  industry: 'askOfIndustry',
};

/** The `parley` block out of our own columns (`x_…`) and the settings sheet. */
export function readPolicy(from: {
  readonly settings: Row | undefined;
  readonly rows: readonly Row[];
  readonly lists: ChoiceLists;
  readonly languages: readonly string[];
  readonly faults: Fault[];
}): object {
  const setting = (name: string) => from.settings?.cells.get(name);
  const chosenBy = setting('x_attribution_question');
  const levels = cellsOf(from.rows, 'x_attribution');
  const rankings = from.rows.flatMap((row) =>
    /^rank\s/i.test(row.cells.get('type') ?? '') ? [{ question: row.cells.get('name') ?? '' }] : [],
  );
  const needs = readNeeds(from.rows, from.faults);
  const topics = readTopics(from.lists);
  const hints = from.rows.flatMap((row) => {
    const hint = localized(row, 'x_chat_hint');
    return Object.keys(hint).length === 0 ? [] : [[row.cells.get('name') ?? '', hint] as const];
  });
  const balancedBy = setting('x_balanced_by');
  return {
    profile: 1,
    slug: (setting('form_id') ?? '').toLowerCase().replace(/_+/g, '-'),
    languages: from.languages,
    attribution: {
      default: setting('x_attribution') ?? 'group',
      ...(chosenBy === undefined ? {} : { chosenBy }),
      ...(levels.length === 0 ? {} : { questions: Object.fromEntries(levels) }),
    },
    ...(rankings.length === 0 ? {} : { rankings }),
    ...(needs.length === 0 ? {} : { needs }),
    ...(topics.length === 0 ? {} : { topics: Object.fromEntries(topics) }),
    ...(balancedBy === undefined ? {} : { weights: { balancedBy } }),
    ...(hints.length === 0 ? {} : { hints: Object.fromEntries(hints) }),
  };
}

function cellsOf(rows: readonly Row[], column: string): readonly (readonly [string, string])[] {
  return rows.flatMap((row) => {
    const cell = row.cells.get(column);
    return cell === undefined ? [] : [[row.cells.get('name') ?? '', cell] as const];
  });
}

/** `x_need` is "id:role"; the rows of one id together are one coding. */
function readNeeds(rows: readonly Row[], faults: Fault[]): readonly object[] {
  const needs = new Map<string, Map<string, string>>();
  for (const row of rows) {
    const cell = row.cells.get('x_need');
    if (cell === undefined) continue;
    const [, id = '', role = ''] = /^([A-Za-z]\w*)\s*:\s*(\w+)$/.exec(cell) ?? [];
    const property = Object.hasOwn(NEED_ROLES, role) ? NEED_ROLES[role] : undefined;
    if (property === undefined) {
      const mend = `Write "first:words"; after the colon one of ${Object.keys(NEED_ROLES).join(', ')}.`;
      faults.push({ path: row.at, problem: `x_need is "${cell.slice(0, 40)}"`, mend });
      continue;
    }
    const need = needs.get(id) ?? new Map<string, string>();
    needs.set(id, need.set(property, row.cells.get('name') ?? ''));
  }
  return [...needs].map(([id, parts]) => ({ id, ...Object.fromEntries(parts) }));
}

function readTopics(lists: ChoiceLists): readonly (readonly [string, object])[] {
  return [...lists.values()].flat().flatMap(({ row, value }) => {
    const studyGroup = row.cells.get('x_study_group');
    return studyGroup === undefined ? [] : [[value, { studyGroup }] as const];
  });
}
