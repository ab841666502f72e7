import { isObject, type Json, listOf, textOf } from '../../json.ts';

/** A part of a card, what it is, and where it stands. */
export interface Part {
  readonly kind: string;
  readonly json: Json;
  /** `body[0].items[1]` */
  readonly path: string;
}

/** Where parts stand in others, and what they are when they do not say it. */
const CHILDREN: Readonly<Record<string, string | undefined>> = {
  body: undefined,
  actions: undefined,
  items: undefined,
  images: 'Image',
  inlines: 'TextRun',
  columns: 'Column',
  rows: 'TableRow',
  cells: 'TableCell',
  facts: 'Fact',
  choices: 'Choice',
  card: 'AdaptiveCard',
  selectAction: undefined,
  inlineAction: undefined,
  fallback: undefined,
};

/** Every part of a card, the card first, in the order in which they are shown. `refresh` has its action, too. */
export function partsOf(card: Json): Part[] {
  return within({ kind: 'AdaptiveCard', json: card, path: 'card' });
}

/** Whether Teams shows the part: what only stands in for something unknown, or is done by itself, it does not. */
export const isShown = ({ path }: Part): boolean => !/\.(fallback|refresh)(\.|$)/.test(path);

function within(part: Part): Part[] {
  const { json, kind, path } = part;
  const inner = Object.entries(CHILDREN).flatMap(([name, presumed]) => {
    const value = json[name];
    const many = Array.isArray(value);
    const columns = name === 'columns' && kind === 'Table' ? 'TableColumnDefinition' : presumed;
    return (many ? listOf(value) : [value]).flatMap((one, i) => {
      if (!isObject(one)) return [];
      const at = many ? `${path}.${name}[${i}]` : `${path}.${name}`;
      return within({ kind: textOf(one['type']) || (columns ?? ''), json: one, path: at });
    });
  });
  const refresh = json['refresh'];
  const action = isObject(refresh) ? refresh['action'] : undefined;
  if (!isObject(action)) return [part, ...inner];
  const at = `${path}.refresh.action`;
  return [part, ...inner, ...within({ kind: textOf(action['type']), json: action, path: at })];
}
