import { type Json, listOf, objectOf, textOf } from '../../json.ts';

/** An input as a person sees it. */
export interface Field {
  readonly id: string;
  readonly kind:
    | 'text'
    | 'long text'
    | 'number'
    | 'date'
    | 'time'
    | 'toggle'
    | 'choice'
    | 'choices';
  /** How a choice is made: `compact` is a menu, `expanded` a list, `filtered` a menu with a search. */
  readonly style: string;
  /** Its label; a toggle's is the title beside its box. */
  readonly label: string;
  readonly required: boolean;
  readonly placeholder: string;
  /** What stands in it: the value as it would be sent. */
  readonly value: string;
  /** What may be chosen. */
  readonly options: readonly { readonly title: string; readonly value: string }[];
  /** The words of the card for a wrong value. */
  readonly errorMessage: string;
}

const KINDS: Readonly<Record<string, Field['kind']>> = {
  'Input.Text': 'text',
  'Input.Number': 'number',
  'Input.Date': 'date',
  'Input.Time': 'time',
  'Input.Toggle': 'toggle',
  'Input.ChoiceSet': 'choice',
};

/** The input that a part of a card is, if it is one. */
export function fieldOf(kind: string, json: Json): Field | undefined {
  const base = KINDS[kind];
  if (!base) return undefined;
  const many = json['isMultiSelect'] === true;
  const long = json['isMultiline'] === true;
  const off = textOf(json['valueOff']) || 'false';
  return {
    id: textOf(json['id']),
    kind: base === 'choice' && many ? 'choices' : base === 'text' && long ? 'long text' : base,
    style: textOf(json['style']),
    label: textOf(json[base === 'toggle' ? 'title' : 'label']),
    required: json['isRequired'] === true,
    placeholder: textOf(json['placeholder']),
    value: String(json['value'] ?? (base === 'toggle' ? off : '')),
    options: listOf(json['choices']).map((one) => ({
      title: textOf(objectOf(one)['title']),
      value: textOf(objectOf(one)['value']),
    })),
    errorMessage: textOf(json['errorMessage']),
  };
}

/** What a person puts into an input: text, a number, whether a box is ticked, titles or values of choices. */
export type Value = string | number | boolean | readonly string[];

/** What the input then sends; an Error for what no client lets one do. */
export function filled(field: Field, json: Json, given: Value): string {
  const { kind, label, id } = field;
  const name = label || id;
  if (kind === 'toggle') {
    if (typeof given !== 'boolean') throw new Error(`${name} is ticked or not`);
    return textOf(json[given ? 'valueOn' : 'valueOff']) || String(given);
  }
  if (kind === 'choice' || kind === 'choices') {
    const wanted = [given]
      .flat()
      .map(String)
      .filter((one) => one !== '');
    if (kind === 'choice' && wanted.length > 1) throw new Error(`${name} takes one choice`);
    return wanted.map((one) => choiceOf(field, one)).join(',');
  }
  if (Array.isArray(given) || typeof given === 'boolean') throw new Error(`${name} takes text`);
  if (kind === 'text' && String(given).includes('\n')) throw new Error(`${name} has one line`);
  return String(given);
}

function choiceOf({ options, label, id }: Field, wanted: string): string {
  const found = options.find(({ title, value }) => title === wanted || value === wanted);
  if (found) return found.value;
  const known = options.map(({ title }) => title).join(', ');
  throw new Error(`${label || id} has no choice ${wanted}, only ${known}`);
}

/** Whether the client lets the value go: what it then shows is the card's own `errorMessage`. */
export function isAccepted(field: Field, json: Json, value: string): boolean {
  if (value === '' || (field.kind === 'toggle' && field.required)) {
    return !field.required || value === (textOf(json['valueOn']) || 'true');
  }
  const { min, max, regex, maxLength } = json;
  switch (field.kind) {
    case 'number': {
      const number = Number(value);
      if (!Number.isFinite(number)) return false;
      return number >= Number(min ?? -Infinity) && number <= Number(max ?? Infinity);
    }
    case 'date':
    case 'time': {
      const form = field.kind === 'date' ? /^\d{4}-\d\d-\d\d$/ : /^\d\d:\d\d$/;
      return form.test(value) && value >= textOf(min) && value <= (textOf(max) || '~');
    }
    case 'text':
    case 'long text':
      if (typeof maxLength === 'number' && value.length > maxLength) return false;
      return typeof regex !== 'string' || new RegExp(regex).test(value);
    default:
      return true;
  }
}
