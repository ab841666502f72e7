import type { MeetingNeed } from '../../../application/outcomes/rows.ts';
import type { Day, DayLine } from '../../../application/papers/show-day.ts';
import { labels } from '../../../domain/outcomes/numbered.ts';
import { type Html, html } from '../../html.ts';
import { type Fields, textOf } from '../fields.ts';
import { say } from '../words.ts';
import { type Option, selectField, textArea, textField, tickList } from './controls.ts';
import { dayPath } from './day-words.ts';

export interface ItemForms {
  readonly meeting: { readonly slug: string };
  readonly day: Day;
  readonly item: DayLine;
  readonly typed: Fields;
}

/** What can be done with an item. The rarer acts are folded away; one that was refused stands open. */
export function itemForms(forms: ItemForms): Html {
  const { typed, day } = forms;
  const folded = (title: string, isOpen: boolean, form: Html): Html =>
    html`<details class="card act"${isOpen && html` open`}><summary>${title}</summary>${form}</details>`;
  return html`<section class="card act"><h2>${say('dayChange')}</h2>${changeForm(forms)}</section>
${day.items.length > 1 && folded(say('dayMerge'), typed.has('into'), mergeForm(forms))}
${folded(say('dayDrop'), typed.has('dropReason'), dropForm(forms))}`;
}

function actForm({ meeting, item }: ItemForms, act: string, fields: Html): Html {
  return html`<form method="post" action="${dayPath(meeting.slug, `/${item.number}/${act}`)}" novalidate>${fields}</form>`;
}

/** What was typed, also where it is empty; what the item says, while nothing was. */
function typedOr(typed: Fields, name: string, otherwise: string, max: number): string {
  return typed.has(name) ? textOf(typed, name, max) : otherwise;
}

function changeForm(forms: ItemForms): Html {
  const { item, day, typed } = forms;
  const topics = day.topics.map(([code, { en }]): Option => [code, en]);
  const own = item.topic !== null && !topics.some(([code]) => code === item.topic);
  const known: readonly Option[] = own ? [...topics, [item.topic, item.topic]] : topics;
  return actForm(
    forms,
    'change',
    html`${textField({ name: 'title', label: say('dayTitle'), value: typedOr(typed, 'title', item.title, 300), max: 300 })}
${selectField({ name: 'topic', label: say('needTopic'), value: typedOr(typed, 'topic', item.topic ?? '', 100), options: known, empty: say('needTopicNone') })}
<div class="pair"><div>${textField({ name: 'minutes', label: say('dayTime'), hint: say('dayTimeHint'), type: 'number', min: 1, max: 1440, value: typedOr(typed, 'minutes', String(item.minutes ?? ''), 20) })}</div><div>${textField({ name: 'presenter', label: say('dayPresenter'), value: typedOr(typed, 'presenter', item.presenter ?? '', 200), max: 200 })}</div></div>
${needTicks(forms)}
<div class="actions"><button class="primary">${say('daySave')}</button></div>`,
  );
}

/** Its own needs first, then those of its topic, then the others: what is likely stands on top. */
function needTicks({ item, day, typed }: ItemForms): Html | false {
  if (day.needs.length === 0) return false;
  const ticked = typed.has('title')
    ? typed.getAll('needs')
    : item.needs.map((number) => String(number));
  const nearness = ({ number, topic }: MeetingNeed) =>
    item.needs.includes(number) ? 0 : topic !== null && topic === item.topic ? 1 : 2;
  const sorted = day.needs.toSorted((a, b) => nearness(a) - nearness(b) || a.number - b.number);
  const options = sorted.map((need): Option => [String(need.number), needText(need, item.number)]);
  return html`<div class="behind">${tickList({ name: 'needs', label: say('dayNeeds'), hint: say('dayNeedsHint'), ticked, options })}</div>`;
}

function needText({ number, title, items }: MeetingNeed, own: number): string {
  const others = items.filter((item) => item !== own);
  const taken =
    others.length === 0 ? '' : ` (${say('dayNeedsTaken', { items: labels('A', others) })})`;
  return `N${number}${title === '' ? '' : ` ${title}`}${taken}`;
}

function mergeForm(forms: ItemForms): Html {
  const { item, day, typed } = forms;
  const others = day.items
    .filter(({ number }) => number !== item.number)
    .map(({ number, title }): Option => [String(number), `A${number} ${title}`]);
  return actForm(
    forms,
    'merge',
    html`<p class="hint">${say('dayMergeText')}</p>
${selectField({ name: 'into', label: say('dayInto'), value: textOf(typed, 'into', 10), options: others, empty: say('dayChoose') })}
${textArea({ name: 'mergeReason', label: say('dayMergeReason'), value: textOf(typed, 'mergeReason', 2000), max: 2000, rows: 2 })}
<div class="actions"><button>${say('dayMergeDo')}</button></div>`,
  );
}

function dropForm(forms: ItemForms): Html {
  return actForm(
    forms,
    'drop',
    html`<p class="hint">${say('dayDropText')}</p>
${textArea({ name: 'dropReason', label: say('dayDropReason'), value: textOf(forms.typed, 'dropReason', 2000), max: 2000, rows: 2 })}
<div class="actions"><button>${say('dayDropDo')}</button></div>`,
  );
}
