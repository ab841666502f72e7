import { listMeetings } from '../../../application/meetings/list-meetings.ts';
import type { MeetingRecord } from '../../../application/meetings/rows.ts';
import { listConclusions, listItems } from '../../../application/outcomes/list-outcomes.ts';
import type { ConclusionRecord } from '../../../application/outcomes/rows.ts';
import { type MeetingTrace, traceMeeting } from '../../../application/outcomes/trace-meeting.ts';
import type { Statement } from '../../../domain/outcomes/trace.ts';
import { done, refuse } from '../../../domain/refusal.ts';
import { type ApiDeps, jsonOperation } from '../operation.ts';
import { pageIn, paging } from '../paging.ts';
import { meeting, meetings } from '../shapes/consultation.ts';
import { conclusion, conclusions, items, trace } from '../shapes/meeting.ts';
import { timeText } from '../shapes/shape.ts';
import { nothing, number, ofMeeting } from './params.ts';

export const meetingOperations = [
  jsonOperation({
    ...{ path: '/meetings', id: 'listMeetings', summary: 'All meetings', right: 'meeting.list' },
    ...{ params: nothing, query: paging, answer: meetings },
    read: async ({ parley }, { reader, query }) => {
      const all = await listMeetings(parley, reader.actor);
      return all.ok ? pageIn(all.value, ({ slug }) => slug, query) : all;
    },
  }),
  jsonOperation({
    ...{ path: '/meetings/{meeting}', id: 'getMeeting', summary: 'One meeting' },
    ...{ right: 'meeting.list', params: ofMeeting, query: nothing, answer: meeting },
    read: async ({ parley }, { reader, params }) => {
      const all = await listMeetings(parley, reader.actor);
      if (!all.ok) return all;
      const found = all.value.find(({ slug }: MeetingRecord) => slug === params.meeting);
      return found === undefined
        ? refuse('meeting-unknown', { meeting: params.meeting })
        : done(found);
    },
  }),
  jsonOperation({
    ...{ path: '/meetings/{meeting}/items', id: 'listItems', summary: 'What a meeting takes up' },
    ...{ right: 'item.list', params: ofMeeting, query: paging, answer: items },
    read: async ({ parley }, { reader, params, query }) => {
      const all = await listItems(parley, params.meeting, reader.actor);
      return all.ok ? pageIn(all.value, byNumber, query) : all;
    },
  }),
  jsonOperation({
    ...{ path: '/meetings/{meeting}/conclusions', id: 'listConclusions' },
    summary: 'What a meeting concluded, where it was sent, and what became of it',
    ...{ right: 'conclusion.list', params: ofMeeting, query: paging, answer: conclusions },
    read: async ({ parley }, { reader, params, query }) => {
      const all = await listConclusions(parley, params.meeting, reader.actor);
      return all.ok ? pageIn(all.value.map(written), byNumber, query) : all;
    },
  }),
  jsonOperation({
    ...{ path: '/meetings/{meeting}/conclusions/{conclusion}', id: 'getConclusion' },
    ...{ summary: 'One conclusion', right: 'conclusion.list', answer: conclusion },
    ...{ params: ofMeeting.extend({ conclusion: number }), query: nothing },
    read: async ({ parley }, { reader, params }) => {
      const all = await listConclusions(parley, params.meeting, reader.actor);
      if (!all.ok) return all;
      const found = all.value.find((one) => one.number === params.conclusion);
      if (found !== undefined) return done(written(found));
      const { conclusion: asked, meeting: of } = params;
      return refuse('conclusion-unknown', { number: asked, meeting: of });
    },
  }),
  jsonOperation({
    ...{ path: '/meetings/{meeting}/trace', id: 'getTrace' },
    summary: 'What was done for each clause of the resolution, and what is missing',
    ...{ right: 'report.trace', params: ofMeeting, query: nothing, answer: trace },
    read: async ({ parley }, { reader, params }) => {
      const traced = await traceMeeting(parley, params, reader.actor);
      return traced.ok ? done(spoken(traced.value, parley)) : traced;
    },
  }),
];

function byNumber(one: { readonly number: number }): string {
  return String(one.number);
}

function written({ followUps, ...conclusion }: ConclusionRecord) {
  return { ...conclusion, followUps: followUps.map((one) => ({ ...one, at: timeText(one.at) })) };
}

/** With staff's words beside the codes. */
function spoken(
  { meeting: of, clauses, ...traced }: MeetingTrace,
  { traceWords }: ApiDeps['parley'],
) {
  const say = (statement: Statement) => ({
    ...statement,
    words: traceWords(statement.code, statement.params),
  });
  return {
    ...{ ...traced, meeting: of.slug },
    clauses: clauses.map(({ done: found, missing, ...clause }) => ({
      ...{ ...clause, done: found.map(say), missing: missing.map(say) },
    })),
  };
}
