import { describe, expect, it } from 'vitest';
import { EVIDENCE, type Evidence, traceOf } from '../../../src/domain/outcomes/trace.ts';
import type {
  ConclusionFact,
  RoundFact,
  TraceFacts,
} from '../../../src/domain/outcomes/trace-facts.ts';
import { trace as words } from '../../../src/messages/en/trace.ts';

const round: RoundFact = {
  ...{ slug: 'needs', state: 'closed', openedOn: '2027-03-01', closesOn: '2027-04-15' },
  ...{ addressed: 150, developing: 120, sectorMembers: 30, submitted: 90, late: 4, declined: 10 },
  ...{ inChats: 300, onPages: 500, agenda: { number: 2, builtOn: '2027-04-16' } },
};
const conclusion: ConclusionFact = {
  ...{ number: 1, otherBodies: null, routings: [], status: null, statusOn: null },
};
const sent = { body: 'SG13', sentOn: '2027-06-01', document: 'SG13-TD7', respondedOn: null };
const NOBODY = { nominated: 0, consented: 0, invited: 0, came: 0, waiting: [], unasked: [] };
const facts: TraceFacts = {
  today: '2027-05-20',
  meeting: {
    ...{ slug: 'cto-2027', kind: 'cto', number: 9, place: 'Geneva' },
    ...{ startsOn: '2027-05-18', endsOn: '2027-05-18' },
  },
  rounds: [round],
  needs: [
    { number: 1, items: [1], ending: 'reflected' },
    { number: 2, items: [2], ending: 'discussed' },
    { number: 5, items: [], ending: null },
  ],
  items: [
    { number: 1, state: 'accepted' },
    { number: 2, state: 'proposed' },
  ],
  conclusions: [conclusion],
  papers: [],
  register: {
    ...{ seats: 0, lapsed: 0, localInvited: 0, localCame: 0, attended: 0, regions: [] },
    ...{ regionsMissing: null, continuity: null },
  },
  nominations: { local: NOBODY, executives: NOBODY, untaken: 0 },
};
const paper = {
  kind: 'communique',
  number: 1,
  approvedOn: '2027-05-19',
  publishedOn: null,
} as const;

/** Codes of what is done and missing for one kind of evidence. */
function looked(kind: Evidence, changed: Partial<TraceFacts> = {}) {
  const [clause] = traceOf([{ label: 'x', evidence: [kind] }], { ...facts, ...changed });
  const codes = (some: readonly { readonly code: string }[] = []) => some.map(({ code }) => code);
  return { done: codes(clause?.done), missing: codes(clause?.missing) };
}

describe('a trace', () => {
  it('lists the clauses that ask for something, in their order, with all of their evidence', () => {
    const clauses = traceOf(
      [
        { label: 'one', evidence: ['meeting', 'consulted'] },
        { label: 'preamble', evidence: [] },
        { label: 'two', evidence: ['ended'] },
      ],
      facts,
    );
    expect(clauses.map(({ label }) => label)).toEqual(['one', 'two']);
    expect(clauses[0]?.done.map(({ code }) => code)).toEqual(['meeting-held', 'members-asked']);
  });

  it('has words for all that it can say', () => {
    const bare = { rounds: [], needs: [], items: [], conclusions: [] };
    const routed = {
      ...conclusion,
      otherBodies: 'ETSI',
      routings: [sent],
      status: 'done' as const,
    };
    const worlds: Partial<TraceFacts>[] = [
      ...[{}, bare, { today: '2027-01-01' }, { conclusions: [routed] }],
      { rounds: [{ ...round, state: 'open', closesOn: '2027-06-01', agenda: null }], needs: [] },
      { conclusions: [{ ...conclusion, routings: [{ ...sent, body: 'TSAG', sentOn: null }] }] },
      { papers: [paper, { ...paper, kind: 'tsag-report' }, { ...paper, kind: 'wtsa-report' }] },
      { papers: [{ ...paper, publishedOn: '2027-05-21' }] },
    ];
    const said = worlds.flatMap((world) =>
      EVIDENCE.flatMap((kind) => [...looked(kind, world).done, ...looked(kind, world).missing]),
    );
    for (const code of said) expect(words).toHaveProperty(code);
  });

  it('says that a meeting is planned until its first day', () => {
    expect(looked('meeting', { today: '2027-05-17' }).done).toEqual(['meeting-planned']);
    expect(looked('meeting', { today: '2027-05-18' }).done).toEqual(['meeting-held']);
  });
});

