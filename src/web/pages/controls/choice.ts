import { PAGE_FIELDS } from '../../../platform/page-fields.ts';
import type { ChoiceControl, Option } from '../../../platform/prompt.ts';
import { type Html, html } from '../../html.ts';
import type { Words } from '../../words.ts';
import type { RenderedControl } from './control.ts';
import { rejectedValues, rejectedWords } from './rejected.ts';

/** Radio buttons, check boxes or a list; a scale stands in a row. */
export function choiceControl(
  words: Words,
  control: ChoiceControl,
  rejected: unknown,
): RenderedControl {
  const selected = new Set(rejectedValues(rejected) ?? control.selected);
  const own = otherWords(control, rejected);
  if (control.appearance === 'dropdown' && control.max === 1) {
    return {
      shape: 'one',
      grouped: false,
      target: 'answer',
      html: (describedBy) => html`${dropdown(words, control, { selected, describedBy })}${own}`,
    };
  }
  const hint = hintOf(words, control);
  const options = control.options.map((option, index) =>
    choice(control, option, { index, checked: selected.has(option.value) }),
  );
  return {
    shape: control.max === 1 ? 'one' : 'list',
    grouped: true,
    target: 'o0',
    ...(hint === undefined ? {} : { hint }),
    html: html`<div class="choices ${control.appearance}">${options}</div>${scaleEnds(control)}${own}`,
  };
}

function hintOf(words: Words, control: ChoiceControl): string | undefined {
  if (control.max === 1) return undefined;
  const limited = control.max < control.options.length;
  return limited ? words.say('chooseUpTo', { max: control.max }) : words.say('chooseAny');
}

function choice(
  control: ChoiceControl,
  option: Option,
  { index, checked }: { readonly index: number; readonly checked: boolean },
): Html {
  const type = control.max === 1 ? 'radio' : 'checkbox';
  const isOther = option.value === control.other?.value;
  return html`<label class="choice${option.value === control.exclusive && ' apart'}"><input type="${type}" id="o${index}" name="${PAGE_FIELDS.value}" value="${option.value}"${checked && html` checked`}${isOther && html` class="other"`}><span>${option.label}</span></label>`;
}

function scaleEnds({ scale }: ChoiceControl): Html | undefined {
  if (scale?.low === undefined && scale?.high === undefined) return undefined;
  return html`<p class="ends" aria-hidden="true"><span>${scale.low}</span><span>${scale.high}</span></p>`;
}

interface Filled {
  readonly selected: ReadonlySet<string>;
  readonly describedBy: string;
}

function dropdown(words: Words, control: ChoiceControl, filled: Filled): Html {
  const { selected, describedBy } = filled;
  return html`<select id="answer" name="${PAGE_FIELDS.value}"${describedBy !== '' && html` aria-describedby="${describedBy}"`}>
<option value="">${words.say('pleaseChoose')}</option>
${control.options.map(({ value, label }) => html`<option value="${value}"${selected.has(value) && html` selected`}${value === control.other?.value && html` class="other"`}>${label}</option>`)}
</select>`;
}

/** Always there without a script; where the browser can, the style shows it only with "other" chosen. */
function otherWords({ other }: ChoiceControl, rejected: unknown): Html | undefined {
  if (other === undefined) return undefined;
  return html`<div class="own"><input type="hidden" name="${PAGE_FIELDS.other}" value="${other.value}"><label for="words">${other.label}</label><input id="words" name="${PAGE_FIELDS.words}" dir="auto" maxlength="${other.wordsMax}" value="${rejectedWords(rejected) ?? other.words}"></div>`;
}
