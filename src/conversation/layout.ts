import type { Capabilities } from '../platform/capabilities.ts';
import type { Control, Option } from '../platform/prompt.ts';

/** How options reach the contact on a channel. */
export interface OptionLayout {
  /** `buttons` and `select` are pressed; `typed` means a numbered list and words. */
  readonly by: 'buttons' | 'select' | 'typed';
  /** The labels stand in the text, numbered, and the controls show only the numbers. */
  readonly numbered: boolean;
  readonly pageSize: number;
}

/** Whether a question is answered in steps: one pick, one row or one mark at a time. */
export function isStepwise(control: Control, capabilities: Capabilities): boolean {
  switch (control.kind) {
    case 'ranking':
      return (
        control.max > 1 && !(capabilities.forms && control.options.length <= capabilities.selectMax)
      );
    case 'matrix':
      return !(capabilities.forms && control.columns.length <= capabilities.selectMax);
    case 'choice':
      return (
        control.max > 1 &&
        !(capabilities.multiSelect && fitsOneSelect(control.options, capabilities))
      );
    case 'text':
      return false;
  }
}

const TYPED: OptionLayout = { by: 'typed', numbered: true, pageSize: Number.POSITIVE_INFINITY };

/** "Done" and "more" must fit on a button too; a channel with shorter ones is typed to. */
const WORD_BUTTON_MIN = 16;

/** Beside buttons for the options there is best room for two more, to go back and to skip. */
const ROOM_FOR_ACTIONS = 2;

/**
 * Lays options out so that none is cut. `extra`: buttons that must stand beside them ("more" not
 * counted).
 */
export function layOut(
  options: readonly Option[],
  capabilities: Capabilities,
  extra: number,
): OptionLayout {
  const { buttonsMax, selectMax, buttonLabelMax, optionLabelMax } = capabilities;
  const { optionButtonsMax = buttonsMax } = capabilities;
  const count = options.length;
  const longest = Math.max(0, ...options.map(({ label }) => label.length));
  const numberLength = String(count).length;
  const best = Math.min(buttonsMax - extra - ROOM_FOR_ACTIONS, optionButtonsMax);
  const buttons = (free: number) => ({ by: 'buttons' as const, pageSize: free });
  const select = { by: 'select' as const, pageSize: selectMax };
  if (extra > 0 && buttonLabelMax < WORD_BUTTON_MIN) return TYPED;
  const canSelect = selectMax > 0 && buttonsMax >= extra;
  const onePage = (by: { by: 'buttons' | 'select'; pageSize: number }, labelMax: number) => {
    if (count > by.pageSize) return undefined;
    if (longest <= labelMax) return { ...by, numbered: false };
    return numberLength <= labelMax ? { ...by, numbered: true } : undefined;
  };
  const layouts = [
    onePage(buttons(best), buttonLabelMax),
    canSelect ? onePage(select, optionLabelMax) : undefined,
    onePage(buttons(buttonsMax - extra), buttonLabelMax),
  ].filter((layout) => layout !== undefined);
  const whole = layouts.find(({ numbered }) => !numbered) ?? layouts[0];
  return whole ?? paged({ longest, numberLength, extra }, capabilities);
}

/** Several pages with a "more" button; below two options a page, typing is kinder. */
function paged(
  need: { readonly longest: number; readonly numberLength: number; readonly extra: number },
  capabilities: Capabilities,
): OptionLayout {
  const { buttonsMax, selectMax, buttonLabelMax, optionLabelMax } = capabilities;
  const free = buttonsMax - need.extra - 1;
  if (buttonLabelMax < WORD_BUTTON_MIN) return TYPED;
  const select = free >= 0 && selectMax >= 2 && need.numberLength <= optionLabelMax;
  if (select && selectMax >= free) {
    return { by: 'select', numbered: need.longest > optionLabelMax, pageSize: selectMax };
  }
  if (free >= 2 && need.numberLength <= buttonLabelMax) {
    return { by: 'buttons', numbered: need.longest > buttonLabelMax, pageSize: free };
  }
  return TYPED;
}

function fitsOneSelect(options: readonly Option[], capabilities: Capabilities): boolean {
  const numberLength = String(options.length).length;
  return options.length <= capabilities.selectMax && numberLength <= capabilities.optionLabelMax;
}

/**
 * The options of the current step, each with its number in the whole list, which never changes.
 */
export function stepOptions(control: Control): readonly (Option & { readonly number: number })[] {
  switch (control.kind) {
    case 'choice':
      return numbered(control.options);
    case 'ranking':
      return numbered(control.options).filter(({ value }) => !control.ranked.includes(value));
    case 'matrix':
      return numbered(control.columns);
    case 'text':
      return [];
  }
}

/** How many buttons besides the options a step cannot do without ("done"). */
export function neededBeside(control: Control, stepwise: boolean): number {
  return stepwise && control.kind !== 'matrix' ? 1 : 0;
}

function numbered(options: readonly Option[]) {
  return options.map((option, index) => ({ ...option, number: index + 1 }));
}
