import { createRequire } from 'node:module';
import type * as AdaptiveCards from 'adaptivecards';

/**
 * Microsoft's own parser of Adaptive Cards. Its modules cannot be imported by Node, which wants file extensions; the bundle can be
 * required. Parsing needs no document.
 */
const parser: typeof AdaptiveCards = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.min.js',
);

/** What Teams shows of a bot's cards: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference */
const LEVEL = parser.Versions.v1_5;

/** Objects with properties, of which the parser has a schema. */
type Described = Pick<AdaptiveCards.SerializableObject, 'getSchema'>;

/** Kinds that stand in no registry: they only come inside of others. */
const INNER: Readonly<Record<string, () => Described>> = {
  AdaptiveCard: () => new parser.AdaptiveCard(),
  Column: () => new parser.Column(),
  TableRow: () => new parser.TableRow(),
  TableCell: () => new parser.TableCell(),
  TextRun: () => new parser.TextRun(),
  Choice: () => new parser.Choice(),
  Fact: () => new parser.Fact(),
  TableColumnDefinition: () => new parser.TableColumnDefinition(),
};

/** The properties that level 1.5 has for a kind of element or action; undefined for a kind that it has not. */
export function propertiesOf(kind: string): ReadonlySet<string> | undefined {
  const { elements, actions } = parser.GlobalRegistry;
  const one =
    INNER[kind]?.() ?? elements.createInstance(kind, LEVEL) ?? actions.createInstance(kind, LEVEL);
  if (!one) return undefined;
  const schema = one.getSchema();
  const names = new Set<string>();
  for (let i = 0; i < schema.getCount(); i += 1) {
    const property = schema.getItemAt(i);
    if (property.targetVersion.compareTo(LEVEL) <= 0) names.add(property.name);
  }
  return names;
}

function parse(card: unknown) {
  const context = new parser.SerializationContext(LEVEL);
  const parsedCard = new parser.AdaptiveCard();
  parsedCard.hostConfig = new parser.HostConfig({ actions: { maxActions: 6 } });
  parsedCard.parse(card, context);
  return { context, parsedCard };
}

/** A card as the parser writes it out again, without what it drops: unknown properties, values of a wrong type, defaults. */
export function writtenAgain(card: unknown): unknown {
  return parse(card).parsedCard.toJSON(new parser.SerializationContext(LEVEL));
}

/** What the parser finds wrong with a card, at level 1.5 and with Teams' six actions. */
export function parsingProblems(card: unknown): string[] {
  const { context, parsedCard } = parse(card);
  const found: string[] = [];
  for (let i = 0; i < context.eventCount; i += 1) found.push(context.getEventAt(i).message);
  const { validationEvents } = parsedCard.validateProperties();
  return [...found, ...validationEvents.map(({ message }) => message)];
}
