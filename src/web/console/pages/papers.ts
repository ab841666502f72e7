import type { MeetingRecord } from '../../../application/meetings/rows.ts';
import type { PaperHead } from '../../../application/papers/rows.ts';
import type { StaffActor } from '../../../application/staff/sessions.ts';
import { mayDo } from '../../../domain/permissions.ts';
import { PAPER_KINDS, type PaperKind } from '../../../domain/vocabulary.ts';
import { type Html, html } from '../../html.ts';
import { layout } from '../layout.ts';
import { meetingNav, meetingTrail } from '../parts/meeting-nav.ts';
import { paperCourse, paperName, paperPath, paperTag, scopeOf } from '../parts/paper-words.ts';
import type { Problem } from '../refused.ts';
import { say } from '../words.ts';

export interface PapersModel {
  readonly actor: StaffActor;
  readonly meeting: MeetingRecord;
  /** All papers, the newest first. */
  readonly papers: readonly PaperHead[];
  readonly done?: Html | undefined;
  readonly problem?: Problem | undefined;
}

/** What leaves the bureau about a meeting and its study period, and how far each is. */
export function papersPage(model: PapersModel): string {
  const { actor, meeting, done, problem } = model;
  return layout({
    title: `${say('papers')}: ${meeting.title}`,
    problem,
    actor,
    trail: meetingTrail(meeting),
    main: html`<h1>${say('papers')}</h1>
<p class="under">${meeting.title} <span class="slug">${meeting.slug}</span></p>
${meetingNav(meeting, 'papers')}
<p class="under">${say('papersLead')}</p>
${done}
${PAPER_KINDS.map((kind) => kindCard(model, kind))}`,
  });
}

function kindCard({ actor, meeting, papers }: PapersModel, kind: PaperKind): Html {
  const scope = scopeOf(meeting, kind);
  const own = papers
    .filter((one) => one.kind === kind && one.scope === scope)
    .toSorted((a, b) => b.number - a.number);
  const [newest, ...earlier] = own;
  const mayDraft = mayDo(actor, 'paper.draft') && newest?.state !== 'in-review';
  return html`<section class="card"><h2>${say(`paperKind.${kind}`)} ${newest !== undefined && paperTag(newest)}</h2>
<p class="hint">${say(`paperText.${kind}`, { scope })}</p>
${newest === undefined ? html`<p class="none">${say('paperNone')}</p>` : html`<p><a href="${paperPath(meeting.slug, kind, `/${newest.number}`)}">${say('paperRead', { number: newest.number })}</a> · ${paperCourse(newest)}</p>`}
${mayDraft && draftForm(meeting, kind, newest)}
${earlier.length > 0 && html`<details><summary>${say('paperEarlier')} (${earlier.length})</summary><ul class="plain">${earlier.map((one) => earlierLine(meeting, one))}</ul></details>`}</section>`;
}

function draftForm({ slug }: MeetingRecord, kind: PaperKind, newest: PaperHead | undefined): Html {
  const word =
    newest === undefined
      ? 'paperDraft'
      : newest.state === 'draft'
        ? 'paperDraftAnew'
        : 'paperDraftNext';
  return html`<form method="post" action="${paperPath(slug, kind, '/draft')}"><div class="actions"><button aria-label="${say(word)}: ${say(`paperKind.${kind}`)}">${say(word)}</button></div></form>`;
}

function earlierLine({ slug }: MeetingRecord, paper: PaperHead): Html {
  const { kind, number } = paper;
  return html`<li><b><a href="${paperPath(slug, kind, `/${number}`)}">${paperName(paper)}</a> ${paperTag(paper)}</b><span>${paperCourse(paper)}</span></li>`;
}
