import type { AudiencePreview } from '../../../application/rounds/preview-audience.ts';
import type { RoundRecord } from '../../../application/rounds/rows.ts';
import type { StaffActor } from '../../../application/staff/sessions.ts';
import { closesInTime } from '../../../domain/rounds/opening-checks.ts';
import type { RoundAct } from '../../../domain/rounds/state-machine.ts';
import { type Html, html } from '../../html.ts';
import { type Fields, textOf } from '../fields.ts';
import { layout } from '../layout.ts';
import { textArea, textField, tick } from '../parts/controls.ts';
import { previewText } from '../parts/preview.ts';
import { closingText, roundPath, stateTag } from '../parts/round-words.ts';
import type { Problem } from '../refused.ts';
import { dayText } from '../times.ts';
import { say } from '../words.ts';

export interface ActModel {
  readonly actor: StaffActor;
  readonly now: number;
  readonly act: RoundAct;
  readonly round: RoundRecord;
  /** Whom it would ask now; only for what opens it. */
  readonly preview?: AudiencePreview | undefined;
  /** What was typed, when it could not be done. */
  readonly typed: Fields;
  readonly problem?: Problem;
}

/** One act on a round: what follows from it, what it needs to know, one button. */
export function actPage({ actor, now, act, round, preview, typed, problem }: ActModel): string {
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
${controlsOf(act, round, typed)}
<div class="actions"><button class="primary">${say(`act.${act}`)}</button> <a class="button quiet" href="${roundPath(round)}">${say('cancel')}</a></div>
</form></section>`,
  });
}

function controlsOf(act: RoundAct, round: RoundRecord, typed: Fields): Html {
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
