import type { ShownNeed } from '../../../application/needs/show-need.ts';
import type { Suggestion } from '../../../application/needs/suggest-needs.ts';
import { LANGUAGES } from '../../../domain/language.ts';
import { writtenFrom } from '../../../domain/needs/said.ts';
import { type Html, html } from '../../html.ts';
import { type Fields, textOf } from '../fields.ts';
import { say } from '../words.ts';
import { type Option, selectField, textArea, textField } from './controls.ts';
import { languageName, meetingPath } from './need-words.ts';

export interface NeedForms {
  readonly meeting: string;
  readonly need: ShownNeed;
  readonly topics: readonly Option[];
  readonly suggestions: readonly Suggestion[];
  /** What was typed before a refusal. */
  readonly typed: Fields;
}

const typedOr = (typed: Fields, name: string, otherwise: string, max?: number): string =>
  typed.has(name) ? textOf(typed, name, max) : otherwise;

/** Every act is decided on what stood when the page was made, and leads on to the next need without a title. */
function actForm(forms: NeedForms, act: string, fields: Html): Html {
  const { meeting, need } = forms;
  return html`<form method="post" action="${meetingPath(meeting, `/${need.number}/${act}`)}" novalidate><input type="hidden" name="seen" value="${need.act}">${fields}</form>`;
}

/** Title and topic: the two that every need gets. The title has the focus, and Enter saves. */
export function codeForm(forms: NeedForms): Html {
  const { need, topics, typed } = forms;
  const isFresh = need.title === '';
  return actForm(
    forms,
    'code',
    html`${textField({ name: 'title', label: say('needTitle'), hint: say('needTitleHint'), value: typedOr(typed, 'title', need.title), max: 200, focus: isFresh })}
${selectField({ name: 'topic', label: say('needTopic'), value: typedOr(typed, 'topic', need.topic?.code ?? ''), options: topics, empty: say('needTopicNone') })}
<div class="actions"><button class="primary">${say(isFresh ? 'needSaveNext' : 'needSave')}</button></div>`,
  );
}

/** What is alike, and why it was found; one button each. The reason is a text area, so that Enter in it sends nothing. */
export function alikeCard(forms: NeedForms, mayCode: boolean): Html {
  const { meeting, suggestions, typed } = forms;
  const list = html`<ul class="alike">${suggestions.map(
    (
      { number, title, score, common, first },
      at,
    ) => html`<li><div><a href="${meetingPath(meeting, `/${number}`)}"><b>N${number}</b></a> ${nameOf(title, first)} <span class="tag">${score}%</span>
<p class="hint"><bdi>${say('needShares', { words: common.join(', ') })}</bdi></p></div>${mayCode && html`<button name="into" value="${number}" accesskey="${at + 1}">${say('needInto', { need: `N${number}` })}</button>`}</li>`,
  )}</ul>`;
  const body =
    suggestions.length === 0
      ? html`<p class="none">${say('needAlikeNone')}</p>`
      : html`<p class="hint">${say('needAlikeText')}</p>${
          mayCode
            ? actForm(
                forms,
                'merge',
                html`${list}${textArea({ name: 'reason', label: say('needMergeReason'), value: typedOr(typed, 'reason', say('needMergeReasonGiven')), rows: 1 })}`,
              )
            : list
        }`;
  return html`<section class="card"><h2>${say('needAlike')}</h2>${body}</section>`;
}

const FIRST_MOST = 90;

/** The title; for what has none, its first words as they were written. */
function nameOf(title: string, first: Suggestion['first']): Html {
  if (title !== '' || first === null) return html`<bdi>${title}</bdi>`;
  const letters = [...first.text];
  const words =
    letters.length <= FIRST_MOST ? first.text : `${letters.slice(0, FIRST_MOST).join('')}…`;
  return html`<q lang="${first.language}" dir="${writtenFrom(first.language)}">${words}</q>`;
}

/** The rarer acts, folded away. One that was refused stands open. */
export function rarerActs(forms: NeedForms): Html {
  const { typed } = forms;
  const folded = (title: string, isOpen: boolean, form: Html): Html =>
    html`<details class="card"${isOpen && html` open`}><summary>${title}</summary>${form}</details>`;
  return html`${folded(say('needSplit'), typed.has('part'), splitForm(forms))}
${folded(say('needMergeOther'), typed.has('other'), otherForm(forms))}
${folded(say('needSetAside'), typed.has('asideReason'), asideForm(forms))}`;
}

function splitForm(forms: NeedForms): Html {
  const { typed } = forms;
  return actForm(
    forms,
    'split',
    html`${textArea({ name: 'part', label: say('needPart'), hint: say('needPartHint'), value: textOf(typed, 'part', PART_MOST), max: PART_MOST, rows: 2, anyLanguage: true })}
${textField({ name: 'newTitle', label: say('needNewTitle'), value: textOf(typed, 'newTitle'), max: 200 })}
${textField({ name: 'splitReason', label: say('needSplitReason'), value: typedOr(typed, 'splitReason', say('needSplitReasonGiven')), max: 1000 })}
<div class="actions"><button>${say('needSplitDo')}</button></div>`,
  );
}

function otherForm(forms: NeedForms): Html {
  const { typed } = forms;
  return actForm(
    forms,
    'merge',
    html`${textField({ name: 'other', label: say('needOther'), value: textOf(typed, 'other', 10), max: 10 })}
${textField({ name: 'otherReason', label: say('needMergeReason'), value: typedOr(typed, 'otherReason', say('needMergeReasonGiven')), max: 1000 })}
<div class="actions"><button>${say('needMerge')}</button></div>`,
  );
}

function asideForm(forms: NeedForms): Html {
  return actForm(
    forms,
    'set-aside',
    html`${textField({ name: 'asideReason', label: say('needAsideReason'), hint: say('fieldReasonNeeded'), value: textOf(forms.typed, 'asideReason'), max: 1000 })}
<div class="actions"><button>${say('needAsideDo')}</button></div>`,
  );
}

export const PART_MOST = 20_000;

/** For one of the need's answers; the translation is of all of its words. */
export function translateForm(forms: NeedForms, answer: string): Html {
  const { typed } = forms;
  const isOwn = typed.get('answer') === answer;
  const into = isOwn ? textOf(typed, `into-${answer}`, 5) : 'en';
  const languages = LANGUAGES.map((language): Option => [language, languageName(language)]);
  return html`<details${isOwn && html` open`}><summary>${say('needTranslate')}</summary>${actForm(
    forms,
    'translate',
    html`<input type="hidden" name="answer" value="${answer}">
${selectField({ name: `into-${answer}`, label: say('needTranslateInto'), value: into, options: languages })}
${textArea({ name: `text-${answer}`, label: say('needTranslation'), value: isOwn ? textOf(typed, `text-${answer}`, PART_MOST) : '', max: PART_MOST, rows: 3, anyLanguage: true })}
<div class="actions"><button>${say('needTranslateDo')}</button></div>`,
  )}</details>`;
}
