import type { MeetingRecord } from '../../../application/meetings/rows.ts';
import type { ToldAct } from '../../../application/needs/coding-history.ts';
import type { StaffActor } from '../../../application/staff/sessions.ts';
import { stands } from '../../../domain/needs/need.ts';
import { labels } from '../../../domain/outcomes/numbered.ts';
import { mayDo } from '../../../domain/permissions.ts';
import { type Html, html } from '../../html.ts';
import { textOf } from '../fields.ts';
import { layout } from '../layout.ts';
import {
  alikeCard,
  codeForm,
  type NeedForms,
  rarerActs,
  translateForm,
} from '../parts/need-acts.ts';
import { historyCard } from '../parts/need-history.ts';
import { meetingPath, statementBlock } from '../parts/need-words.ts';
import type { Problem } from '../refused.ts';
import { say } from '../words.ts';
import { needsTrail } from './needs.ts';

export interface NeedModel {
  readonly actor: StaffActor;
  readonly meeting: MeetingRecord;
  readonly forms: NeedForms;
  readonly acts: readonly ToldAct[];
  /** The needs before and after this one that have no title yet. */
  readonly previous: number | null;
  readonly next: number | null;
  readonly done?: Html | undefined;
  readonly problem?: Problem | undefined;
}

/** Coding in two panes: the members' words on the left, what they are coded as on the right. */
export function needPage(model: NeedModel): string {
  const { actor, meeting, forms, acts, done, problem } = model;
  const { need, typed } = forms;
  const mayCode = mayDo(actor, 'need.code');
  return layout({
    title: `N${need.number}${need.title === '' ? '' : ` ${need.title}`}: ${meeting.title}`,
    problem,
    actor,
    trail: needsTrail(meeting),
    main: html`<div class="head"><h1>N${need.number} ${need.title !== '' && html`<bdi>${need.title}</bdi>`}</h1>${steps(model)}</div>
${done}
<div class="panes"><div class="words">${wordsPane(model)}</div>
<div>${stands(need) ? codingPane(model, mayCode) : endPane(model)}</div></div>
${historyCard({ meeting: meeting.slug, acts, mayCode, typed: textOf(typed, 'undoReason'), need: need.number })}`,
  });
}

function steps({ meeting, previous, next }: NeedModel): Html {
  const link = (number: number, key: string, text: string) =>
    html`<a class="button quiet" accesskey="${key}" href="${meetingPath(meeting.slug, `/${number}`)}">${text}</a>`;
  return html`<div class="actions">${previous !== null && link(previous, 'p', say('needPrevious'))} ${next !== null && link(next, 'n', say('needNext'))}</div>`;
}

function wordsPane({ actor, forms }: NeedModel): Html {
  const mayTranslate = mayDo(actor, 'need.translate');
  return html`<section class="card"><h2>${say('needWordsTitle')}</h2>
${forms.need.statements.map(
  (said) =>
    html`${statementBlock(said)}${mayTranslate && said.answer !== null && said.words !== null && translateForm(forms, said.answer)}`,
)}</section>`;
}

function codingPane({ forms }: NeedModel, mayCode: boolean): Html {
  const { topic, merged } = forms.need;
  const came =
    merged.length > 0 &&
    html`<p class="hint">${say('needCame', { needs: labels('N', merged) })}</p>`;
  if (!mayCode) {
    return html`<section class="card"><h2>${say('needCodeTitle')}</h2><p>${topic?.label ?? say('needTopicNone')}</p>${came}</section>
${alikeCard(forms, false)}`;
  }
  return html`<section class="card"><h2>${say('needCodeTitle')}</h2>${came}${codeForm(forms)}</section>
${alikeCard(forms, true)}
${rarerActs(forms)}
<p class="hint keys">${say('needKeys')}</p>`;
}

function endPane({ meeting, forms }: NeedModel): Html {
  const { mergedInto, setAside } = forms.need;
  return html`<section class="card"><h2>${say('needCodeTitle')}</h2><p>${
    mergedInto === null
      ? say('needAside', { reason: setAside ?? '' })
      : html`<a href="${meetingPath(meeting.slug, `/${mergedInto}`)}">${say('needWent', { into: `N${mergedInto}` })}</a>`
  }</p></section>`;
}
