import { type Direction, harmless } from './texts.ts';

/**
 * The parts of Adaptive Cards 1.5 that we use (https://adaptivecards.io/explorer). All of them are plain data. `lang` is not among
 * them: it only says how a card's own date functions write, of which we use none, and Microsoft's parser refuses every second one.
 */
export interface AdaptiveCard {
  readonly type: 'AdaptiveCard';
  readonly $schema: string;
  readonly version: '1.5';
  readonly rtl?: true;
  /** Shown where cards of this version are not. */
  readonly fallbackText: string;
  readonly speak: string;
  readonly body: readonly Element[];
  readonly msteams: { readonly width: 'Full' };
}

export type Element = TextBlock | RichTextBlock | Container | ActionSet | Input;
type Spacing = 'None' | 'Small' | 'Default' | 'Medium' | 'Large';

interface Placed {
  readonly spacing?: Spacing;
  readonly separator?: boolean;
}

/** A heading, for eyes and screen readers alike. Its text is read as Markdown: see `heading` in texts.ts. */
export interface TextBlock extends Placed {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly style: 'heading';
  readonly size: 'Medium';
  readonly weight: 'Bolder';
  readonly wrap: true;
}

/** Its words stand as they were written. */
export interface RichTextBlock extends Placed {
  readonly type: 'RichTextBlock';
  readonly inlines: readonly TextRun[];
}

export interface TextRun {
  readonly type: 'TextRun';
  readonly text: string;
  readonly size?: 'Small' | 'Medium';
  readonly weight?: 'Bolder';
  readonly color?: 'Attention' | 'Good';
  readonly isSubtle?: true;
  readonly fontType?: 'Monospace';
}

export interface Container extends Placed {
  readonly type: 'Container';
  readonly items: readonly Element[];
  readonly style?: 'emphasis';
  readonly rtl?: true;
}

export interface ActionSet extends Placed {
  readonly type: 'ActionSet';
  readonly actions: readonly CardAction[];
}

export type CardAction = ExecuteAction | SubmitAction | OpenUrlAction;

interface Pressable {
  readonly title: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Left out: all inputs are checked and come along. */
  readonly associatedInputs?: 'none';
  readonly mode?: 'secondary';
}

export interface ExecuteAction extends Pressable {
  readonly type: 'Action.Execute';
  readonly verb: string;
  readonly fallback: SubmitAction;
}

export interface SubmitAction extends Pressable {
  readonly type: 'Action.Submit';
}

export interface OpenUrlAction {
  readonly type: 'Action.OpenUrl';
  readonly title: string;
  readonly url: string;
}

interface InputBase extends Placed {
  readonly id: string;
  readonly label: string;
  readonly isRequired?: true;
  /** Needed by every input that can be filled in wrongly. */
  readonly errorMessage?: string;
  readonly placeholder?: string;
}

export type Input = TextInput | NumberInput | DateInput | ChoiceSet;

export interface TextInput extends InputBase {
  readonly type: 'Input.Text';
  readonly isMultiline?: true;
  readonly maxLength: number;
  readonly style?: 'Email';
  readonly value?: string;
}

export interface NumberInput extends InputBase {
  readonly type: 'Input.Number';
  readonly min?: number;
  readonly max?: number;
  readonly value?: number;
}

export interface DateInput extends InputBase {
  readonly type: 'Input.Date';
  readonly min?: string;
  readonly max?: string;
  readonly value?: string;
}

export interface ChoiceSet extends InputBase {
  readonly type: 'Input.ChoiceSet';
  readonly choices: readonly { readonly title: string; readonly value: string }[];
  readonly style: 'compact' | 'expanded' | 'filtered';
  readonly isMultiSelect?: true;
  readonly wrap: true;
  /** The value, or several with commas between them. */
  readonly value?: string;
}

/** A card, and the words that stand for it in notifications. */
export interface RenderedCard {
  readonly card: AdaptiveCard;
  readonly summary: string;
}

/** How a card is called back: what tells one card from another that says the same. */
export interface CardContext {
  /** Comes back with everything that is pressed on it; at most 100 characters. */
  readonly mark?: string;
}

/**
 * Teams refuses a message of more than 100 KB, measured in UTF-16 with all that it wraps around ours; other ways into Teams end at
 * 28 KB (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages).
 */
export const CARD_BYTES_MAX = 28 * 1024;

const SUMMARY_MAX = 300;
const NOTHING: readonly Element[] = [
  { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '…' }] },
];

/** `refresh` stands on no card, ever: it would replace a private card for all who see it. */
export function renderedCard(
  items: readonly Element[],
  { direction, summary }: { readonly direction: Direction; readonly summary: string },
): RenderedCard {
  const told = clipped(summary.trim() === '' ? '…' : summary, SUMMARY_MAX);
  const bare = harmless(told);
  const rtl = direction === 'rtl' ? ({ rtl: true } as const) : {};
  return {
    summary: told,
    card: {
      type: 'AdaptiveCard',
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      version: '1.5',
      ...rtl,
      fallbackText: bare,
      speak: bare,
      // Some clients turn round only what stands in a container, and one with nothing in it is none.
      body: [{ type: 'Container', items: items.length === 0 ? NOTHING : items, ...rtl }],
      msteams: { width: 'Full' },
    },
  };
}

/** Bytes, as Teams counts them. */
export function cardSize({ card }: RenderedCard): number {
  return 2 * JSON.stringify(card).length;
}

export function fits(rendered: RenderedCard): boolean {
  return cardSize(rendered) <= CARD_BYTES_MAX;
}

/** The first that fits; else the last, since nothing that can be chosen is ever left out. */
export function firstFitting(ways: readonly [() => RenderedCard, ...(() => RenderedCard)[]]) {
  let [shown] = ways.map((way) => way());
  for (const way of ways) {
    shown = way();
    if (fits(shown)) return shown;
  }
  if (shown === undefined) throw new Error('there is no way to show this');
  return shown;
}

export function clipped(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
