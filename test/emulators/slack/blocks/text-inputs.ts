import type { Json } from '../../json.ts';
import { bool, type Faults, int, pattern, type Shape, str } from './rules.ts';
import { dispatchConfig, plain } from './text-objects.ts';

// https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element and its neighbours.

const typing = {
  action_id: str(255),
  placeholder: plain(150),
  dispatch_action_config: dispatchConfig,
  focus_on_load: bool,
};

const DECIMAL = /^-?\d+(\.\d+)?$/;
const numeric = pattern(DECIMAL, 'must be a number');

function lengthsAgree(value: Json, at: string, faults: Faults): void {
  const { min_length: min, max_length: max } = value;
  if (typeof min === 'number' && typeof max === 'number' && min > max) {
    faults.add(`${at}/min_length`, 'must not be greater than max_length');
  }
}

function numbersAgree(value: Json, at: string, faults: Faults): void {
  const number = (name: string) =>
    typeof value[name] === 'string' ? Number(value[name]) : undefined;
  const [min, max, first] = ['min_value', 'max_value', 'initial_value'].map(number);
  if (min !== undefined && max !== undefined && min > max) {
    faults.add(`${at}/min_value`, 'must not be greater than max_value');
  }
  if (first !== undefined && min !== undefined && first < min) {
    faults.add(`${at}/initial_value`, 'must not be less than min_value');
  }
  if (first !== undefined && max !== undefined && first > max) {
    faults.add(`${at}/initial_value`, 'must not be greater than max_value');
  }
}

/** The inputs into which a person types. */
export const inputShapes: Readonly<Record<string, Shape>> = {
  plain_text_input: {
    required: {},
    optional: {
      ...typing,
      initial_value: str(3000, 0),
      multiline: bool,
      min_length: int(0, 3000),
      max_length: int(1, 3000),
    },
    also: lengthsAgree,
  },
  number_input: {
    required: { is_decimal_allowed: bool },
    optional: { ...typing, initial_value: numeric, min_value: numeric, max_value: numeric },
    also: numbersAgree,
  },
  email_text_input: { required: {}, optional: { ...typing, initial_value: str(3000, 0) } },
  url_text_input: { required: {}, optional: { ...typing, initial_value: str(3000, 0) } },
};
