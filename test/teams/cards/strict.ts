import { CARD_BYTES_MAX, cardSize, type RenderedCard } from '../../../adapters/teams/cards/card.ts';
import { listOf, onWire } from '../../emulators/json.ts';
import { problemsOf } from '../../emulators/teams/cards/card-rules.ts';
import { writtenAgain } from '../../emulators/teams/cards/parser.ts';

/** Everything that is wrong with a card of ours: what the emulated Teams refuses, and what we do not allow ourselves. */
export function faultsOf(rendered: RenderedCard): readonly string[] {
  const { card, summary } = rendered;
  const json: unknown = onWire(card);
  const size = cardSize(rendered);
  return [
    ...problemsOf(json),
    ...lost(json, writtenAgain(json), 'card'),
    ...partsOf(json).flatMap(ownFaults),
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

/** A card that refreshes may replace a private one; a button without its older form does nothing in older clients. */
function ownFaults({ type, refresh, fallback, title }: Part): readonly string[] {
  const isOdd = type === 'Action.Execute' && !(isPart(fallback) && fallback['title'] === title);
  return [
    ...(refresh === undefined ? [] : ['refresh']),
    ...(isOdd ? ['an Action.Execute without its Action.Submit'] : []),
  ];
}

/** What Teams itself reads of a card, and the parser does not. */
const UNPARSED = new Set(['card.$schema', 'card.msteams']);
/** The parser does not write out what is a part's default. */
const DEFAULTS = new Set<unknown>(['compact', 'Left', 'Default']);

/** What the parser drops without a word: it is gone when it writes the card out again. */
function lost(given: unknown, kept: unknown, path: string): readonly string[] {
  if (UNPARSED.has(path) || DEFAULTS.has(given) || path.endsWith('.fallback')) return [];
  if (Array.isArray(given)) {
    return given.flatMap((one, i) => lost(one, listOf(kept)[i], `${path}[${i}]`));
  }
  if (!isPart(given)) return given === kept ? [] : [`${path} is lost`];
  if (path.endsWith('.data')) return kept === undefined ? [`${path} is lost`] : [];
  const known = isPart(kept) ? kept : {};
  return Object.entries(given).flatMap(([name, value]) =>
    lost(value, known[name], `${path}.${name}`),
  );
}
