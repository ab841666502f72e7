import { type Json, listOf, same } from '../../json.ts';
import {
  bool,
  day,
  type Faults,
  int,
  list,
  oneOf,
  pattern,
  type Rule,
  type Shape,
  str,
  url,
} from './rules.ts';
import { inputShapes } from './text-inputs.ts';
import {
  choiceOption,
  confirmation,
  menuOption,
  optionGroups,
  optionsOf,
  overflowOption,
  plain,
} from './text-objects.ts';

// https://docs.slack.dev/reference/block-kit/block-elements, each element on its own page.

const actionId = str(255);
const placeholder = plain(150);
const asked = { action_id: actionId, confirm: confirmation, focus_on_load: bool };
const menu = { ...asked, placeholder };
const several = { ...menu, max_selected_items: int(1, 100) };

/** A first choice must be one of the options, whole and unchanged. */
function initialAmongOptions(element: Json, at: string, faults: Faults): void {
  const options = optionsOf(element);
  const known = (chosen: unknown) => options.some((option) => same(option, chosen));
  const one = element['initial_option'];
  if (one !== undefined && !known(one)) {
    faults.add(`${at}/initial_option`, 'initial option must be one of the options');
  }
  for (const [i, chosen] of listOf(element['initial_options']).entries()) {
    if (!known(chosen)) {
      faults.add(`${at}/initial_options/${i}`, 'initial option must be one of the options');
    }
  }
  const most = element['max_selected_items'];
  if (typeof most === 'number' && listOf(element['initial_options']).length > most) {
    faults.add(`${at}/initial_options`, `no more than ${most} items allowed`);
  }
}

function optionsOrGroups(element: Json, at: string, faults: Faults): void {
  const given = ['options', 'option_groups'].filter((name) => element[name] !== undefined);
  if (given.length === 0) faults.add(at, 'missing required field: options');
  if (given.length === 2) faults.add(at, 'only one of options and option_groups allowed');
  initialAmongOptions(element, at, faults);
}

const menuOptions = { options: list(menuOption, 1, 100), option_groups: optionGroups };

const button: Shape = {
  required: { text: plain(75) },
  optional: {
    action_id: actionId,
    value: str(2000, 0),
    url,
    style: oneOf('primary', 'danger'),
    confirm: confirmation,
    accessibility_label: str(75),
  },
};

const image: Shape = {
  required: { alt_text: str(2000) },
  optional: { image_url: url, slack_file: oneFile() },
  also: (value, at, faults) => {
    const given = ['image_url', 'slack_file'].filter((name) => value[name] !== undefined);
    if (given.length !== 1) faults.add(at, 'must provide image_url or slack_file');
  },
};

function oneFile(): Rule {
  return (value, at, faults) => {
    const given = typeof value === 'object' && value !== null ? Object.keys(value) : [];
    const fine = given.length === 1 && (given[0] === 'id' || given[0] === 'url');
    if (!fine) faults.add(at, 'must provide id or url');
  };
}

const choice = (many: boolean): Shape => ({
  required: { options: list(choiceOption, 1, 10) },
  optional: many
    ? { ...asked, initial_options: list(choiceOption, 1, 10) }
    : { ...asked, initial_option: choiceOption },
  also: initialAmongOptions,
});

const conversationFilter: Rule = (value, at, faults) => {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) {
    faults.add(at, 'must provide at least one field');
  }
};

const asks = { default_to_current_conversation: bool, filter: conversationFilter };
const answers = { response_url_enabled: bool };

/** Every element that the emulator knows. Any other is refused as Slack refuses an unknown one. */
export const ELEMENTS: Readonly<Record<string, Shape>> = {
  ...inputShapes,
  button,
  image,
  checkboxes: choice(true),
  radio_buttons: choice(false),
  overflow: {
    required: { options: list(overflowOption, 1, 5) },
    optional: { action_id: actionId, confirm: confirmation },
  },
  static_select: {
    required: {},
    optional: { ...menu, ...menuOptions, initial_option: menuOption },
    also: optionsOrGroups,
  },
  multi_static_select: {
    required: {},
    optional: { ...several, ...menuOptions, initial_options: list(menuOption, 1, 100) },
    also: optionsOrGroups,
  },
  external_select: {
    required: {},
    optional: { ...menu, initial_option: menuOption, min_query_length: int(0, 150) },
  },
  multi_external_select: {
    required: {},
    optional: {
      ...several,
      initial_options: list(menuOption, 1, 100),
      min_query_length: int(0, 150),
    },
  },
  users_select: { required: {}, optional: { ...menu, initial_user: str(255) } },
  multi_users_select: {
    required: {},
    optional: { ...several, initial_users: list(str(255), 1, 100) },
  },
  conversations_select: {
    required: {},
    optional: { ...menu, ...asks, ...answers, initial_conversation: str(255) },
  },
  channels_select: {
    required: {},
    optional: { ...menu, ...answers, initial_channel: str(255) },
  },
  datepicker: { required: {}, optional: { ...menu, initial_date: day } },
  timepicker: {
    required: {},
    optional: {
      ...menu,
      initial_time: pattern(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time HH:mm'),
      timezone: str(255),
    },
  },
  datetimepicker: {
    required: {},
    optional: { ...asked, initial_date_time: int(1_000_000_000, 9_999_999_999) },
  },
};
