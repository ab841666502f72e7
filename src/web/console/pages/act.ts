import { dayText } from '../../../application/geneva-words.ts';
import type { AudiencePreview } from '../../../application/rounds/preview-audience.ts';
import type { RoundRecord } from '../../../application/rounds/rows.ts';
import type { StaffActor } from '../../../application/staff/sessions.ts';
import { closesInTime } from '../../../domain/rounds/opening-checks.ts';
import type { ReminderRule } from '../../../domain/rounds/reminder-rules.ts';
import { formatRule } from '../../../domain/rounds/rule-text.ts';
import type { RoundAct } from '../../../domain/rounds/state-machine.ts';
import { type Html, html } from '../../html.ts';
import { type Fields, textOf } from '../fields.ts';
import { layout } from '../layout.ts';
import { textArea, textField, tick } from '../parts/controls.ts';
import { previewText } from '../parts/preview.ts';
import { closingText, roundPath, stateTag } from '../parts/round-words.ts';
import { ruleFields } from '../parts/rule-fields.ts';
import type { Problem } from '../refused.ts';
import { say } from '../words.ts';

export interface ActModel {
  readonly actor: StaffActor;
  readonly now: number;
  readonly act: RoundAct;
  readonly round: RoundRecord;
  /** Whom it would ask now; only for what opens it. */
  readonly preview?: AudiencePreview | undefined;
  /** What it would send; only for what opens it. */
  readonly calendar?: Html | undefined;
  /** The rules that stand; only for changing them. */
  readonly rules: readonly ReminderRule[];
  /** What was typed, when it could not be done. */
  readonly typed: Fields;
  readonly problem?: Problem;
}

/** One act on a round: what follows from it, what it needs to know, one button. */
export function actPage(model: ActModel): string {
  const { actor, now, act, round, preview, calendar, problem } = model;
  const title = say(`actTitle.${act}`);
  return layout({
    title: `${title}: ${round.slug}`,
    problem,
    actor,
    trail: [
      [say('rounds'), '/console'],
      [round.meetingTitle, roundPath(round)],
    ],
    main: html`<section class="card act"><h1>${title}</h1>
<p class="under">${round.meetingTitle} ${stateTag(round)} <span class="slug">${round.slug}</span> · ${closingText(round, now)}</p>
<p class="lead">${say(`actText.${act}`)}</p>
${preview && html`<p class="counted">${previewText(preview)}</p>`}
<form method="post" action="${roundPath(round, `/${act}`)}" novalidate>
${controlsOf(model)}
<div class="actions"><button class="primary">${say(`act.${act}`)}</button> ${act === 'schedule' && html`<button name="intent" value="calendar">${say('calendarShow')}</button> `}<a class="button quiet" href="${roundPath(round)}">${say('cancel')}</a></div>
</form></section>
${calendar && html`<section class="card"><h2>${say('calendar')}</h2>${calendar}</section>`}`,
  });
}

function controlsOf({ act, round, typed, rules }: ActModel): Html {
  const value = (name: string) => textOf(typed, name);
  const reason = (isNeeded = false) =>
    textArea({
      name: 'reason',
      label: say('fieldReason'),
      hint: say(isNeeded ? 'fieldReasonNeeded' : 'fieldReasonHint'),
      value: value('reason'),
    });
  switch (act) {
    case 'schedule':
      return html`<div class="pair"><div>${textField({ name: 'opensOn', label: say('fieldOpensOn'), type: 'date', value: value('opensOn') })}</div>
<div>${textField({ name: 'opensTime', label: say('fieldOpensAt'), type: 'time', value: value('opensTime') || '09:00' })}</div></div>${confirmation(round, typed)}`;
    case 'open':
      return confirmation(round, typed);
    case 'extend':
      return html`${textField({
        name: 'closesOn',
        label: say('fieldNewClosing'),
        hint: say('fieldNewClosingHint', {
          day: dayText(round.closesOn),
          begins: dayText(round.meetingStartsOn),
        }),
        type: 'date',
        value: value('closesOn'),
      })}${reason()}${confirmTick(round, typed)}`;
    case 'remind':
      return reason(true);
    case 'change-rules':
      return html`${ruleFields({
        rules: typed.has('rules') ? value('rules') : rules.map(formatRule).join('\n'),
        escalateAfter: typed.has('escalateAfter') ? value('escalateAfter') : round.escalateAfter,
      })}${reason(round.openedAt !== null)}`;
    case 'pause':
    case 'resume':
    case 'close':
    case 'archive':
      return reason();
  }
}

/** Asked only where the round would close too late for its meeting. */
function confirmation(round: RoundRecord, typed: Fields): Html {
  if (closesInTime({ ...round, meetingOrderConfirmed: false })) return html``;
  return html`${confirmTick(round, typed)}${textArea({
    name: 'reason',
    label: say('fieldReason'),
    hint: say('fieldReasonNeeded'),
    value: textOf(typed, 'reason'),
  })}`;
}

export function confirmTick(
  { meetingStartsOn }: Pick<RoundRecord, 'meetingStartsOn'>,
  typed: Fields,
): Html {
  return html`<div class="apart">${tick({
    id: 'confirm',
    name: 'confirm',
    value: 'yes',
    text: html`${say('fieldConfirmAfter', { begins: dayText(meetingStartsOn) })}<br><span class="hint">${say('fieldConfirmHint')}</span>`,
    on: typed.get('confirm') === 'yes',
  })}</div>`;
}
