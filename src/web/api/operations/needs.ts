import { z } from 'zod';
import { listNeeds, NEED_STATES } from '../../../application/needs/list-needs.ts';
import { showNeed } from '../../../application/needs/show-need.ts';
import { listEndings } from '../../../application/outcomes/list-outcomes.ts';
import { done } from '../../../domain/refusal.ts';
import { REGIONS } from '../../../domain/vocabulary.ts';
import { jsonOperation } from '../operation.ts';
import { pageIn, paging } from '../paging.ts';
import { needs, shownNeed } from '../shapes/meeting.ts';
import { nothing, number, ofMeeting } from './params.ts';

export const needOperations = [
  jsonOperation({
    ...{ path: '/meetings/{meeting}/needs', id: 'listNeeds', right: 'need.list' },
    ...{ summary: 'What members asked for', params: ofMeeting, answer: needs },
    query: paging.extend({
      state: z.enum(NEED_STATES).default('standing'),
      region: z.enum(REGIONS).optional().describe('Only where it may be told.'),
    }),
    read: async ({ parley }, { reader, params, query }) => {
      const { actor, may } = reader;
      const { state, region } = query;
      const listed = await listNeeds(parley, { ...params, state, region }, actor);
      if (!listed.ok) return listed;
      const ended = may.has('conclusion.list')
        ? await listEndings(parley, params.meeting, actor)
        : done([]);
      if (!ended.ok) return ended;
      const endings = new Map(ended.value.map((one) => [one.number, one.ending]));
      const lines = listed.value.needs
        .toSorted((a, b) => a.number - b.number)
        .map((one) => ({ ...one, ending: endings.get(one.number) ?? null }));
      return pageIn(lines, (one) => String(one.number), query);
    },
  }),
  jsonOperation({
    ...{ path: '/meetings/{meeting}/needs/{need}', id: 'getNeed', right: 'need.list' },
    ...{ summary: 'One need with the words behind it', answer: shownNeed },
    ...{ params: ofMeeting.extend({ need: number }), query: nothing },
    read: ({ parley }, { reader, params }) => showNeed(parley, params, reader.actor),
  }),
];
