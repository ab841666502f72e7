import { isObject, type Json, listOf, textOf } from '../../json.ts';
import { parsingProblems, propertiesOf } from './parser.ts';
import { isShown, type Part, partsOf } from './walk.ts';

/** Properties without which a part is none: https://adaptivecards.io/explorer */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  AdaptiveCard: ['type'],
  TextBlock: ['text'],
  RichTextBlock: ['inlines'],
  TextRun: ['text'],
  Image: ['url'],
  ImageSet: ['images'],
  Container: ['items'],
  FactSet: ['facts'],
  Fact: ['title', 'value'],
  Choice: ['title', 'value'],
  ActionSet: ['actions'],
  TableCell: ['items'],
  'Input.Text': ['id'],
  'Input.Number': ['id'],
  'Input.Date': ['id'],
  'Input.Time': ['id'],
  'Input.Toggle': ['id', 'title'],
  'Input.ChoiceSet': ['id', 'choices'],
  'Action.OpenUrl': ['url'],
  'Action.ShowCard': ['card'],
  'Action.ToggleVisibility': ['targetElements'],
};

/** Properties that the parser reads outside of its schemas, by kind; Teams' own `msteams` among them. */
const MORE: Readonly<Record<string, readonly string[]>> = {
  AdaptiveCard: ['body', 'actions', 'msteams', '$schema', 'refresh'],
  Container: ['items'],
  Column: ['items'],
  TableCell: ['items'],
  ColumnSet: ['columns'],
  Table: ['rows', 'columns'],
  TableRow: ['cells'],
  RichTextBlock: ['inlines'],
  ImageSet: ['images'],
  Image: ['msteams'],
  ActionSet: ['actions'],
  'Action.ShowCard': ['card'],
  'Action.Execute': ['msteams'],
  'Action.Submit': ['msteams'],
};

/** A kind of part that is unknown to level 1.5, or a property that it has not, or has not got. */
function shapeProblems({ kind, json, path }: Part): string[] {
  const known = propertiesOf(kind);
  if (!known) return [`${path}: "${kind}" is no part of Adaptive Cards 1.5`];
  const more = [...(MORE[kind] ?? []), 'type', 'fallback'];
  const unknown = Object.keys(json).filter((name) => !known.has(name) && !more.includes(name));
  const missing = (REQUIRED[kind] ?? []).filter((name) => isAbsent(json[name]));
  return [
    ...unknown.map((name) => `${path}: a ${kind} has no property "${name}" in 1.5`),
    ...missing.map((name) => `${path}: a ${kind} needs "${name}"`),
  ];
}

const isAbsent = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0);

/** What Teams does not show: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference#support-for-adaptive-cards */
function teamsProblems({ kind, json, path }: Part): string[] {
  if (kind === 'Media') return [`${path}: Teams shows no Media`];
  const style = json['style'];
  if (kind.startsWith('Action.') && (style === 'positive' || style === 'destructive')) {
    return [`${path}: Teams knows no action of style "${style}"`];
  }
  if (kind === 'AdaptiveCard') return refreshProblems(json, path);
  return kind === 'Input.ChoiceSet' && json['isMultiSelect'] === true ? commas(json, path) : [];
}

/** https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards#user-ids-in-refresh */
function refreshProblems(json: Json, path: string): string[] {
  const refresh = json['refresh'];
  if (!isObject(refresh)) return [];
  const isExecute = isObject(refresh['action']) && refresh['action']['type'] === 'Action.Execute';
  return [
    ...(isExecute ? [] : [`${path}: a refresh needs an Action.Execute`]),
    ...(listOf(refresh['userIds']).length <= 60 ? [] : [`${path}: a refresh names 60 at most`]),
  ];
}

/** Several choices come back as one text, joined by commas. */
const commas = (json: Json, path: string): string[] =>
  listOf(json['choices'])
    .filter(isObject)
    .map(({ value }) => textOf(value))
    .filter((value) => value.includes(','))
    .map((value) => `${path}: the value "${value}" of a multi-select choice has a comma`);

/** Elements of a whole card share one name space; so do actions. */
function repeatedIds(parts: readonly Part[]): string[] {
  const ids = parts.map(({ json }) => json['id']).filter((id) => typeof id === 'string');
  const again = ids.filter((id, i) => ids.indexOf(id) !== i);
  return [...new Set(again)].map((id) => `the id "${id}" stands there more than once`);
}

function versionProblems(card: Json): string[] {
  const version = textOf(card['version']);
  if (/^1\.[0-5]$/.test(version)) return [];
  return [`card: the version is "${version}", and Teams shows bots' cards up to 1.5`];
}

/**
 * Everything for which Teams would refuse a bot's card or would show it wrongly, in plain words: none for a good one. The official
 * parser judges the values; it is silent about properties that it does not know and about missing ones, which are judged here.
 */
export function problemsOf(card: unknown): string[] {
  if (!isObject(card) || card['type'] !== 'AdaptiveCard') {
    return ['card: this is no object of type AdaptiveCard'];
  }
  const parts = partsOf(card);
  return [
    ...versionProblems(card),
    ...parts.flatMap((part) => [...shapeProblems(part), ...teamsProblems(part)]),
    ...repeatedIds(parts.filter(isShown)),
    ...parsingProblems(card),
  ];
}
