import { type Json, listOf, objectOf, textOf } from '../../json.ts';
import { componentsIn } from '../message-texts.ts';
import { DiscordRefusal } from '../refusal.ts';
import { checkButton, checkSelect, SELECTS } from './controls.ts';
import { type Form, type Path, wrongType } from './form.ts';

// https://docs.discord.com/developers/components/reference#legacy-message-component-behavior
const ROWS_MAX = 5;
// https://docs.discord.com/developers/components/reference#action-row
const BUTTONS_MAX = 5;
// https://docs.discord.com/developers/components/reference: "Messages allow up to 40 total components"
const COMPONENTS_MAX = 40;
// Of all text displays together; not on that page yet: https://github.com/discord/discord-api-docs/pull/8562
const TEXT_MAX = 4_000;

// Measured by others: past this Discord breaks with a 500. Arabic, Chinese and Russian get there before 4000 letters.
// https://github.com/discord/discord-api-docs/issues/8554
const TEXT_BYTES_MAX = 10_170;
const TEXT_BYTES_EACH = 12;

const TOP_V2 = [1, 9, 10, 12, 13, 14, 17];
// https://docs.discord.com/developers/components/reference#container-container-child-components
const IN_CONTAINER = [1, 9, 10, 12, 13, 14];

/** Components beside content: rows only. */
export function legacyComponents(form: Form, path: Path, given: unknown): void {
  const rows = form.list(path, given, { max: ROWS_MAX });
  for (const [i, one] of rows.entries()) {
    const row = objectOf(one);
    if (row['type'] === 1) checkRow(form, [...path, i], row);
    else wrongType(form, [...path, i], [1]);
  }
  uniqueIds(form, path, rows);
}

/** Components in place of content, with IS_COMPONENTS_V2. */
export function v2Components(form: Form, path: Path, given: unknown): void {
  const tops = form.list(path, given, { max: COMPONENTS_MAX });
  layout(form, path, tops, TOP_V2);
  const all = componentsIn(tops);
  if (all.length > COMPONENTS_MAX) {
    const words = `Total number of components cannot exceed ${COMPONENTS_MAX}`;
    form.fault(path, 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', words);
  }
  const texts = all.filter(({ type }) => type === 10).map(({ content }) => textOf(content));
  const letters = texts.reduce((sum, text) => sum + text.length, 0);
  if (letters > TEXT_MAX) {
    const words = `The maximum displayable text size of components is ${TEXT_MAX}`;
    form.fault(path, 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', words);
  }
  uniqueIds(form, path, tops);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text) + TEXT_BYTES_EACH, 0);
  if (bytes > TEXT_BYTES_MAX) {
    form.end();
    throw new DiscordRefusal(500, 0, '500: Internal Server Error');
  }
}

function layout(
  form: Form,
  path: Path,
  given: readonly unknown[],
  allowed: readonly number[],
): void {
  for (const [i, one] of given.entries()) {
    const part = objectOf(one);
    const at = [...path, i];
    const type = Number(part['type']);
    if (!allowed.includes(type)) wrongType(form, at, allowed);
    else if (type === 1) checkRow(form, at, part);
    else if (type === 9) checkSection(form, at, part);
    else if (type === 10) checkText(form, at, part);
    else if (type === 12) checkGallery(form, at, part);
    else if (type === 13) checkFile(form, at, part);
    else if (type === 14) form.number([...at, 'spacing'], part['spacing'], 1, 2);
    else {
      const inner = form.list([...at, 'components'], part['components'], {
        min: 1,
        max: COMPONENTS_MAX,
        required: true,
      });
      layout(form, [...at, 'components'], inner, IN_CONTAINER);
    }
  }
}

/** https://docs.discord.com/developers/components/reference#action-row: five buttons or one menu. */
function checkRow(form: Form, path: Path, row: Json): void {
  const at = [...path, 'components'];
  const bounds = { min: 1, max: BUTTONS_MAX, required: true };
  const inner = form.list(at, row['components'], bounds).map(objectOf);
  const menus = inner.filter(({ type }) => SELECTS.includes(Number(type)));
  if (menus.length > 0 && inner.length > 1) {
    const words = 'The specified component exceeds the maximum width';
    form.fault([...at, 1], 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', words);
  }
  for (const [i, one] of inner.entries()) {
    if (one['type'] === 2) checkButton(form, [...at, i], one);
    else if (SELECTS.includes(Number(one['type']))) checkSelect(form, [...at, i], one, false);
    else wrongType(form, [...at, i], [2, ...SELECTS]);
  }
}

/** https://docs.discord.com/developers/components/reference#section: one to three texts beside a button or picture. */
function checkSection(form: Form, path: Path, section: Json): void {
  const bounds = { min: 1, max: 3, required: true };
  const texts = form.list([...path, 'components'], section['components'], bounds);
  layout(form, [...path, 'components'], texts, [10]);
  const accessory = objectOf(section['accessory']);
  if (section['accessory'] === undefined) form.required([...path, 'accessory']);
  else if (accessory['type'] === 2) checkButton(form, [...path, 'accessory'], accessory);
  else if (accessory['type'] !== 11) wrongType(form, [...path, 'accessory'], [2, 11]);
}

export const checkText = (form: Form, path: Path, part: Json): void =>
  form.text([...path, 'content'], part['content'], { min: 1, max: TEXT_MAX, required: true });

/** https://docs.discord.com/developers/components/reference#media-gallery */
function checkGallery(form: Form, path: Path, part: Json): void {
  const bounds = { min: 1, max: 10, required: true };
  for (const [i, item] of form.list([...path, 'items'], part['items'], bounds).entries()) {
    const description = objectOf(item)['description'];
    form.text([...path, 'items', i, 'description'], description, { max: 1024 });
  }
}

/** https://docs.discord.com/developers/components/reference#file: an attachment of the message only. */
function checkFile(form: Form, path: Path, part: Json): void {
  const url = textOf(objectOf(part['file'])['url']);
  if (url.startsWith('attachment://')) return;
  form.fault([...path, 'file', 'url'], 'URL_TYPE_INVALID_SCHEME', 'Scheme must be attachment.');
}

/** https://docs.discord.com/developers/components/reference#anatomy-of-a-component-custom-id: each stands once. */
export function uniqueIds(form: Form, path: Path, given: readonly unknown[]): void {
  const seen = new Set<string>();
  const look = (one: unknown, at: Path): void => {
    const part = objectOf(one);
    const id = part['custom_id'];
    if (typeof id === 'string') {
      if (seen.has(id)) {
        const words = 'Component custom id cannot be duplicated';
        form.fault([...at, 'custom_id'], 'COMPONENT_CUSTOM_ID_DUPLICATED', words);
      }
      seen.add(id);
    }
    for (const [i, inner] of listOf(part['components']).entries())
      look(inner, [...at, 'components', i]);
    for (const name of ['component', 'accessory']) if (part[name]) look(part[name], [...at, name]);
  };
  for (const [i, one] of given.entries()) look(one, [...path, i]);
}
