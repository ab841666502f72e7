import type { MeetingGlance } from '../../../application/meetings/glance.ts';
import type { MeetingRecord } from '../../../application/meetings/rows.ts';
import type { RoundRecord } from '../../../application/rounds/rows.ts';
import type { StaffActor } from '../../../application/staff/sessions.ts';
import { mayDo } from '../../../domain/permissions.ts';
import type { StatusCounts } from '../../../domain/rounds/progress.ts';
import { type Html, html } from '../../html.ts';
import { layout } from '../layout.ts';
import { pageOf } from '../parts/meeting-nav.ts';
import { deadlineText, meetingDays, numberedKind, standingName } from '../parts/meeting-words.ts';
import { meetingPath } from '../parts/need-words.ts';
import { stackedBar, totalOf } from '../parts/progress.ts';
import { closingText, roundPath, stateTag } from '../parts/round-words.ts';
import { say } from '../words.ts';

export interface RoundLine {
  readonly round: RoundRecord;
  /** Absent before opening, and once archived. */
  readonly counts?: StatusCounts;
}

export type MeetingLine = MeetingRecord & MeetingGlance;

export interface RoundsModel {
  readonly actor: StaffActor;
  readonly now: number;
  readonly rounds: readonly RoundLine[];
  readonly meetings: readonly MeetingLine[];
  readonly done?: Html | undefined;
}

/** The first page: every round with how far it is, then the meetings that they prepare. */
export function roundsPage({ actor, now, rounds, meetings, done }: RoundsModel): string {
  const archived = rounds.filter(({ round }) => round.state === 'archived');
  const current = rounds.filter(({ round }) => round.state !== 'archived');
  return layout({
    title: say('rounds'),
    actor,
    main: html`<div class="head"><h1>${say('rounds')}</h1>${mayDo(actor, 'round.draft') && html`<div class="actions"><a class="button primary" href="/console/new-round">${say('newRound')}</a></div>`}</div>
<p class="under">${say('roundsLead')}</p>
${done}
${current.length === 0 ? html`<p class="card none">${say(meetings.length === 0 ? 'roundsNone' : 'roundsNoneYet')}</p>` : html`<ul class="rounds">${current.map((line) => roundCard(line, now))}</ul>`}
${archived.length > 0 && html`<details class="card"><summary>${say('roundsArchived')} (${archived.length})</summary><ul class="plain">${archived.map(({ round }) => html`<li><b><a href="${roundPath(round)}">${round.meetingTitle}</a></b> <span class="slug">${round.slug}</span><span>${closingText(round, now)}</span></li>`)}</ul></details>`}
${meetingList(actor, meetings)}`,
  });
}

function roundCard({ round, counts }: RoundLine, now: number): Html {
  return html`<li class="round"><div><h2><a href="${roundPath(round)}">${round.meetingTitle}<span class="away">, ${round.slug}</span></a> ${stateTag(round)}</h2>
<p><span class="slug">${round.slug}</span> · ${closingText(round, now)}</p></div>
<div>${counts === undefined ? html`<p>${say('notOpened')}</p>` : html`${stackedBar(counts)}<p>${say('answeredOf', { submitted: counts.submitted, asked: totalOf(counts) })}</p>`}</div></li>`;
}

function meetingList(actor: StaffActor, meetings: readonly MeetingLine[]): Html {
  return html`<section class="card"><div class="head"><h2>${say('meetings')}</h2>${mayDo(actor, 'meeting.add') && html`<div class="actions"><a class="button" href="/console/new-meeting">${say('newMeeting')}</a></div>`}</div>
${
  meetings.length === 0
    ? html`<p class="none">${say('meetingsNone')}</p>`
    : html`<ul class="plain">${meetings.map(
        (
          meeting,
        ) => html`<li><b><a href="${pageOf(meeting.slug, '')}">${meeting.title}</a> <span class="state ${meeting.standing}">${standingName(meeting.standing)}</span></b> <span>${numberedKind(meeting)}</span><span>${meetingDays(meeting)}, ${meeting.place}</span>
${meeting.next !== null && html`<span>${deadlineText(meeting.next)}</span>`}
<a href="${meetingPath(meeting.slug)}" aria-label="${say('needs')}: ${meeting.title}">${say('needs')}</a>
${mayDo(actor, 'round.draft') && html`<a href="/console/new-round?meeting=${meeting.slug}" aria-label="${say('prepareRound')}: ${meeting.title}">${say('prepareRound')}</a>`}</li>`,
      )}</ul>`
}</section>`;
}
