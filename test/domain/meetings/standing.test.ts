import { describe, expect, it } from 'vitest';
import { nextDeadline, type RoundDays, standingOf } from '../../../src/domain/meetings/standing.ts';

const meeting = { startsOn: '2027-05-18', endsOn: '2027-05-20' };
const round = (state: RoundDays['state'], closesOn = '2027-04-15', opensAt: number | null = null) =>
  ({ slug: state, state, closesOn, opensAt }) as const;

describe('how far a meeting is', () => {
  const on = (today: string, ...states: RoundDays['state'][]) =>
    standingOf(
      meeting,
      states.map((state) => ({ state })),
      today,
    );

  it('goes by its days once it has begun, whatever its rounds do', () => {
    expect(on('2027-05-18', 'open')).toBe('under-way');
    expect(on('2027-05-20', 'draft')).toBe('under-way');
    expect(on('2027-05-21', 'open')).toBe('over');
  });

  it('goes by its rounds before that: asking comes before preparing, and that before asked', () => {
    expect(on('2027-05-17')).toBe('planned');
    expect(on('2027-05-17', 'closed', 'draft', 'paused')).toBe('asking');
    expect(on('2027-05-17', 'closed', 'scheduled')).toBe('preparing');
    expect(on('2027-05-17', 'closed', 'archived')).toBe('asked');
  });
});

describe('what comes next', () => {
  it('is the earliest day from today on, with the days until then', () => {
    const rounds = [round('open'), round('paused', '2027-04-01')];
    expect(nextDeadline(meeting, rounds, '2027-03-31')).toMatchObject({ round: 'paused', days: 1 });
    expect(nextDeadline(meeting, rounds, '2027-04-01')).toMatchObject({ round: 'paused', days: 0 });
    expect(nextDeadline(meeting, rounds, '2027-04-02')).toEqual({
      ...{ what: 'round-closes', round: 'open', on: '2027-04-15', days: 13 },
    });
  });

  it('is an opening on its day in Geneva, where one is scheduled; drafts and closed rounds set no day', () => {
    const late = Date.parse('2027-03-01T23:30:00Z');
    const rounds = [round('scheduled', '2027-04-15', late), round('draft'), round('closed')];
    expect(nextDeadline(meeting, rounds, '2027-02-28')).toMatchObject({
      ...{ what: 'round-opens', on: '2027-03-02', days: 2 },
    });
    expect(nextDeadline(meeting, rounds.slice(1), '2027-02-28')).toMatchObject({
      ...{ what: 'meeting-begins', round: null, days: 79 },
    });
  });

  it('is the round’s where the meeting has the same day, then its end, then nothing', () => {
    const same = [round('open', '2027-05-18')];
    expect(nextDeadline(meeting, same, '2027-05-18')).toMatchObject({ what: 'round-closes' });
    expect(nextDeadline(meeting, [], '2027-05-18')).toMatchObject({
      what: 'meeting-ends',
      days: 2,
    });
    expect(nextDeadline(meeting, [], '2027-05-19')).toMatchObject({
      what: 'meeting-ends',
      days: 1,
    });
    expect(nextDeadline(meeting, same, '2027-05-21')).toBeNull();
  });
});
