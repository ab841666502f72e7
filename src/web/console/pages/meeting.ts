import { dayText } from '../../../application/geneva-words.ts';
import type { RoundAtGlance, ShownMeeting } from '../../../application/meetings/show-meeting.ts';
import type { PaperHead } from '../../../application/papers/rows.ts';
import type { StaffActor } from '../../../application/staff/sessions.ts';
import { mayDo } from '../../../domain/permissions.ts';
import { genevaDay } from '../../../domain/time/geneva.ts';
import { type Html, html } from '../../html.ts';
import { layout } from '../layout.ts';
import { meetingNav, pageOf } from '../parts/meeting-nav.ts';
import {
  deadlineText,
  meetingDays,
  mendedAt,
  numberedKind,
  standingName,
} from '../parts/meeting-words.ts';
import { paperName, paperPath, paperTag } from '../parts/paper-words.ts';
import { regionNames } from '../parts/register-words.ts';
import { roundPath, stateTag } from '../parts/round-words.ts';
import { say } from '../words.ts';

export interface MeetingModel {
  readonly actor: StaffActor;
  readonly shown: ShownMeeting;
  /** Staff's words for what is missing. */
  readonly words: (code: string, params: Readonly<Record<string, string | number>>) => string;
}

/** A meeting at a glance: how far it is, what comes next, and where each part of the work stands. */
export function meetingPage(model: MeetingModel): string {
  const { actor, shown } = model;
  const { meeting, standing, next } = shown;
  return layout({
    title: meeting.title,
    actor,
    trail: [[say('rounds'), '/console']],
    main: html`<div class="head"><h1>${meeting.title} <span class="state ${standing}">${standingName(standing)}</span></h1></div>
<p class="under">${numberedKind(meeting)}, ${meetingDays(meeting)}, ${meeting.place} <span class="slug">${meeting.slug}</span></p>
${meetingNav(meeting, '')}
<p class="counted"><b>${say('meetingNext')}</b><span>${next === null ? say('meetingNothingNext') : deadlineText(next)}</span></p>
<div class="columns"><div>${roundsCard(model)}${missingCard(model)}</div>
<div>${needsCard(shown)}${registerCard(shown)}${papersCard(shown)}</div></div>`,
  });
}

function roundsCard({ actor, shown: { rounds, meeting } }: MeetingModel): Html {
  return html`<section class="card"><div class="head"><h2>${say('rounds')}</h2>${mayDo(actor, 'round.draft') && html`<div class="actions"><a class="button" href="/console/new-round?meeting=${meeting.slug}">${say('prepareRound')}</a></div>`}</div>${
    rounds.length === 0
      ? html`<p class="none">${say('meetingRoundsNone')}</p>`
      : html`<div class="wide" tabindex="0" role="region" aria-label="${say('rounds')}"><table>
<thead><tr>${HEADS.map((word) => html`<th scope="col">${say(word)}</th>`)}<th scope="col" class="n">${say('answered')}</th></tr></thead>
<tbody>${rounds.map(roundRow)}</tbody></table></div>`
  }</section>`;
}

const HEADS = ['opsRound', 'roundOpens', 'roundCloses'] as const;

function roundRow(round: RoundAtGlance): Html {
  const { opensAt, closesOn, daysLeft, asked, answered } = round;
  const opens = opensAt === null ? '–' : dayText(genevaDay(opensAt));
  const left = daysLeft === null || daysLeft < 0 ? '' : say('inDays', { days: daysLeft });
  return html`<tr><th scope="row"><a href="${roundPath(round)}">${round.slug}</a> ${stateTag(round)}</th><td>${opens}</td><td>${dayText(closesOn)}${left !== '' && html`<small>${left}</small>`}</td><td class="n">${asked === 0 ? '–' : say('roundReplies', { answered, asked })}</td></tr>`;
}

function card(title: string, text: Html | string, path?: string): Html {
  const name = path === undefined ? title : html`<a href="${path}">${title}</a>`;
  return html`<section class="card"><h2>${name}</h2>${text}</section>`;
}

function needsCard({ meeting, needs, items, conclusions }: ShownMeeting): Html {
  return html`${card(say('needs'), html`<p>${say('meetingNeeds', { ...needs })}</p>`, pageOf(meeting.slug, 'needs'))}
${card(say('day'), html`<p>${say('meetingItems', { ...items, conclusions })}</p>`, pageOf(meeting.slug, 'agenda'))}`;
}

function registerCard({ meeting, register }: ShownMeeting): Html {
  const { noSeat, noAttendance } = register.gaps;
  const word = noAttendance === null ? 'meetingRegister' : 'meetingRegisterCame';
  const { gaps: _, ...counts } = register;
  const text = html`<p>${say(word, counts)}</p><ul class="findings">
${counts.seats > 0 && noSeat.length > 0 && html`<li class="gap">${say('balanceNoSeat', { regions: regionNames(noSeat) })}</li>`}
${noAttendance !== null && noAttendance.length > 0 && html`<li class="gap">${say('balanceNobodyFrom', { regions: regionNames(noAttendance) })}</li>`}</ul>`;
  return card(say('register'), text, pageOf(meeting.slug, 'register'));
}

function papersCard({ meeting, papers }: ShownMeeting): Html {
  const list = html`<ul class="plain">${papers.map((one) => paperLine(meeting.slug, one))}</ul>`;
  const none = html`<p class="none">${say('meetingPapersNone')}</p>`;
  return card(say('papers'), papers.length === 0 ? none : list, pageOf(meeting.slug, 'papers'));
}

function paperLine(meeting: string, paper: PaperHead): Html {
  const { kind, number } = paper;
  return html`<li><b><a href="${paperPath(meeting, kind, `/${number}`)}">${paperName(paper)}</a></b> ${paperTag(paper)}</li>`;
}

function missingCard({ shown: { meeting, missing }, words }: MeetingModel): Html {
  if (missing.length === 0) return card(say('missing'), html`<p>${say('missingNone')}</p>`);
  const lines = missing.map((thing) => {
    const path = mendedAt(meeting, thing);
    const text = words(thing.code, thing.params);
    return html`<li class="gap">${path === undefined ? text : html`<a href="${path}">${text}</a>`} <small>${thing.clauses.join(', ')}</small></li>`;
  });
  return card(
    say('missing'),
    html`<p class="hint">${say('missingText')}</p><ul class="findings">${lines}</ul>`,
  );
}
