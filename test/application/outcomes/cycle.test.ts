import { describe, expect, it } from 'vitest';
import { buildAgenda } from '../../../src/application/agenda/build-agenda.ts';
import { addMeeting } from '../../../src/application/meetings/add-meeting.ts';
import { showMeeting } from '../../../src/application/meetings/show-meeting.ts';
import { setNeedAside } from '../../../src/application/needs/change-needs.ts';
import { listNeeds } from '../../../src/application/needs/list-needs.ts';
import { takeNeeds } from '../../../src/application/needs/take-needs.ts';
import { addConclusion } from '../../../src/application/outcomes/add-conclusion.ts';
import { proposeItem } from '../../../src/application/outcomes/change-items.ts';
import { acceptItem } from '../../../src/application/outcomes/decide-items.ts';
import { endNeed } from '../../../src/application/outcomes/end-need.ts';
import { followConclusion } from '../../../src/application/outcomes/follow-conclusion.ts';
import {
  recordResponse,
  routeConclusion,
} from '../../../src/application/outcomes/route-conclusion.ts';
import { tellMembers } from '../../../src/application/outcomes/tell-members.ts';
import { traceMeeting } from '../../../src/application/outcomes/trace-meeting.ts';
import { advancePaper } from '../../../src/application/papers/advance-paper.ts';
import { draftPaper } from '../../../src/application/papers/draft-paper.ts';
import type { PaperKey } from '../../../src/application/papers/rows.ts';
import type { TsagReportContent, WtsaReportContent } from '../../../src/domain/papers/content.ts';
import { ADMINISTRATOR, must } from '../../support/parley.ts';
import { addSpokenRound, type SpokenMember } from '../../support/spoken-round.ts';
import { useSaid } from '../needs/world.ts';
import { inviteIndustry, recordWhoCame, seatMembers } from './cycle-register.ts';
import { as } from './world.ts';

const said = (words: string) =>
  [{ question: 'need1', words, language: 'en', level: 'country' }] as const;
const KENYA: SpokenMember = {
  ...{ country: 'KE', name: 'Kenya', region: 'AFR' },
  says: said('Affordable fibre'),
};
const EGYPT: SpokenMember = {
  ...{ country: 'EG', name: 'Egypt', region: 'ARB' },
  says: said('Training on security'),
};
const PERU: SpokenMember = {
  ...{ country: 'PE', name: 'Peru', region: 'AMS' },
  says: said('No needs at present'),
};
const FIJI: SpokenMember = {
  ...{ country: 'FJ', name: 'Fiji', region: 'ASP' },
  says: said('Cables that survive storms'),
};

const world = useSaid([KENYA, EGYPT, PERU]);
const { clock } = world;
const officer = as('officer');
const approver = as('approver');
const FIRST = 'cto-2027';
const SECOND = 'cto-2028';
const PERIOD = { scope: '2025-2028' } as const;

/** From draft to approval, as three people would. */
async function approved(key: PaperKey) {
  const { parley } = world;
  must(await draftPaper(parley, key, officer));
  must(await advancePaper(parley, { ...key, act: 'submit' }, officer));
  must(await advancePaper(parley, { ...key, act: 'approve' }, approver));
  const paper = await parley.store.transaction(({ papers }) => papers.find(key));
  return paper?.content;
}

/** The number of the need behind which these words stand. */
async function needOf(meeting: string, words: string): Promise<number> {
  const needs = must(await listNeeds(world.parley, { meeting }, officer));
  const found = JSON.stringify(needs).includes(words)
    ? needs.needs.find((one) => JSON.stringify(one).includes(words))
    : undefined;
  if (found === undefined) throw new Error(`no need says "${words}"`);
  return found.number;
}

async function tracedOf(meeting: string) {
  const { clauses } = must(await traceMeeting(world.parley, { meeting }, officer));
  return {
    done: clauses.flatMap(({ done }) => done),
    missing: clauses.flatMap(({ missing }) => missing.map(({ code }) => code)),
  };
}

/** What a meeting lacks of which nobody has kept a register. */
const OF_THE_REGISTER = ['industry-not-recorded', 'attendance-not-recorded', 'seats-not-recorded'];

