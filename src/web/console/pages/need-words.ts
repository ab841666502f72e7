import type { MeetingRecord } from '../../../application/meetings/rows.ts';
import type { ShownAnswer } from '../../../application/needs/shown.ts';
import type { StaffActor } from '../../../application/staff/sessions.ts';
import { mayDo } from '../../../domain/permissions.ts';
import { type Html, html } from '../../html.ts';
import { type Fields, textOf } from '../fields.ts';
import { layout } from '../layout.ts';
import { type Option, selectField, textArea, textField } from '../parts/controls.ts';
import { PART_MOST } from '../parts/need-acts.ts';
import { freeBlock, meetingPath } from '../parts/need-words.ts';
import type { Problem } from '../refused.ts';
import { say } from '../words.ts';
import { needsTrail } from './needs.ts';

export interface NeedWordsModel {
  readonly actor: StaffActor;
  readonly meeting: MeetingRecord;
  readonly words: readonly ShownAnswer[];
  readonly topics: readonly Option[];
  /** Needs that the first words may belong to: number and title; those that are alike come first, with why. */
  readonly needs: readonly Option[];
  readonly typed: Fields;
  readonly done?: Html | undefined;
  readonly problem?: Problem | undefined;
}

/** Words behind no need, one after the other: on the left what was said, on the right where it belongs. */
export function needWordsPage(model: NeedWordsModel): string {
  const { actor, meeting, words, done, problem } = model;
  const [first, ...more] = words;
  const mayCode = mayDo(actor, 'need.code');
  return layout({
    title: `${say('needsWords')}: ${meeting.title}`,
    problem,
    actor,
    trail: needsTrail(meeting),
    main: html`<h1>${say('needsWords')}</h1>
<p class="under">${say('needsWordsText')}</p>
${done}
${
  first === undefined
    ? html`<section class="card"><p class="none">${say('needsWordsNone')}</p><p><a href="${meetingPath(meeting.slug)}">${say('needsBack')}</a></p></section>`
    : html`<div class="panes"><div class="words"><section class="card"><h2>${say('needWordsTitle')}</h2>${freeBlock(first)}</section>
${more.length > 0 && html`<details class="card"><summary>${say('needFreeMore')} (${more.length})</summary>${more.map((one) => moreBlock(meeting.slug, one))}</details>`}</div>
<div>${mayCode && first.answer !== null && forms(model, first.answer)}</div></div>`
}`,
  });
}

function moreBlock(meeting: string, said: ShownAnswer): Html {
  const path = meetingPath(meeting, `/words?answer=${said.answer ?? ''}`);
  return html`${freeBlock(said)}${said.answer !== null && html`<p><a href="${path}">${say('needsShow')}</a></p>`}`;
}

/** Without a part all of the words are meant. */
function forms({ meeting, topics, needs, typed }: NeedWordsModel, answer: string): Html {
  const part = (name: string) =>
    textArea({
      name,
      label: say('needPart'),
      hint: say('needFreePartHint'),
      value: textOf(typed, name, PART_MOST),
      max: PART_MOST,
      rows: 1,
      anyLanguage: true,
    });
  const hidden = html`<input type="hidden" name="answer" value="${answer}">`;
  return html`<section class="card"><h2>${say('needFreeMake')}</h2><form method="post" action="${meetingPath(meeting.slug, '/make')}" novalidate>${hidden}
${textField({ name: 'title', label: say('needTitle'), hint: say('needTitleHint'), value: textOf(typed, 'title'), max: 200, focus: true })}
${selectField({ name: 'topic', label: say('needTopic'), value: textOf(typed, 'topic'), options: topics, empty: say('needTopicNone') })}
${part('part')}
<div class="actions"><button class="primary">${say('needFreeMakeDo')}</button></div></form></section>
${
  needs.length > 0 &&
  html`<section class="card"><h2>${say('needFreeAttach')}</h2><form method="post" action="${meetingPath(meeting.slug, '/attach')}" novalidate>${hidden}
${selectField({ name: 'need', label: say('needNumber'), value: textOf(typed, 'need'), options: needs })}
${part('attachPart')}
<div class="actions"><button>${say('needFreeAttachDo')}</button></div></form></section>`
}`;
}
