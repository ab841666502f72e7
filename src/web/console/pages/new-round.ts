import { dayText } from '../../../application/geneva-words.ts';
import type { MeetingRecord } from '../../../application/meetings/rows.ts';
import type { QuestionnaireSummary } from '../../../application/questionnaires/rows.ts';
import type { AudiencePreview } from '../../../application/rounds/preview-audience.ts';
import type { StaffActor } from '../../../application/staff/sessions.ts';
import { mayDo } from '../../../domain/permissions.ts';
import { CATEGORIES, MEMBER_KINDS } from '../../../domain/vocabulary.ts';
import { type Html, html } from '../../html.ts';
import { layout } from '../layout.ts';
import { selectField, textArea, textField, tick, tickList } from '../parts/controls.ts';
import { previewText } from '../parts/preview.ts';
import { ruleFields } from '../parts/rule-fields.ts';
import type { Problem } from '../refused.ts';
import type { TypedPage } from '../round-fields.ts';
import { say } from '../words.ts';

export interface NewRoundModel {
  readonly actor: StaffActor;
  readonly meetings: readonly MeetingRecord[];
  /** The newest version of each. */
  readonly questionnaires: readonly QuestionnaireSummary[];
  readonly typed: TypedPage;
  readonly preview: AudiencePreview;
  /** What it would send if it opened now; undefined until it has been asked for. */
  readonly calendar?: Html | undefined;
  readonly problem?: Problem | undefined;
}

/** Everything that a round is, on one page; whom it would ask is counted beside it. */
export function newRoundPage(model: NewRoundModel): string {
  const { actor, typed, calendar, problem } = model;
  return layout({
    title: say('newRound'),
    problem,
    actor,
    trail: [[say('rounds'), '/console']],
    main: html`<h1>${say('newRound')}</h1>
<p class="under">${say('newRoundLead')}</p>
<form method="post" action="/console/new-round" novalidate>
${whatSection(model)}
${whoSection(model)}
${whenSection(typed)}
${remindSection(model)}
${typed.confirm !== undefined && confirmSection(typed)}
<div class="actions"><button class="primary" name="intent" value="draft">${say('saveDraft')}</button>${calendar && mayDo(actor, 'round.open') && html` <button name="intent" value="open">${say('openNow')}</button>`} <a class="button quiet" href="/console">${say('cancel')}</a></div>
</form>`,
  });
}

function whatSection({ meetings, questionnaires, typed }: NewRoundModel): Html {
  return html`<section class="card"><div class="pair"><div>${
    meetings.length === 0
      ? html`<p><a href="/console/new-meeting">${say('newMeeting')}</a>: ${say('meetingNone')}</p>`
      : selectField({
          name: 'meeting',
          label: say('fieldMeeting'),
          hint: say('fieldMeetingHint'),
          value: typed.meeting,
          options: meetings.map(({ slug, title }) => [slug, title]),
          empty: say('chooseOne'),
        })
  }</div><div>${textField({ name: 'slug', label: say('fieldSlug'), hint: say('fieldSlugHint'), value: typed.slug, max: 60 })}</div></div>
<div>${
    questionnaires.length === 0
      ? html`<p>${say('questionnaireNone')}</p>`
      : selectField({
          name: 'questionnaire',
          label: say('fieldQuestionnaire'),
          value: typed.questionnaire,
          options: questionnaires.map(({ slug, title, number }) => [
            slug,
            say('questionnaireOption', { title: inEnglish(title), number }),
          ]),
          empty: say('chooseOne'),
        })
  }</div></section>`;
}

/** SurveyJS keeps English under `default` or `en`; a bare string is English. */
function inEnglish(title: QuestionnaireSummary['title']): string {
  return typeof title === 'string' ? title : (title.en ?? title.default ?? '');
}

function whoSection({ typed, preview }: NewRoundModel): Html {
  return html`<section class="card"><h2>${say('whoIsAsked')}</h2>
${tickList({ name: 'kinds', label: say('fieldKinds'), ticked: typed.kinds, options: MEMBER_KINDS.map((kind) => [kind, say(`memberKind.${kind}`)]) })}
${tickList({ name: 'categories', label: say('fieldCategories'), hint: say('fieldCategoriesHint'), ticked: typed.categories, options: CATEGORIES.map((category) => [category, say(`category.${category}`)]) })}
<div class="counted"><output aria-live="polite" data-count="/console/audience">${previewText(preview)}</output>
<button name="intent" value="count">${say('count')}</button></div></section>`;
}

function whenSection(typed: TypedPage): Html {
  return html`<section class="card"><h2>${say('when')}</h2><div class="pair"><div>${textField({ name: 'closesOn', label: say('fieldClosesOn'), hint: say('fieldClosesOnHint'), type: 'date', value: typed.closesOn })}</div>
<div>${textField({ name: 'lateUntil', label: say('fieldLateUntil'), hint: say('fieldLateHint'), type: 'date', value: typed.lateUntil })}</div></div>
${textField({ name: 'threshold', label: say('fieldThreshold'), hint: say('fieldThresholdHint'), type: 'number', min: 3, max: 9999, value: typed.threshold })}</section>`;
}

/** The calendar is seen before anybody can press the button that opens. */
function remindSection({ typed, calendar }: NewRoundModel): Html {
  return html`<section class="card" id="calendar"><h2>${say('reminders')}</h2>${ruleFields(typed)}
<div class="actions"><button name="intent" value="calendar">${say('calendarShow')}</button></div>
${calendar ? html`<h2 class="apart">${say('calendar')}</h2>${calendar}` : html`<p class="hint">${say('calendarNeeds')}</p>`}</section>`;
}

/** Only after it was refused to close on or after the meeting's first day. */
function confirmSection(typed: TypedPage): Html {
  const { begins, ticked } = typed.confirm ?? { begins: '', ticked: false };
  return html`<section class="card">${tick({
    id: 'confirm',
    name: 'confirm',
    value: 'yes',
    text: html`${say('fieldConfirmAfter', { begins: dayText(begins) })}<br><span class="hint">${say('fieldConfirmHint')}</span>`,
    on: ticked,
  })}${textArea({ name: 'reason', label: say('fieldReason'), hint: say('fieldReasonNeeded'), value: typed.reason })}</section>`;
}
