import type { Action } from '../../../src/platform/prompt.ts';
import type { ActionSet, CardAction, CardContext, Element } from './card.ts';
import { carriedBy, type Meaning, VERB } from './codes.ts';
import { oneLine, type Paragraphs } from './texts.ts';

/** Of one row (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format). */
const ROW = 6;

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

/** Rows of buttons; the quiet ones behind dots, wherever there is something before the dots. */
export function buttonRows(
  { before = [], actions, links = [], promptId }: Buttons,
  context: CardContext,
): readonly Element[] {
  const weighty = actions.filter((one) => before.length === 0 || isWeighty(one));
  const others = actions.filter((one) => !weighty.includes(one));
  const made = links.flatMap((link) => (link === undefined ? [] : (linkButton(link) ?? [])));
  const told = (some: readonly Action[]) =>
    some.map((action) => ({ quiet: action.weight === 'quiet', action }));
  const first = [
    ...before.map(asIs),
    ...told(weighty).filter(({ quiet }) => !quiet),
    ...made.map(asIs),
    ...told(weighty).filter(({ quiet }) => quiet),
  ];
  return [first, told(others)].flatMap((row) => rowsOf(row, { promptId, ...context }));
}

function isWeighty({ command, weight }: Action): boolean {
  return command === 'done' || command === 'more' || weight === 'primary';
}

type Placed =
  | { readonly quiet: boolean; readonly action: Action }
  | { readonly quiet: false; readonly made: CardAction };

function asIs(made: CardAction): Placed {
  return { quiet: false, made };
}

function rowsOf(
  all: readonly Placed[],
  { promptId, ...context }: CardContext & { readonly promptId: string | undefined },
): readonly ActionSet[] {
  const rows: ActionSet[] = [];
  for (let from = 0; from < all.length; from += ROW) {
    const row = all.slice(from, from + ROW);
    const isMixed = row.some(({ quiet }) => !quiet);
    const actions = row.map((one) => {
      if ('made' in one) return one.made;
      const { command: c, argument: a, label } = one.action;
      const own = { ...(promptId === undefined ? {} : { p: promptId }), c };
      const meaning = { k: 'act', ...own, ...(a === undefined ? {} : { a }) } as const;
      return button(label, meaning, context, { quiet: one.quiet && isMixed });
    });
    rows.push({ type: 'ActionSet', actions });
  }
  return rows;
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
