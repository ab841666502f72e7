import { type Json, objectOf } from '../../json.ts';
import type { Form, Path } from './form.ts';

/** String, user, role, mentionable and channel menus. */
export const SELECTS: readonly number[] = [3, 5, 6, 7, 8];

// https://docs.discord.com/developers/components/reference#button-button-structure
const LABEL_MAX = 80;
const URL_MAX = 512;
// https://docs.discord.com/developers/components/reference#anatomy-of-a-component-custom-id
const ID = { min: 1, max: 100, required: true };
// https://docs.discord.com/developers/components/reference#string-select-select-option-structure
const OPTION = { min: 1, max: 100, required: true };
const SELECT_OPTIONS_MAX = 25;
const PLACEHOLDER_MAX = 150;

/** A button: of the styles 1 to 4 with custom_id, 5 with an address. */
export function checkButton(form: Form, path: Path, button: Json): void {
  const at = (name: string) => [...path, name];
  const { style, url, label, emoji } = button;
  form.choice(at('style'), style, [1, 2, 3, 4, 5, 6]);
  form.text(at('label'), label, { max: LABEL_MAX });
  if (!label && !emoji && style !== 6) form.required(at('label'));
  if (style === 5) {
    form.text(at('url'), url, { max: URL_MAX, required: true });
    if (typeof url === 'string') checkUrl(form, at('url'), url);
    const words = 'A custom id and url cannot both be specified';
    if (button['custom_id'])
      form.fault(path, 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', words);
    return;
  }
  checkId(form, path, button);
  if (url) {
    const words = 'A custom id and url cannot both be specified';
    form.fault(path, 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', words);
  }
}

function checkUrl(form: Form, path: Path, url: string): void {
  if (!URL.canParse(url)) form.fault(path, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
  else if (!/^(https?|discord):/.test(url)) {
    const words = `Scheme "${url.split(':')[0]}" must be one of ('http', 'https', 'discord').`;
    form.fault(path, 'URL_TYPE_INVALID_SCHEME', words);
  }
}

/** A menu, in a message or within a modal's label. */
export function checkSelect(form: Form, path: Path, menu: Json, inModal: boolean): void {
  const at = (name: string) => [...path, name];
  checkId(form, path, menu);
  form.text(at('placeholder'), menu['placeholder'], { max: PLACEHOLDER_MAX });
  // https://docs.discord.com/developers/components/reference#string-select-string-select-structure and its notes
  form.number(at('min_values'), menu['min_values'], mustChoose(menu, inModal) ? 1 : 0, 25);
  form.number(at('max_values'), menu['max_values'], 1, 25);
  const least = Number(menu['min_values'] ?? 1);
  const most = Number(menu['max_values'] ?? 1);
  minWithinMax(form, path, least, most);
  if (inModal) notDisabled(form, path, menu);
  if (menu['type'] === 3)
    checkOptions(form, path, menu, { min: Math.max(1, most), max: SELECT_OPTIONS_MAX, most });
}

/** Options of a menu or group: their number, their lengths, each value once, and no more preset than may be chosen. */
export function checkOptions(
  form: Form,
  path: Path,
  owner: Json,
  bounds: { readonly min: number; readonly max: number; readonly most: number },
): void {
  const at = [...path, 'options'];
  const { min, max, most } = bounds;
  const options = form.list(at, owner['options'], { min, max, required: true }).map(objectOf);
  const seen = new Set<unknown>();
  for (const [i, option] of options.entries()) {
    form.text([...at, i, 'label'], option['label'], OPTION);
    form.text([...at, i, 'value'], option['value'], OPTION);
    form.text([...at, i, 'description'], option['description'], { max: 100 });
    if (seen.has(option['value'])) {
      const words = 'The specified option value is already used';
      form.fault([...at, i], 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', words);
    }
    seen.add(option['value']);
  }
  if (options.filter((one) => one['default'] === true).length > most) {
    // Its code is not documented; that it is refused is known.
    form.fault(at, 'SELECT_COMPONENT_DEFAULTS_EXCEEDED', `No more than ${most} may be default.`);
  }
}

/** In a modal a control must be answered unless `required` is false; then a least number of 0 is refused. */
export const mustChoose = (control: Json, inModal: boolean): boolean =>
  inModal && control['required'] !== false;

export function minWithinMax(form: Form, path: Path, least: number, most: number): void {
  if (least <= most) return;
  const words = `int value should be less than or equal to ${most}.`;
  form.fault([...path, 'min_values'], 'NUMBER_TYPE_MAX', words);
}

/** https://docs.discord.com/developers/components/reference#string-select-string-select-structure: `disabled` in a modal is an error. */
export function notDisabled(form: Form, path: Path, control: Json): void {
  if (control['disabled'] !== true) return;
  const words = 'Components in modals cannot be disabled';
  form.fault([...path, 'disabled'], 'MODAL_COMPONENT_CANNOT_BE_DISABLED', words);
}

export const checkId = (form: Form, path: Path, control: Json): void =>
  form.text([...path, 'custom_id'], control['custom_id'], ID);
