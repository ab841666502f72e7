import type { Json } from '../../json.ts';
import { bool, list, oneOf, type Rule, type Shape, shaped, str, typed, url } from './rules.ts';

// https://docs.slack.dev/reference/block-kit/composition-objects/text-object

const plainShape = (max: number): Shape => ({
  required: { text: str(max) },
  optional: { emoji: bool },
});

const mrkdwnShape = (max: number): Shape => ({
  required: { text: str(max) },
  optional: { verbatim: bool },
});

/** A plain_text object of at most so many characters. */
export const plain = (max: number): Rule => typed({ plain_text: plainShape(max) }, ['plain_text']);

/** A plain_text or mrkdwn object of at most so many characters. */
export const anyText = (max: number): Rule =>
  typed({ plain_text: plainShape(max), mrkdwn: mrkdwnShape(max) }, ['plain_text', 'mrkdwn']);

/** https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
export const confirmation: Rule = shaped({
  required: { title: plain(100), text: anyText(300), confirm: plain(30), deny: plain(30) },
  optional: { style: oneOf('primary', 'danger') },
});

/** https://docs.slack.dev/reference/block-kit/composition-objects/dispatch-action-configuration-object */
export const dispatchConfig: Rule = shaped({
  required: {},
  optional: { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), 1, 2) },
});

/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object: value at most 75 in @slack/types 3.2. */
const optionShape = (text: Rule, extra: Record<string, Rule> = {}): Shape => ({
  required: { text, value: str(75) },
  optional: extra,
});

/** An option of a menu: plain words only. */
export const menuOption: Rule = shaped(optionShape(plain(75), { description: plain(75) }));

/** An option of radio buttons or checkboxes: its words may be mrkdwn. */
export const choiceOption: Rule = shaped(optionShape(anyText(75), { description: anyText(75) }));

/** An option of an overflow menu: it may carry an address. */
export const overflowOption: Rule = shaped(optionShape(plain(75), { description: plain(75), url }));

/** https://docs.slack.dev/reference/block-kit/composition-objects/option-group-object */
export const optionGroups: Rule = list(
  shaped({ required: { label: plain(75), options: list(menuOption, 1, 100) }, optional: {} }),
  1,
  100,
);

/** The options of a menu, whether they stand in groups or not. */
export function optionsOf(element: Json): unknown[] {
  const groups = Array.isArray(element['option_groups']) ? element['option_groups'] : [];
  const grouped = groups.flatMap((group: unknown) => {
    const options = typeof group === 'object' && group !== null && 'options' in group;
    return options && Array.isArray(group.options) ? group.options : [];
  });
  return [...(Array.isArray(element['options']) ? element['options'] : []), ...grouped];
}
