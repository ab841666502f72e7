import { beforeAll, describe, expect, it } from 'vitest';
import { addConclusion, linkConclusion } from '../../../src/application/outcomes/add-conclusion.ts';
import { proposeItem } from '../../../src/application/outcomes/change-items.ts';
import { acceptItem, dropItem } from '../../../src/application/outcomes/decide-items.ts';
import { endNeed } from '../../../src/application/outcomes/end-need.ts';
import { followConclusion } from '../../../src/application/outcomes/follow-conclusion.ts';
import { listEndings } from '../../../src/application/outcomes/list-outcomes.ts';
import {
  recordResponse,
  routeConclusion,
} from '../../../src/application/outcomes/route-conclusion.ts';
import { traceMeeting } from '../../../src/application/outcomes/trace-meeting.ts';
import { must, type TestParley } from '../../support/parley.ts';
import { as, codeOf, MEETING, useMeeting } from './world.ts';

const world = useMeeting();
const { clock } = world;
const officer = as('officer');
let parley: TestParley;

beforeAll(async () => {
  ({ parley } = world);
  for (const [title, needs] of [
    ['Rural access', [1]],
    ['Payments', [2]],
    ['Skills', []],
  ] as const) {
    must(await proposeItem(parley, MEETING, { title, needs: [...needs] }, officer));
  }
  for (const item of [1, 2]) must(await acceptItem(parley, { meeting: MEETING, item }, officer));
  must(await dropItem(parley, { meeting: MEETING, item: 3 }, 'no time', officer));
});

const text = { title: 'Rural access', text: 'The group asks for guidance.' };

describe('conclusions', () => {
  it('are entered from the first day in Geneva on, and no need ends before', async () => {
    expect(codeOf(await addConclusion(parley, MEETING, text, officer))).toBe('meeting-ahead');
    const early = { meeting: MEETING, need: 3, ending: 'discussed' } as const;
    expect(codeOf(await endNeed(parley, early, officer))).toBe('meeting-ahead');
    clock.advance(60_000);
  });

  it('get the next number, also when several are entered at once, and end the needs that they name', async () => {
    const input = { ...text, items: [1], needs: [4] };
    expect(must(await addConclusion(parley, MEETING, input, officer))).toMatchObject({
      ...{ number: 1, items: [1], needs: [1], callToAction: null, routings: [], followUps: [] },
    });
    const more = await Promise.all(
      ['a', 'b', 'c'].map((title) => addConclusion(parley, MEETING, { ...text, title }, officer)),
    );
    expect(more.map((one) => must(one).number).sort()).toEqual([2, 3, 4]);
    const [first] = must(await listEndings(parley, MEETING, officer));
    expect(first).toMatchObject({ number: 1, conclusions: [1], ending: { kind: 'reflected' } });
  });

  it('may name more later, and naming the same again changes nothing', async () => {
    const link = { meeting: MEETING, conclusion: 1, items: [2], needs: [2, 1] };
    must(await linkConclusion(parley, link, officer));
    expect(must(await linkConclusion(parley, link, officer))).toMatchObject({
      ...{ items: [1, 2], needs: [1, 2] },
    });
    expect(await parley.prisma.needOutcome.count()).toBe(2);
  });

  it('are refused with what is wrong', async () => {
    const wrong = [
      addConclusion(parley, MEETING, { ...text, title: '' }, officer),
      addConclusion(parley, MEETING, { ...text, items: [3] }, officer),
      addConclusion(parley, MEETING, { ...text, needs: [9] }, officer),
      addConclusion(parley, MEETING, text, as('viewer')),
      linkConclusion(parley, { meeting: MEETING, conclusion: 9, items: [], needs: [] }, officer),
    ];
    expect((await Promise.all(wrong)).map(codeOf)).toEqual([
      ...['bad-input', 'item-dropped', 'need-unknown', 'not-allowed', 'conclusion-unknown'],
    ]);
    expect(await parley.prisma.conclusion.count()).toBe(4);
  });
});

describe('the ending of a need', () => {
  const end = (need: number, ending: 'discussed' | 'not-raised' | 'reflected', reason = '') =>
    endNeed(parley, { meeting: MEETING, need, ending, reason }, officer);

  it('is said, and may be said anew: the earlier one is kept', async () => {
    must(await end(3, 'discussed'));
    must(await end(3, 'not-raised', ' the day was too short '));
    const endings = must(await listEndings(parley, MEETING, officer));
    expect(endings.map(({ number, ending }) => [number, ending?.kind])).toEqual([
      ...[
        [1, 'reflected'],
        [2, 'reflected'],
        [3, 'not-raised'],
      ],
    ]);
    expect(endings[2]?.ending?.reason).toBe('the day was too short');
    const kept = await parley.prisma.needOutcome.findMany({
      where: { needId: world.need(3) },
    });
    expect(kept.map(({ kind, current }) => [kind, current]).sort()).toEqual([
      ...[
        ['discussed', false],
        ['not-raised', true],
      ],
    ]);
  });

  it('cannot contradict the conclusions, nor be without a reason', async () => {
    expect(codeOf(await end(1, 'discussed'))).toBe('need-reflected');
    expect(codeOf(await end(3, 'reflected'))).toBe('need-not-reflected');
    expect(codeOf(await end(3, 'not-raised'))).toBe('ending-without-reason');
    expect(codeOf(await end(4, 'discussed'))).toBe('need-merged');
    expect(codeOf(await end(9, 'discussed'))).toBe('need-unknown');
    expect(codeOf(await end(3, 'discussed', 'x'.repeat(2001)))).toBe('reason-long');
  });

  it('is never edited nor taken away, not even by hand', async () => {
    const { prisma } = parley;
    await expect(prisma.$executeRaw`DELETE FROM need_outcome`).rejects.toThrow('append-only');
    await expect(prisma.$executeRaw`UPDATE need_outcome SET reason = 'x'`).rejects.toThrow(
      'append-only',
    );
    await expect(prisma.$executeRaw`DELETE FROM follow_up`).resolves.toBe(0); // there is none yet
  });
});