describe('the consultation', () => {
  it('is before the meeting when the round closes on an earlier day', () => {
    const closing = (closesOn: string) => looked('consulted', { rounds: [{ ...round, closesOn }] });
    expect(closing('2027-05-17')).toEqual({ done: ['members-asked'], missing: [] });
    expect(closing('2027-05-18').missing).toEqual(['not-before']);
  });

  it('counts "no reply" apart from "declined"', () => {
    const [clause] = traceOf([{ label: 'x', evidence: ['consulted'] }], facts);
    expect(clause?.done[0]?.params).toMatchObject({ submitted: 90, declined: 10, silent: 50 });
  });

  it('is missing where nobody of a developing country was asked, or nothing was opened', () => {
    expect(looked('consulted', { rounds: [] }).missing).toEqual(['no-round']);
    expect(looked('consulted', { rounds: [{ ...round, openedOn: null }] })).toEqual({
      ...{ done: [], missing: ['no-round'] },
    });
    expect(looked('consulted', { rounds: [{ ...round, developing: 0 }] }).missing).toEqual([
      ...['no-round'],
    ]);
  });

  it('is not over while a round is open or paused', () => {
    const rounds = (state: RoundFact['state']) => ({ rounds: [{ ...round, state }] });
    expect(looked('consulted', rounds('open')).missing).toEqual(['still-open']);
    expect(looked('consulted', rounds('paused')).missing).toEqual(['still-open']);
    expect(looked('consulted', rounds('archived')).missing).toEqual([]);
  });

  it('has asked Sector Members where some were among those asked', () => {
    expect(looked('sector-members')).toEqual({ done: ['sector-members-asked'], missing: [] });
    expect(looked('sector-members', { rounds: [{ ...round, sectorMembers: 0 }] }).missing).toEqual([
      ...['sector-members-not-asked'],
    ]);
  });
});

describe('needs', () => {
  it('are brought in by an accepted item; a proposed or dropped one does not count', () => {
    const [clause] = traceOf([{ label: 'x', evidence: ['brought-in'] }], facts);
    expect(clause?.done.map(({ code }) => code)).toEqual(['agenda-built', 'needs-in-items']);
    expect(clause?.done[1]?.params).toEqual({ needs: 1, all: 3, items: 1 });
    const [digest, unplaced] = clause?.missing ?? [];
    expect(digest?.code).toBe('digest-not-made');
    expect(unplaced?.params).toEqual({ needs: 2, labels: 'N2, N5' });
  });

  it('are missing where members answered and nobody took them up', () => {
    const missing = ['digest-not-made', 'needs-not-taken'];
    expect(looked('brought-in', { needs: [] }).missing).toEqual(missing);
    const unheard = { ...round, submitted: 0, agenda: null };
    expect(looked('brought-in', { rounds: [unheard], needs: [] }).missing).toEqual([]);
    expect(looked('brought-in', { rounds: [{ ...round, agenda: null }] }).missing).toContain(
      'agenda-not-built',
    );
  });

  it('have each an end once the meeting has begun; before, none is expected', () => {
    expect(looked('ended')).toEqual({ done: ['needs-ended'], missing: ['needs-without-end'] });
    expect(looked('ended', { today: '2027-05-17' }).missing).toEqual([]);
    expect(looked('ended', { needs: facts.needs.slice(0, 2) }).missing).toEqual([]);
  });

  it('are named a dozen at most', () => {
    const needs = Array.from({ length: 20 }, (_, index) => ({
      ...{ number: index + 1, items: [], ending: null },
    }));
    const [clause] = traceOf([{ label: 'x', evidence: ['ended'] }], { ...facts, needs });
    expect(clause?.missing[0]?.params['labels']).toMatch(/^N1, .*, N12 …$/);
  });
});

