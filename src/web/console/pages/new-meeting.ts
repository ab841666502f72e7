import type { StaffActor } from '../../../application/staff/sessions.ts';
import { MEETING_KINDS } from '../../../domain/vocabulary.ts';
import { html } from '../../html.ts';
import { type Fields, textOf } from '../fields.ts';
import { layout } from '../layout.ts';
import { selectField, textField } from '../parts/controls.ts';
import type { Problem } from '../refused.ts';
import { meetingKindName, say } from '../words.ts';

/** The study period in which the product is written; staff may type another. */
const STUDY_PERIOD = '2025-2028';

export function newMeetingPage(model: {
  readonly actor: StaffActor;
  readonly typed: Fields;
  readonly problem?: Problem;
}): string {
  const { actor, typed, problem } = model;
  const value = (name: string) => textOf(typed, name, 300);
  return layout({
    title: say('newMeeting'),
    problem,
    actor,
    trail: [[say('rounds'), '/console']],
    main: html`<h1>${say('newMeeting')}</h1>
<p class="under">${say('newMeetingLead')}</p>
<form method="post" action="/console/new-meeting" novalidate><section class="card">
${textField({ name: 'title', label: say('fieldTitle'), hint: say('fieldTitleHint'), value: value('title') })}
<div class="pair apart"><div>${selectField({ name: 'kind', label: say('fieldMeetingKind'), value: value('kind') || 'cto', options: MEETING_KINDS.map((kind) => [kind, meetingKindName(kind)]) })}</div>
<div>${textField({ name: 'place', label: say('fieldPlace'), value: value('place'), max: 200 })}</div></div>
<div class="pair"><div>${textField({ name: 'startsOn', label: say('fieldStartsOn'), type: 'date', value: value('startsOn') })}</div>
<div>${textField({ name: 'endsOn', label: say('fieldEndsOn'), type: 'date', value: value('endsOn') })}</div></div>
<div class="pair"><div>${textField({ name: 'number', label: say('fieldNumber'), hint: say('fieldNumberHint'), type: 'number', min: 1, max: 9999, value: value('number') })}</div>
<div>${textField({ name: 'studyPeriod', label: say('fieldStudyPeriod'), hint: say('fieldStudyPeriodHint'), value: value('studyPeriod') || STUDY_PERIOD, max: 20 })}</div></div>
${textField({ name: 'slug', label: say('fieldSlug'), hint: say('fieldSlugHint'), value: value('slug'), max: 60 })}
</section>
<div class="actions"><button class="primary">${say('saveMeeting')}</button> <a class="button quiet" href="/console">${say('cancel')}</a></div>
</form>`,
  });
}