describe('routing and follow-up', () => {
  const route = { meeting: MEETING, conclusion: 1, body: 'sg 13', reason: 'access networks' };

  it('sends a conclusion to a body, whose answer stays when it is sent again', async () => {
    const approver = as('approver');
    expect(codeOf(await routeConclusion(parley, route, officer))).toBe('not-allowed');
    must(await routeConclusion(parley, route, approver));
    clock.set('2027-06-10T08:00:00Z');
    const sent = { ...route, sentOn: '2027-06-01', document: 'SG13-TD7' };
    must(await routeConclusion(parley, sent, approver));
    const answer = { ...route, response: 'Taken up', respondedOn: '2027-06-09' };
    must(await recordResponse(parley, answer, officer));
    const again = { ...sent, document: 'SG13-TD7R1' };
    expect(must(await routeConclusion(parley, again, approver)).routings).toEqual([
      {
        ...{
          body: 'SG13',
          reason: 'access networks',
          sentOn: '2027-06-01',
          document: 'SG13-TD7R1',
        },
        ...{ response: 'Taken up', respondedOn: '2027-06-09' },
      },
    ]);
  });

  it('refuses a body of another period, days to come, and answers before the question', async () => {
    const approver = as('approver');
    const answer = { ...route, response: 'Yes', respondedOn: '2027-05-30' };
    const wrong = [
      routeConclusion(parley, { ...route, body: 'SG16' }, approver),
      routeConclusion(parley, { ...route, sentOn: '2027-06-11' }, approver),
      routeConclusion(parley, { ...route, sentOn: '2027-02-30' }, approver),
      routeConclusion(parley, { ...route, reason: '' }, approver),
      recordResponse(parley, answer, officer),
      recordResponse(parley, { ...answer, body: 'TSAG' }, officer),
    ];
    expect((await Promise.all(wrong)).map(codeOf)).toEqual([
      ...['body-unknown', 'day-ahead', 'bad-input', 'bad-input', 'response-early', 'not-routed'],
    ]);
  });

  it('appends what became of it; the owner stays until another is named', async () => {
    const about = { meeting: MEETING, conclusion: 1 };
    const first = {
      ...about,
      status: 'under-study',
      owner: 'O@itu.example',
      nextOn: '2027-09-01',
    } as const;
    must(await followConclusion(parley, first, officer));
    clock.set('2027-09-02T08:00:00Z');
    const second = { ...about, status: 'done', evidence: 'https://www.itu.int/rec/x' } as const;
    const { followUps } = must(await followConclusion(parley, second, officer));
    expect(followUps.map(({ status, owner }) => [status, owner])).toEqual([
      ...[
        ['done', 'o@itu.example'],
        ['under-study', 'o@itu.example'],
      ],
    ]);
    await expect(parley.prisma.$executeRaw`DELETE FROM follow_up`).rejects.toThrow('append-only');
  });

  it('refuses what says too little or cannot be', async () => {
    const about = { meeting: MEETING, conclusion: 1, status: 'open' } as const;
    const wrong = [
      followConclusion(parley, { ...about, status: 'not-pursued' }, officer),
      followConclusion(parley, { ...about, evidence: 'javascript:alert(1)' }, officer),
      followConclusion(parley, { ...about, owner: 'nobody@itu.example' }, officer),
      followConclusion(parley, { ...about, nextOn: '2027-09-02' }, officer),
    ];
    expect((await Promise.all(wrong)).map(codeOf)).toEqual([
      ...['bad-input', 'bad-input', 'staff-unknown', 'next-passed'],
    ]);
  });
});

describe('the trace of the meeting', () => {
  it('follows the edition that is asked for, and says what is missing', async () => {
    const trace = must(await traceMeeting(parley, { meeting: MEETING }, as('viewer')));
    expect(trace).toMatchObject({ edition: { id: '68-hammamet-2016' }, asOf: '2027-09-02' });
    const codes = Object.fromEntries(
      trace.clauses.map(({ label, done, missing }) => [
        label,
        [...done, ...missing].map(({ code }) => code),
      ]),
    );
    expect(codes).toMatchObject({
      'resolves 1': ['meeting-held'],
      'resolves 2': expect.arrayContaining(['no-round', 'needs-in-items', 'needs-ended']),
    });
  });

  it('refuses what there is not', async () => {
    const ask = (input: { meeting: string; edition?: string }) =>
      traceMeeting(parley, input, as('viewer'));
    expect(codeOf(await ask({ meeting: 'none' }))).toBe('meeting-unknown');
    expect(codeOf(await ask({ meeting: MEETING, edition: 'dubai-2012' }))).toBe('edition-unknown');
  });

  it('leaves every act in the audit, with who and what', async () => {
    const acts = await parley.prisma.audit.groupBy({
      by: ['action'],
      where: { subject: { startsWith: 'meeting:' } },
    });
    expect(acts.map(({ action }) => action)).toEqual(
      expect.arrayContaining([
        ...['item.proposed', 'item.accepted', 'item.dropped'],
        ...['conclusion.added', 'conclusion.linked', 'conclusion.routed', 'conclusion.answered'],
        ...['conclusion.followed', 'need.ended'],
      ]),
    );
  });
});
