import type { ChoiceControl, Option, TextControl } from '../../platform/prompt.ts';
import type { FormField } from '../../platform/shown.ts';
import { typedText } from '../fields.ts';

/** What came back of a form: nothing of it is trusted but its being there. */
export type Filled = Readonly<Record<string, unknown>>;

/** One text; '' when the field is empty, absent or no text. */
export function textIn(fields: Filled, name: string, max = 1000): string {
  const value = fields[name];
  const [first] = Array.isArray(value) ? value : [value];
  return typeof first === 'string' || typeof first === 'number'
    ? typedText(String(first), max)
    : '';
}

/** Those of the known values that were chosen, in the known order. */
export function chosenIn<Value extends string>(
  fields: Filled,
  name: string,
  known: readonly Value[],
): readonly Value[] {
  const value = fields[name];
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [value];
  return known.filter((one) => chosen.includes(one));
}

/** Names longer than this are no option's label anywhere. */
const LABEL_MAX = 70;

/** The full name where an option has room for it, else the short one, which is whole as well: a name that was cut names nothing. */
export function optionLabel(full: string, short: string): string {
  return full.length <= LABEL_MAX ? full : short;
}

/** What a field of a form is, besides its control. */
export type FieldFrame = Pick<FormField, 'name' | 'label' | 'hint' | 'live'> & {
  readonly required?: boolean;
};

/** One of these, or (`max`) several. */
export function choiceField(
  { required = true, ...frame }: FieldFrame,
  choice: {
    readonly options: readonly Option[];
    readonly selected: readonly string[];
    readonly max?: number;
  },
): FormField {
  const { options, selected, max = 1 } = choice;
  const appearance: ChoiceControl['appearance'] = max === 1 ? 'dropdown' : 'list';
  const min = required ? 1 : 0;
  return {
    ...frame,
    required,
    control: { kind: 'choice', options, min, max, appearance, selected },
  };
}

export function textField(
  { required = true, ...frame }: FieldFrame,
  { value, ...text }: Pick<TextControl, 'input' | 'maxLength'> & { readonly value: string },
): FormField {
  const given = value === '' ? {} : { value };
  return { ...frame, required, control: { kind: 'text', ...text, ...given } };
}
