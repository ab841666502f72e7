import type { Action } from '../../../src/platform/prompt.ts';
import type { ActionSet, CardAction, CardContext, Element } from './card.ts';
import { carriedBy, type Meaning, VERB } from './codes.ts';
import { oneLine, type Paragraphs } from './texts.ts';

/** Of one row (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format). */
const ROW = 6;
/** What a row shows on a narrow card, in letters. */
const ROW_WIDTH = 38;
const BUTTON_EDGES = 3;

export interface ButtonLook {
  /** Whether the inputs of the card are checked and come along. */
  readonly gathers?: true;
  /** Behind the three dots at the end of the row. */
  readonly quiet?: boolean;
}

/**
 * A universal action; clients that do not know them send the same as a message. No style: Teams knows neither "positive" nor
 * "destructive".
 */
export function button(
  title: string,
  meaning: Meaning,
  { mark }: CardContext,
  { gathers, quiet = false }: ButtonLook = {},
): CardAction {
  const shared = {
    title: oneLine(title),
    data: carriedBy(mark === undefined ? { meaning } : { meaning, mark }),
    ...(gathers === true ? {} : { associatedInputs: 'none' as const }),
    ...(quiet ? { mode: 'secondary' as const } : {}),
  };
  return {
    ...{ type: 'Action.Execute', verb: VERB, ...shared },
    fallback: { type: 'Action.Submit', ...shared },
  };
}

export interface Link {
  readonly url: string;
  readonly label: string;
}

/** Addresses are ours; one without TLS, as on a first trial, is no button in Teams and is shown as it is written. */
export function linkButton({ url, label }: Link): CardAction | undefined {
  const isSafe = URL.canParse(url) && new URL(url).protocol === 'https:';
  return isSafe ? { type: 'Action.OpenUrl', title: oneLine(label), url } : undefined;
}

interface Buttons {
  /** What answers: they stand in a row of their own, with what is as weighty. */
  readonly before?: readonly CardAction[];
  readonly actions: readonly Action[];
  readonly links?: readonly (Link | undefined)[];
  /** Commands of a letter name their round themselves: there is no prompt that they belong to. */
  readonly promptId?: string;
}

/**
 * Rows of buttons: what answers, and whatever is as weighty, before the ways elsewhere. The quiet ones stand behind dots, wherever
 * there is something before the dots.
 */
export function buttonRows(
  { before = [], actions, links = [], promptId }: Buttons,
  context: CardContext,
): readonly Element[] {
  const weighty = actions.filter((one) => before.length === 0 || isWeighty(one));
  const others = actions.filter((one) => !weighty.includes(one));
  const made = links.flatMap((link) => (link === undefined ? [] : (linkButton(link) ?? [])));
  const placed = (some: readonly Action[]) => some.map((one) => placedOf(one, promptId, context));
  const first = [...before.map(loud), ...placed(weighty), ...made.map(loud)];
  return [first, placed(others)].flatMap(rowsOf);
}

/** What a question needs, or answers in another way, belongs to its answer. */
function isWeighty({ command, weight }: Action): boolean {
  return weight === 'primary' || ['done', 'more', 'section'].includes(command);
}

interface Placed {
  readonly title: string;
  readonly isQuiet: boolean;
  readonly make: (isHidden: boolean) => CardAction;
}

function loud(made: CardAction): Placed {
  return { title: made.title, isQuiet: false, make: () => made };
}

function placedOf(action: Action, promptId: string | undefined, context: CardContext): Placed {
  const { command: c, argument: a, label: title, weight } = action;
  const own = { ...(promptId === undefined ? {} : { p: promptId }), c };
  const meaning = { k: 'act', ...own, ...(a === undefined ? {} : { a }) } as const;
  const make = (quiet: boolean) => button(title, meaning, context, { quiet });
  return { title, isQuiet: weight === 'quiet', make };
}

function rowsOf(all: readonly Placed[]): readonly ActionSet[] {
  const quiet = all.filter(({ isQuiet }) => isQuiet);
  const rows = packed(all.filter(({ isQuiet }) => !isQuiet));
  const last = rows.at(-1);
  if (last === undefined || last.length + quiet.length > ROW) {
    return [...rows, ...packed(quiet)].map((row) => setOf(row.map(({ make }) => make(false))));
  }
  return rows.map((row) => {
    const hidden = row === last ? quiet.map(({ make }) => make(true)) : [];
    return setOf([...row.map(({ make }) => make(false)), ...hidden]);
  });
}

function setOf(actions: readonly CardAction[]): ActionSet {
  return { type: 'ActionSet', actions };
}

/** As many beside each other as can be read there: Teams cuts what is written on buttons that are too many for their row. */
function packed(all: readonly Placed[]): readonly (readonly Placed[])[] {
  const rows: Placed[][] = [];
  let room = 0;
  for (const one of all) {
    const width = widthOf(one.title);
    const last = rows.at(-1);
    if (last === undefined || last.length === ROW || width > room) {
      rows.push([one]);
      room = ROW_WIDTH - width;
    } else {
      last.push(one);
      room -= width;
    }
  }
  return rows;
}

/** In letters, with what surrounds them; those of East Asia are twice as wide. */
function widthOf(title: string): number {
  return [...title].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), BUTTON_EDGES);
}

/** Buttons that are no commands of a conversation. */
export function rowsOfButtons(buttons: readonly CardAction[]): readonly Element[] {
  return buttonRows({ before: buttons, actions: [] }, {});
}

/** What a link that is no button says. */
export function writtenLinks(
  links: readonly (Link | undefined)[],
  text: Paragraphs,
): readonly Element[] {
  for (const link of links) {
    if (link === undefined || linkButton(link) !== undefined) continue;
    text.add(`${link.label}:`).add(link.url);
  }
  return text.elements();
}
