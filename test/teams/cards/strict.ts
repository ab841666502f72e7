import { createRequire } from 'node:module';
import type * as AdaptiveCards from 'adaptivecards';
import { CARD_BYTES_MAX, cardSize, type RenderedCard } from '../../../adapters/teams/cards/card.ts';

/** Microsoft's own parser. Node cannot import its modules, which name no file extensions; the bundle can be required. */
const parser: typeof AdaptiveCards = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.min.js',
);

const LEVEL = parser.Versions.v1_5;
const MAX_ACTIONS = 6;

/** Everything that is wrong with a card: what the official parser says at 1.5, what it drops without a word, and what Teams refuses. */
export function faultsOf(rendered: RenderedCard): readonly string[] {
  const { card, summary } = rendered;
  const json: unknown = JSON.parse(JSON.stringify(card));
  const context = new parser.SerializationContext(LEVEL);
  const parsed = new parser.AdaptiveCard();
  parsed.hostConfig = new parser.HostConfig({ actions: { maxActions: MAX_ACTIONS } });
  parsed.parse(json, context);
  const events = Array.from(
    { length: context.eventCount },
    (_, i) => context.getEventAt(i).message,
  );
  const { validationEvents } = parsed.validateProperties();
  const kept = parsed.toJSON(new parser.SerializationContext(LEVEL));
  const size = cardSize(rendered);
  return [
    ...events,
    ...validationEvents.map(({ message }) => message),
    ...lost(json, kept, 'card'),
    ...partsOf(json).flatMap(teamsFaults),
    ...repeated(partsOf(json).flatMap(({ id }) => (typeof id === 'string' ? [id] : []))),
    ...(size > CARD_BYTES_MAX ? [`${size} bytes`] : []),
    ...(summary.trim() === '' ? ['no summary'] : []),
  ];
}

export type Part = Readonly<Record<string, unknown>>;

/** Every object of a card that says what it is. */
export function partsOf(value: unknown): readonly Part[] {
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (!isPart(value)) return [];
  const { data: _, ...rest } = value; // ours alone: no part of the card
  return [...('type' in value ? [value] : []), ...Object.values(rest).flatMap(partsOf)];
}

export function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What Teams itself reads of a card, and the parser does not. */
const UNPARSED = new Set(['card.$schema', 'card.msteams']);
/** The parser does not write out what is a part's default. */
const DEFAULTS = new Set<unknown>(['compact', 'Left', 'Default']);

/** The properties that the parser does not know: they are gone when it writes the card out again. */
function lost(given: unknown, kept: unknown, path: string): readonly string[] {
  if (UNPARSED.has(path) || DEFAULTS.has(given) || path.endsWith('.fallback')) return [];
  if (Array.isArray(given)) {
    const list: readonly unknown[] = Array.isArray(kept) ? kept : [];
    return given.flatMap((one, i) => lost(one, list[i], `${path}[${i}]`));
  }
  if (!isPart(given)) return given === kept ? [] : [`${path} is lost`];
  if (path.endsWith('.data')) return kept === undefined ? [`${path} is lost`] : [];
  const known = isPart(kept) ? kept : {};
  return Object.entries(given).flatMap(([name, value]) =>
    lost(value, known[name], `${path}.${name}`),
  );
}

function teamsFaults({ type, style, refresh, fallback, title }: Part): readonly string[] {
  const kind = String(type);
  const isOdd = kind === 'Action.Execute' && !(isPart(fallback) && fallback['title'] === title);
  return [
    ...(kind === 'Media' ? ['Media'] : []),
    ...(style === 'positive' || style === 'destructive' ? [`${kind} ${style}`] : []),
    ...(refresh === undefined ? [] : ['refresh']),
    ...(isOdd ? ['an Action.Execute without its Action.Submit'] : []),
  ];
}

function repeated(ids: readonly string[]): readonly string[] {
  return ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `${id} stands there twice`);
}
