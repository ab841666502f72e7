import { type Html, html, type Piece } from '../../html.ts';

interface Control {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
}

/** A labelled line to type in; what was typed stands in it again. */
export function textField(
  control: Control & {
    readonly value: string;
    readonly type?: 'text' | 'date' | 'time' | 'number';
    readonly min?: number;
    readonly max?: number;
    /** Where typing begins. */
    readonly focus?: boolean;
    /** What may be chosen instead of typing it. */
    readonly offered?: readonly Option[];
  },
): Html {
  const { name, value, type = 'text', min, max, focus = false, offered = [] } = control;
  const edges = {
    text: html` maxlength="${max ?? 300}"`,
    number: html` min="${min}" max="${max}"`,
    date: html``,
    time: html``,
  }[type];
  return html`${labelled(control)}<input id="${name}" name="${name}" type="${type}" value="${value}" autocomplete="off"${edges}${focus && html` autofocus`}${offered.length > 0 && html` list="${name}-offered"`}${describedBy(control)}>${offered.length > 0 && html`<datalist id="${name}-offered">${offered.map(([key, label]) => html`<option value="${key}">${label}</option>`)}</datalist>`}`;
}

export function textArea(
  control: Control & {
    readonly value: string;
    readonly rows?: number;
    readonly max?: number;
    /** Written from the side of its own letters. */
    readonly anyLanguage?: boolean;
  },
): Html {
  const { name, value, rows = 3, max = 1000, anyLanguage = false } = control;
  return html`${labelled(control)}<textarea id="${name}" name="${name}" rows="${rows}" maxlength="${max}"${anyLanguage && html` dir="auto"`}${describedBy(control)}>${value}</textarea>`;
}

export type Option = readonly [value: string, label: string];

export function selectField(
  control: Control & {
    readonly value: string;
    readonly options: readonly Option[];
    readonly empty?: string;
  },
): Html {
  const { name, value, options, empty } = control;
  return html`${labelled(control)}<select id="${name}" name="${name}"${describedBy(control)}>
${empty !== undefined && html`<option value="">${empty}</option>`}${options.map(([key, label]) => html`<option value="${key}"${key === value && html` selected`}>${label}</option>`)}
</select>`;
}

/** Several of a few; the group's first box takes the group's id, so that a problem can point to it. */
export function tickList(
  control: Control & { readonly ticked: readonly string[]; readonly options: readonly Option[] },
): Html {
  const { name, label, hint, ticked, options } = control;
  return html`<fieldset><legend>${label}</legend>${hint !== undefined && html`<p class="hint">${hint}</p>`}
<div class="ticks">${options.map(([value, text], index) => tick({ id: index === 0 ? name : `${name}-${value}`, name, value, text, on: ticked.includes(value) }))}</div></fieldset>`;
}

export function tick(box: {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly text: Piece;
  readonly on: boolean;
}): Html {
  const { id, name, value, text, on } = box;
  return html`<label class="choice"><input type="checkbox" id="${id}" name="${name}" value="${value}"${on && html` checked`}><span>${text}</span></label>`;
}

function labelled({ name, label, hint }: Control): Html {
  return html`<label class="field" for="${name}">${label}</label>${hint !== undefined && html`<p class="hint" id="${name}-hint">${hint}</p>`}`;
}

function describedBy({ name, hint }: Control): Html | false {
  return hint !== undefined && html` aria-describedby="${name}-hint"`;
}
