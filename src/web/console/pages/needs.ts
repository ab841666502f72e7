import type { MeetingRecord } from '../../../application/meetings/rows.ts';
import type { ToldAct } from '../../../application/needs/coding-history.ts';
import {
  NEED_STATES,
  type NeedLine,
  type NeedsList,
} from '../../../application/needs/list-needs.ts';
import type { StaffActor } from '../../../application/staff/sessions.ts';
import { stands } from '../../../domain/needs/need.ts';
import { mayDo } from '../../../domain/permissions.ts';
import { type Html, html } from '../../html.ts';
import { type Fields, textOf } from '../fields.ts';
import { layout, type Step } from '../layout.ts';
import { type Option, selectField } from '../parts/controls.ts';
import { dayPath } from '../parts/day-words.ts';
import { meetingNav, meetingTrail } from '../parts/meeting-nav.ts';
import { historyCard } from '../parts/need-history.ts';
import { languageName, meetingPath } from '../parts/need-words.ts';
import type { Problem } from '../refused.ts';
import { say } from '../words.ts';

export interface NeedsModel {
  readonly actor: StaffActor;
  readonly meeting: MeetingRecord;
  readonly list: NeedsList;
  /** How many words stand behind no need. */
  readonly words: number;
  readonly acts: readonly ToldAct[];
  readonly filter: Fields;
  readonly typed: Fields;
  readonly done?: Html | undefined;
  readonly problem?: Problem | undefined;
}

export function needsTrail(meeting: MeetingRecord, isBelow = true): readonly Step[] {
  const needs: Step = [say('needs'), meetingPath(meeting.slug)];
  return meetingTrail(meeting, ...(isBelow ? [needs] : []));
}

/** The needs of a meeting, those without a title first, and the ways into coding. */
export function needsPage(model: NeedsModel): string {
  const { actor, meeting, list, words, acts, typed, done, problem } = model;
  const mayCode = mayDo(actor, 'need.code');
  const { standing, uncoded } = list.counts;
  return layout({
    title: `${say('needs')}: ${meeting.title}`,
    problem,
    actor,
    trail: needsTrail(meeting, false),
    main: html`<div class="head"><h1>${say('needs')}</h1><div class="actions">${uncoded > 0 && html`<a class="button primary" href="${meetingPath(meeting.slug, '/next')}">${say(uncoded === standing ? 'needsStart' : 'needsGoOn')}</a>`}<a class="button" href="${dayPath(meeting.slug)}">${say('dayOpen')}</a></div></div>
<p class="under">${meeting.title} <span class="slug">${meeting.slug}</span> · ${say('needsCount', { standing, uncoded })}</p>
${meetingNav(meeting, 'needs')}
<p class="under">${say('needsLead')}</p>
${done}
<section class="card">${list.counts.all > 0 && filterForm(model)}
${list.needs.length === 0 ? html`<p class="none">${say(list.counts.all === 0 ? 'needsNoneTaken' : 'needsNone')}</p>` : needTable(meeting.slug, list)}</section>
<section class="card"><h2>${say('needsWords')}</h2><p class="hint">${say('needsWordsText')}</p>
<p>${words === 0 ? html`<span class="none">${say('needsWordsNone')}</span>` : html`<a href="${meetingPath(meeting.slug, '/words')}">${say('needsShow')} (${words})</a>`}</p></section>
${mayCode && takeCard(model)}
${historyCard({ meeting: meeting.slug, acts, mayCode, typed: textOf(typed, 'undoReason'), need: null })}`,
  });
}

function filterForm({ meeting, list, filter }: NeedsModel): Html {
  const states = NEED_STATES.map((state): Option => [state, say(`needState.${state}`)]);
  const topics: readonly Option[] = [['-', say('needTopicNone')], ...list.topics];
  const languages = list.languages.map((tag): Option => [tag, languageName(tag)]);
  return html`<form class="filter" method="get" action="${meetingPath(meeting.slug)}">
<div>${selectField({ name: 'state', label: say('needState'), value: textOf(filter, 'state'), options: states })}</div>
<div>${selectField({ name: 'topic', label: say('needTopic'), value: textOf(filter, 'topic'), options: topics, empty: say('needTopicAny') })}</div>
<div>${selectField({ name: 'language', label: say('needLanguage'), value: textOf(filter, 'language'), options: languages, empty: say('needLanguageAny') })}</div>
<button>${say('needsFilter')}</button></form>`;
}

function needTable(meeting: string, { needs, topics }: NeedsList): Html {
  const labels = new Map(topics);
  return html`<div class="wide" tabindex="0" role="region" aria-label="${say('needs')}"><table>
<thead><tr><th scope="col">${say('needNumber')}</th><th scope="col">${say('needSaid')}</th><th scope="col">${say('needTopic')}</th><th scope="col">${say('needLanguage')}</th><th scope="col" class="n">${say('needStatements')}</th></tr></thead>
<tbody>${needs.map(
    (line) =>
      html`<tr><th scope="row"><a href="${meetingPath(meeting, `/${line.number}`)}">N${line.number}</a></th><td>${saidIn(line)}${line.late && html` <span class="tag">${say('needLate')}</span>`}</td><td>${line.topic === null ? '' : (labels.get(line.topic) ?? line.topic)}</td><td>${line.languages.map(languageName).join(', ')}</td><td class="n">${line.statements}</td></tr>`,
  )}</tbody></table></div>`;
}

const FIRST_MOST = 140;

/** The title; for what has none, the first words as they were written. */
function saidIn(line: NeedLine): Html {
  const { title, first, mergedInto, setAside, takenBack } = line;
  if (!stands(line)) {
    const text =
      mergedInto === null
        ? say('needAside', { reason: setAside ?? '' })
        : say('needWent', { into: `N${mergedInto}` });
    return html`<span class="none">${text}</span>`;
  }
  if (title !== '') return html`<b><bdi>${title}</bdi></b>`;
  if (takenBack) return html`<span class="none">${say('needTakenBack')}</span>`;
  const letters = [...(first?.words ?? '')];
  const words =
    letters.length <= FIRST_MOST ? letters.join('') : `${letters.slice(0, FIRST_MOST).join('')}…`;
  return html`<q lang="${first?.language ?? ''}" dir="${first?.direction ?? 'auto'}">${words}</q>`;
}

function takeCard({ meeting, list }: NeedsModel): Html | false {
  const rounds = list.rounds.filter(({ mayTake }) => mayTake);
  if (rounds.length === 0) return false;
  return html`<section class="card"><h2>${say('needsTakeTitle')}</h2><p class="hint">${say('needsTakeText')}</p>
<form class="actions" method="post" action="${meetingPath(meeting.slug, '/take')}">${rounds.map(({ slug }) => html`<button name="round" value="${slug}">${say('needsTake', { round: slug })}</button> `)}</form></section>`;
}
