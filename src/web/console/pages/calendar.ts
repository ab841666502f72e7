import type { RoundCalendar } from '../../../application/rounds/round-calendar.ts';
import type { RoundRecord } from '../../../application/rounds/rows.ts';
import type { StaffActor } from '../../../application/staff/sessions.ts';
import { html } from '../../html.ts';
import type { ConsoleDeps } from '../deps.ts';
import { layout } from '../layout.ts';
import { calendarPart } from '../parts/calendar.ts';
import { roundPath, stateTag } from '../parts/round-words.ts';
import { say } from '../words.ts';

/** A round's calendar on a page of its own. */
export function calendarPage(
  { actor, parley }: Pick<ConsoleDeps, 'parley'> & { readonly actor: StaffActor },
  round: RoundRecord,
  calendar: RoundCalendar,
): string {
  return layout({
    title: `${say('calendar')}: ${round.slug}`,
    actor,
    trail: [
      [say('rounds'), '/console'],
      [round.meetingTitle, roundPath(round)],
    ],
    main: html`<h1>${say('calendar')}</h1>
<p class="under">${round.meetingTitle} ${stateTag(round)} <span class="slug">${round.slug}</span></p>
<section class="card">${calendarPart(calendar, { parley })}</section>
<p class="actions"><a class="button" href="${roundPath(round, '/preview')}">${say('previews')}</a></p>`,
  });
}
