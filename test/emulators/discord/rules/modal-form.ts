import { type Json, objectOf } from '../../json.ts';
import { checkText, uniqueIds } from './components.ts';
import {
  checkId,
  checkOptions,
  checkSelect,
  minWithinMax,
  mustChoose,
  notDisabled,
  SELECTS,
} from './controls.ts';
import { Form, type Path, wrongType } from './form.ts';

// https://docs.discord.com/developers/components/reference#text-input-text-input-structure
const INPUT_MAX = 4_000;
// https://docs.discord.com/developers/components/reference#label-label-structure
const LABEL_MAX = 45;
const DESCRIPTION_MAX = 100;

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal */
export function checkModal(data: Json): void {
  const form = new Form();
  const at = ['data', 'components'];
  form.text(['data', 'title'], data['title'], { min: 1, max: 45, required: true });
  form.text(['data', 'custom_id'], data['custom_id'], { min: 1, max: 100, required: true });
  const tops = form.list(at, data['components'], { min: 1, max: 5, required: true });
  for (const [i, one] of tops.entries()) {
    const part = objectOf(one);
    const path = [...at, i];
    if (part['type'] === 18) checkLabel(form, path, part);
    else if (part['type'] === 10) checkText(form, path, part);
    else if (part['type'] === 1) checkOldRow(form, path, part);
    else wrongType(form, path, [1, 10, 18]);
  }
  uniqueIds(form, at, tops);
  form.end();
}

function checkLabel(form: Form, path: Path, label: Json): void {
  const bounds = { min: 1, max: LABEL_MAX, required: true };
  form.text([...path, 'label'], label['label'], bounds);
  form.text([...path, 'description'], label['description'], { max: DESCRIPTION_MAX });
  const inner = objectOf(label['component']);
  const at = [...path, 'component'];
  const type = Number(inner['type']);
  if (label['component'] === undefined) form.required(at);
  else if (type === 4) checkInput(form, at, inner);
  else if (SELECTS.includes(type)) checkSelect(form, at, inner, true);
  else if (type === 19) checkUpload(form, at, inner);
  else if (type === 21) checkRadio(form, at, inner);
  else if (type === 22) checkCheckboxes(form, at, inner);
  else if (type === 23) checkCheckbox(form, at, inner);
  else wrongType(form, at, [3, 4, 5, 6, 7, 8, 19, 21, 22, 23]);
}

/** The old form: one text input in a row, with its label in itself. */
function checkOldRow(form: Form, path: Path, row: Json): void {
  const at = [...path, 'components'];
  const inner = form.list(at, row['components'], { min: 1, max: 1, required: true });
  for (const [i, one] of inner.entries()) {
    const input = objectOf(one);
    if (input['type'] !== 4) wrongType(form, [...at, i], [4]);
    else {
      const bounds = { min: 1, max: LABEL_MAX, required: true };
      form.text([...at, i, 'label'], input['label'], bounds);
      checkInput(form, [...at, i], input);
    }
  }
}

function checkInput(form: Form, path: Path, input: Json): void {
  checkId(form, path, input);
  notDisabled(form, path, input);
  form.choice([...path, 'style'], input['style'], [1, 2]);
  form.number([...path, 'min_length'], input['min_length'], 0, INPUT_MAX);
  form.number([...path, 'max_length'], input['max_length'], 1, INPUT_MAX);
  form.text([...path, 'placeholder'], input['placeholder'], { max: 100 });
  const max = Number(input['max_length'] ?? INPUT_MAX);
  form.text([...path, 'value'], input['value'], { max: Math.min(max, INPUT_MAX) });
}

/** https://docs.discord.com/developers/components/reference#file-upload-file-upload-structure */
function checkUpload(form: Form, path: Path, upload: Json): void {
  checkId(form, path, upload);
  notDisabled(form, path, upload);
  const least = mustChoose(upload, true) ? 1 : 0;
  form.number([...path, 'min_values'], upload['min_values'], least, 10);
  form.number([...path, 'max_values'], upload['max_values'], 1, 10);
}

/** https://docs.discord.com/developers/components/reference#radio-group-structure */
function checkRadio(form: Form, path: Path, group: Json): void {
  checkId(form, path, group);
  notDisabled(form, path, group);
  checkOptions(form, path, group, { min: 2, max: 10, most: 1 });
}

/** https://docs.discord.com/developers/components/reference#checkbox-group-structure */
function checkCheckboxes(form: Form, path: Path, group: Json): void {
  checkId(form, path, group);
  notDisabled(form, path, group);
  const least = mustChoose(group, true) ? 1 : 0;
  form.number([...path, 'min_values'], group['min_values'], least, 10);
  form.number([...path, 'max_values'], group['max_values'], 1, 10);
  const options = Array.isArray(group['options']) ? group['options'].length : 0;
  const most = Number(group['max_values'] ?? Math.max(1, options));
  minWithinMax(form, path, Number(group['min_values'] ?? least), most);
  const min = Math.max(1, Number(group['max_values'] ?? 1));
  checkOptions(form, path, group, { min, max: 10, most });
}

/** https://docs.discord.com/developers/components/reference#checkbox-structure: it cannot be required. */
function checkCheckbox(form: Form, path: Path, box: Json): void {
  checkId(form, path, box);
  notDisabled(form, path, box);
}