describe('conclusions', () => {
  it('are missing once the meeting has begun, and not before', () => {
    expect(looked('routing', { conclusions: [] }).missing).toEqual(['no-conclusions']);
    const before = { conclusions: [], today: '2027-05-17' };
    expect(looked('routing', before).missing).toEqual([]);
  });

  it('are told as sent, as to be sent, or as going nowhere', () => {
    const routed = { ...conclusion, routings: [sent] };
    const waiting = { ...conclusion, number: 2, routings: [{ ...sent, sentOn: null }] };
    expect(looked('routing', { conclusions: [routed, waiting] })).toEqual({
      ...{ done: ['conclusion-sent'], missing: ['routed-not-sent'] },
    });
    expect(looked('routing').missing).toEqual(['not-routed']);
  });

  it('have been considered by the advisory group once it has answered; a study group’s answer is another fact', () => {
    const answered = (body: string) => ({
      conclusions: [{ ...conclusion, routings: [{ ...sent, body, respondedOn: '2027-07-01' }] }],
    });
    expect(looked('advisory-group', answered('TSAG')).done).toEqual(['advisory-group-answered']);
    expect(looked('advisory-group', answered('SG13')).missing).toEqual(['advisory-group-silent']);
  });

  it('are public once their communiqué is, which approval alone does not make it', () => {
    expect(looked('communique').missing).toEqual(['communique-not-published']);
    expect(looked('communique', { papers: [paper] })).toEqual({
      ...{ done: [], missing: ['communique-approved-only'] },
    });
    const corrected = { ...paper, number: 2, publishedOn: '2027-05-21' };
    expect(looked('communique', { papers: [paper, corrected] })).toEqual({
      ...{ done: ['communique-published'], missing: [] },
    });
  });

  it('are reported to the advisory group and to the assembly once such a report is approved', () => {
    const tsag = { papers: [{ ...paper, kind: 'tsag-report' as const }] };
    expect(looked('follow-up', tsag).done).toEqual(['follow-up-report-made']);
    expect(looked('follow-up').missing).toContain('follow-up-report-not-made');
    expect(looked('assembly-report', tsag).missing).toEqual(['assembly-report-not-made']);
    const wtsa = { papers: [{ ...paper, kind: 'wtsa-report' as const }] };
    expect(looked('assembly-report', wtsa)).toEqual({
      done: ['assembly-report-made'],
      missing: [],
    });
  });

  it('have a follow-up, or it is said of which nobody knows', () => {
    const known = { ...conclusion, status: 'done' as const, statusOn: '2027-09-01' };
    const found = looked('follow-up', { conclusions: [known, { ...conclusion, number: 2 }] });
    expect(found.done).toEqual(['follow-up-known']);
    expect(found.missing).toContain('follow-up-unknown');
  });

  it('speaks of the register: industry, regions and membership, and what is missing of them', () => {
    const none = { done: [], missing: ['industry-not-recorded'] };
    expect(looked('local-industry')).toEqual(none);
    expect(looked('regions').missing).toEqual(['attendance-not-recorded']);
    expect(looked('membership').missing).toEqual(['seats-not-recorded']);
    const register: TraceFacts['register'] = {
      ...{ seats: 3, lapsed: 1, localInvited: 2, localCame: 1, attended: 3 },
      ...{ regions: ['AFR'], regionsMissing: ['EUR'], continuity: { previous: 3, again: 2 } },
    };
    expect(looked('local-industry', { register })).toEqual({
      ...{ done: ['industry-invited'], missing: [] },
    });
    expect(looked('regions', { register })).toEqual({
      ...{ done: ['attendance-by-region'], missing: ['regions-without-attendance'] },
    });
    expect(looked('membership', { register })).toEqual({
      ...{ done: ['seats-known', 'continuity-known'], missing: ['seats-lapsed'] },
    });
  });

  it('speaks of nominations: who was named, invited and came, and what nobody has done with them', () => {
    const named = { ...NOBODY, nominated: 4, consented: 2 };
    const open = { ...named, waiting: [2], unasked: [1, 3] };
    const found = looked('local-industry', {
      nominations: { local: open, executives: NOBODY, untaken: 1 },
    });
    expect(found).toEqual({
      done: ['industry-nominated'],
      missing: [
        ...['industry-not-invited', 'nominations-not-taken'],
        ...['nominations-undecided', 'nominations-without-consent'],
      ],
    });
    expect(
      looked('sector-members', { nominations: { ...facts.nominations, executives: open } }),
    ).toEqual({
      done: ['sector-members-asked', 'executives-nominated'],
      missing: ['nominations-undecided', 'nominations-without-consent'],
    });
    const register = { ...facts.register, localInvited: 2, localCame: 1 };
    const invited = { local: { ...named, invited: 2, came: 1 }, executives: NOBODY, untaken: 0 };
    expect(looked('local-industry', { register, nominations: invited })).toEqual({
      ...{ done: ['industry-nominated', 'industry-invited'], missing: [] },
    });
    for (const code of [...found.done, ...found.missing, 'executives-nominated']) {
      expect(words).toHaveProperty(code);
    }
  });
});
