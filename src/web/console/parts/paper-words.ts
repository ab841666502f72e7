import { dayText, genevaTime } from '../../../application/geneva-words.ts';
import type { MeetingRecord } from '../../../application/meetings/rows.ts';
import type { PaperHead } from '../../../application/papers/rows.ts';
import type { PaperKind } from '../../../domain/vocabulary.ts';
import { type Html, html } from '../../html.ts';
import { say } from '../words.ts';
import { pageOf } from './meeting-nav.ts';

/** What a paper of this kind is about: the meeting, or its study period. */
export function scopeOf({ slug, studyPeriod }: MeetingRecord, kind: PaperKind): string {
  return kind === 'tsag-report' || kind === 'wtsa-report' ? studyPeriod : slug;
}

export function paperPath(meeting: string, kind: PaperKind, rest = ''): string {
  return pageOf(meeting, 'papers', `/${kind}${rest}`);
}

export function paperTag({ state }: Pick<PaperHead, 'state'>): Html {
  return html`<span class="state ${state}">${say(`paperState.${state}`)}</span>`;
}

export function paperName({ kind, number }: Pick<PaperHead, 'kind' | 'number'>): string {
  return say('paperNumber', { kind: say(`paperKind.${kind}`), number });
}

/** "drafted 27 Nov 2026, 10:00 · approved … · published on … · TSAG-TD7". */
export function paperCourse(paper: PaperHead): string {
  const { draftedAt, approvedAt, publishedOn, document } = paper;
  return [
    say('paperDraftedAt', { time: genevaTime(draftedAt) }),
    ...(approvedAt === null ? [] : [say('paperApprovedAt', { time: genevaTime(approvedAt) })]),
    ...(publishedOn === null ? [] : [say('paperPublishedOn', { day: dayText(publishedOn) })]),
    ...(document === null ? [] : [document]),
  ].join(' · ');
}
