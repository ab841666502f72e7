import { findAgendaVersion } from '../../../application/agenda/find-version.ts';
import { listAgendaVersions } from '../../../application/agenda/list-versions.ts';
import { listMeetings } from '../../../application/meetings/list-meetings.ts';
import { listRounds, roundStatus } from '../../../application/rounds/round-status.ts';
import type { RoundRecord } from '../../../application/rounds/rows.ts';
import type { Reader } from '../../../application/tokens/find-bearer.ts';
import { done } from '../../../domain/refusal.ts';
import { type ApiDeps, jsonOperation } from '../operation.ts';
import { pageIn, paging } from '../paging.ts';
import { agenda, agendas } from '../shapes/agenda.ts';
import { roundStanding, rounds } from '../shapes/consultation.ts';
import { optionalTime, timeText } from '../shapes/shape.ts';
import { nothing, number, ofRound, slug } from './params.ts';

export const roundOperations = [
  jsonOperation({
    ...{ path: '/rounds', id: 'listRounds', summary: 'Rounds', right: 'round.status' },
    ...{ params: nothing, answer: rounds },
    query: paging.extend({ meeting: slug.optional().describe('Only those before this meeting.') }),
    read: async ({ parley }, { reader, query }) => {
      const all = await listRounds(parley, reader.actor);
      if (!all.ok) return all;
      const slugs = await meetingSlugs(parley, reader);
      const heads = all.value
        .map((one) => headOf(one, slugs))
        .filter(({ meeting }) => meeting === (query.meeting ?? meeting));
      return pageIn(heads, (one) => one.slug, query);
    },
  }),
  jsonOperation({
    ...{ path: '/rounds/{round}', id: 'getRound', summary: 'One round with who takes part' },
    ...{ right: 'round.status', params: ofRound, query: nothing, answer: roundStanding },
    read: async ({ parley }, { reader, params }) => {
      const status = await roundStatus(parley, params, reader.actor);
      if (!status.ok) return status;
      const { round, progress } = status.value;
      const { asked, byStatus, byRegion, byCategory, gaps } = progress;
      return done({
        ...headOf(round, await meetingSlugs(parley, reader)),
        participation: {
          ...{ asked, byStatus, byRegion, byCategory, gaps },
        },
      });
    },
  }),
  jsonOperation({
    ...{ path: '/rounds/{round}/agendas', id: 'listAgendas', right: 'agenda.export' },
    summary: 'The frozen versions of a round’s agenda',
    ...{ params: ofRound, query: paging, answer: agendas },
    read: async ({ parley }, { reader, params, query }) => {
      const all = await listAgendaVersions(parley, params, reader.actor);
      if (!all.ok) return all;
      const told = all.value.map((one) => ({ ...one, builtAt: timeText(one.builtAt) }));
      return pageIn(told, (one) => String(one.number), query);
    },
  }),
  jsonOperation({
    ...{ path: '/rounds/{round}/agendas/{version}', id: 'getAgenda', right: 'agenda.export' },
    ...{ summary: 'One version: what of it is published', frozen: true },
    ...{ params: ofRound.extend({ version: number }), query: nothing, answer: agenda },
    read: async ({ parley }, { reader, params }) => {
      const found = await findAgendaVersion(parley, params, reader.actor);
      if (!found.ok) return found;
      const { number: version, sha256, builtAt, content } = found.value;
      const { published } = content;
      return done({ number: version, sha256, builtAt: timeText(builtAt), content: published });
    },
  }),
];

function headOf(round: RoundRecord, slugs: ReadonlyMap<string, string>) {
  const { state, closesOn, threshold, opensAt, openedAt, closedAt, lateUntil } = round;
  return {
    ...{ slug: round.slug, meeting: slugs.get(round.meetingId) ?? '', state, closesOn, threshold },
    ...{ opensAt: optionalTime(opensAt), openedAt: optionalTime(openedAt) },
    ...{ closedAt: optionalTime(closedAt), lateUntil: optionalTime(lateUntil) },
  };
}

/** A round's own right is enough to hear which meeting it is for. */
async function meetingSlugs(
  parley: ApiDeps['parley'],
  { actor }: Reader,
): Promise<ReadonlyMap<string, string>> {
  const all = await listMeetings(parley, actor);
  return new Map(all.ok ? all.value.map(({ id, slug: name }) => [id, name]) : []);
}