describe('from what members say to what the assembly reads', () => {
  it('takes the needs of a round onto the day, and each of them to its end', async () => {
    const { parley } = world;
    expect((await tracedOf(FIRST)).missing).toEqual(expect.arrayContaining(OF_THE_REGISTER));
    await seatMembers(parley, ['KE', 'EG', 'PE']);
    await inviteIndustry(parley, FIRST);
    must(await takeNeeds(parley, { round: 'asked-2027' }, officer));
    const [fibre, training, none] = [
      await needOf(FIRST, 'Affordable fibre'),
      await needOf(FIRST, 'Training on security'),
      await needOf(FIRST, 'No needs at present'),
    ];
    const aside = { meeting: FIRST, need: none, reason: 'says that there is none' };
    must(await setNeedAside(parley, aside, officer));
    const item = { title: 'Rural access', needs: [fibre, training] };
    must(await proposeItem(parley, FIRST, item, officer));
    must(await acceptItem(parley, { meeting: FIRST, item: 1 }, officer));
    must(await buildAgenda(parley, { round: 'asked-2027' }, officer));
    expect(await approved({ kind: 'digest', scope: FIRST })).toMatchObject({
      items: [{ number: 1, title: 'Rural access', behind: { unnamed: 0 } }],
    });

    clock.set('2027-05-18T15:00:00Z');
    await recordWhoCame(parley, FIRST, { entries: 4 });
    const rural = {
      title: 'Rural access',
      text: 'It asks for guidance.',
      items: [1],
      needs: [fibre],
    };
    must(await addConclusion(parley, FIRST, rural, officer));
    expect(await tellMembers(parley, FIRST, approver)).toMatchObject({
      ...{ ok: false, code: 'needs-not-ended', params: { needs: `N${training}` } },
    });
    const reason = 'Study Group 17 has it already';
    const ended = { meeting: FIRST, need: training, ending: 'not-raised' as const, reason };
    must(await endNeed(parley, ended, officer));
    expect(must(await tellMembers(parley, FIRST, approver))).toEqual({ members: 2, planned: 2 });
  });

  it('makes the conclusions public, and reports to TSAG what became of them', async () => {
    const { parley } = world;
    const communique = { kind: 'communique', scope: FIRST } as const;
    expect(await approved(communique)).toMatchObject({
      consulted: { addressed: 3, submitted: 3 },
      needs: { reflected: 1, discussed: 0, 'not-raised': 1, open: 0 },
    });
    must(await advancePaper(parley, { ...communique, act: 'publish', on: '2027-05-18' }, approver));
    const to = { meeting: FIRST, conclusion: 1, body: 'TSAG', reason: 'strategy' };
    const sent = { ...to, sentOn: '2027-05-18', document: 'TSAG-TD7' };
    must(await routeConclusion(parley, sent, approver));
    const first = (await approved({ ...PERIOD, kind: 'tsag-report' })) as TsagReportContent;
    expect(first.changes.map(({ kind }) => kind)).toEqual(['new', 'routed']);
    expect(first.annexed.map(({ meeting }) => meeting.slug)).toEqual([FIRST]);
  });

  it('reports after the second meeting what has changed since, and to WTSA on both', async () => {
    const { parley } = world;
    const day = { startsOn: '2028-05-16', endsOn: '2028-05-16', studyPeriod: '2025-2028' };
    const second = { slug: SECOND, kind: 'cto' as const, title: 'CTO 2', place: 'Lagos', ...day };
    must(await addMeeting(parley, second, ADMINISTRATOR));
    const round = { slug: 'asked-2028', meeting: SECOND, questionnaire: 'administrations' };
    await addSpokenRound(parley.prisma, { ...round, members: [FIJI] });
    clock.set('2028-05-16T15:00:00Z');
    await inviteIndustry(parley, SECOND);
    await recordWhoCame(parley, SECOND, { entries: 4, absent: [1] });
    must(await takeNeeds(parley, { round: 'asked-2028' }, officer));
    const cables = await needOf(SECOND, 'Cables that survive storms');
    must(await proposeItem(parley, SECOND, { title: 'Cables', needs: [cables] }, officer));
    must(await acceptItem(parley, { meeting: SECOND, item: 1 }, officer));
    const conclusion = { title: 'Cables', text: 'It notes the need.', items: [1], needs: [cables] };
    must(await addConclusion(parley, SECOND, conclusion, officer));
    const answer = { body: 'TSAG', response: 'Noted', respondedOn: '2027-12-01' };
    must(await recordResponse(parley, { meeting: FIRST, conclusion: 1, ...answer }, officer));
    const word = { status: 'done' as const, reason: null, owner: null, nextOn: null };
    const evidence = 'https://www.itu.int/rec/T-REC-L.1700';
    const done = { meeting: FIRST, conclusion: 1, ...word, evidence };
    must(await followConclusion(parley, done, officer));

    const report = (await approved({ ...PERIOD, kind: 'tsag-report' })) as TsagReportContent;
    expect(report.since?.number).toBe(1);
    expect(report.changes.map(({ meeting, kind }) => `${meeting} ${kind}`)).toEqual([
      ...[`${FIRST} status`, `${FIRST} response`, `${SECOND} new`],
    ]);
    const assembly = (await approved({ ...PERIOD, kind: 'wtsa-report' })) as WtsaReportContent;
    expect(assembly.meetings.map(({ rounds }) => rounds.length)).toEqual([1, 1]);
    const [before, after] = assembly.meetings;
    expect(before).toMatchObject({
      needs: { reflected: 1, 'not-raised': 1 },
      conclusions: { done: 1, none: 0 },
    });
    expect(before?.regions).toMatchObject({
      AFR: { addressed: 1, submitted: 1 },
      ASP: { addressed: 0, submitted: 0 },
    });
    expect(after).toMatchObject({ needs: { reflected: 1 }, conclusions: { none: 1 } });
    expect(after?.regions).toMatchObject({ ASP: { addressed: 1, submitted: 1 } });
  });

  it('is traced for either meeting, with all that is missing and nothing else', async () => {
    const [first, second] = [await tracedOf(FIRST), await tracedOf(SECOND)];
    expect(new Set(first.missing)).toEqual(new Set(['no-round', 'regions-without-attendance']));
    expect(second.missing).toEqual(
      expect.arrayContaining(['communique-not-published', 'not-routed', 'follow-up-unknown']),
    );
    for (const code of OF_THE_REGISTER) expect(second.missing).not.toContain(code);
    const paramsOf = (code: string) => second.done.find((one) => one.code === code)?.params;
    expect(paramsOf('seats-known')).toEqual({ seats: 3 });
    expect(paramsOf('industry-invited')).toEqual({ invited: 1, came: 1 });
    expect(paramsOf('continuity-known')).toEqual({ previous: 4, again: 3 });
    expect(paramsOf('attendance-by-region')).toMatchObject({ attended: 3 });
  });

  it('is seen in one look: how far it is, and the same things missing, each once with its clauses', async () => {
    const shown = must(await showMeeting(world.parley, { meeting: FIRST }, as('viewer')));
    expect(shown).toMatchObject({
      ...{ standing: 'over', next: null, conclusions: 1 },
      rounds: [{ slug: 'asked-2027', state: 'closed', daysLeft: null, asked: 3, answered: 3 }],
      needs: { all: 2, untitled: 2, inItems: 2, ended: 2 },
      items: { proposed: 0, accepted: 1, dropped: 0 },
      register: { seats: 3, invited: 4, accepted: 3, attended: 4 },
    });
    const papers = shown.papers.map(({ kind, number, state }) => `${kind} ${number} ${state}`);
    expect(papers.sort()).toEqual([
      ...['communique 1 published', 'digest 1 approved'],
      ...['tsag-report 2 approved', 'wtsa-report 1 approved'],
    ]);
    const codes = shown.missing.map(({ code }) => code);
    expect(codes.sort()).toEqual(['no-round', 'regions-without-attendance']);
    expect(shown.missing.find(({ code }) => code === 'no-round')?.clauses).toEqual(['resolves 2']);
    expect(JSON.stringify(shown)).not.toContain('@');
    const other = must(await showMeeting(world.parley, { meeting: SECOND }, as('viewer')));
    expect(other).toMatchObject({ standing: 'under-way', next: { what: 'meeting-ends', days: 0 } });
  });
});
