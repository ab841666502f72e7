import { describe, expect, it } from 'vitest';
import {
  type Course,
  type Milestone,
  milestoneKey,
  milestoneOf,
  milestonesOf,
  worthTelling,
} from '../../../src/domain/rounds/milestones.ts';
import { type Counted, progressOf } from '../../../src/domain/rounds/progress.ts';
import type { ResponseStatus } from '../../../src/domain/vocabulary.ts';

const HOUR = 3_600_000;
const CLOSING = 1000 * HOUR;

function course(statuses: readonly ResponseStatus[], more: Partial<Course> = {}): Course {
  const counted = statuses.map((status): Counted => ({ region: 'AFR', categories: [], status }));
  return {
    ...{ now: 0, state: 'open', openedAt: 0, closesOn: '2027-03-31', firstClosing: CLOSING },
    ...{ progress: progressOf(counted), agendaVersions: [], ...more },
  };
}
const keys = (one: Course) => milestonesOf(one).map(milestoneKey);

const S = 'submitted';
const N = 'not-started';

describe('milestones of a round', () => {
  it('begin with its opening', () => {
    expect(keys(course([N], { openedAt: null, state: 'scheduled', firstClosing: null }))).toEqual(
      [],
    );
    expect(keys(course([N, N, N, N]))).toEqual(['opened']);
  });

  it('are quarters of those asked, reached exactly', () => {
    expect(keys(course([S, N, N, N, N]))).not.toContain('answered:1');
    expect(keys(course([S, N, N, N]))).toContain('answered:1');
    expect(keys(course([S, S, S, N]))).toContain('answered:3');
  });

  it('are a region’s first reply, and its last one; declining is a reply, too', () => {
    expect(keys(course([S, N, N]))).toContain('region-begun:AFR');
    expect(keys(course([S, 'declined', 'partial']))).not.toContain('region-complete:AFR');
    expect(keys(course([S, 'declined', S]))).toContain('region-complete:AFR');
    expect(keys(course([S, S]))).not.toContain('region-complete:AFR');
  });

  it('are the last two days, the closing, and each version of the agenda', () => {
    const soon = 'closing-soon:2027-03-31';
    expect(keys(course([N], { now: CLOSING - 48 * HOUR - 1 }))).not.toContain(soon);
    expect(keys(course([N], { now: CLOSING - 48 * HOUR }))).toContain(soon);
    const closed = keys(course([N], { now: CLOSING, state: 'closed', agendaVersions: [1, 2] }));
    expect(closed).toEqual(['opened', 'closed', 'agenda:1', 'agenda:2']);
  });

  it('are read back from their names', () => {
    const all = milestonesOf(course([S, S, S], { now: CLOSING, agendaVersions: [3] }));
    expect(all.map(milestoneKey).map(milestoneOf)).toEqual(all);
    expect(milestoneOf('answered:9')).toBeUndefined();
  });

  it('that imply others are told instead of them, in the order of a round’s life', () => {
    const reached: readonly Milestone[] = [
      { kind: 'closed' },
      { kind: 'answered', quarters: 1 },
      { kind: 'answered', quarters: 2 },
      { kind: 'region-complete', region: 'AFR' },
      { kind: 'region-begun', region: 'AFR' },
      { kind: 'closing-soon', closesOn: '2027-03-31' },
    ];
    const told = worthTelling(reached, { closesOn: '2027-03-31' }).map(milestoneKey);
    expect(told).toEqual(['answered:2', 'region-complete:AFR', 'closed']);
    const moved = { kind: 'closing-soon', closesOn: '2027-03-31' } as const;
    expect(worthTelling([moved], { closesOn: '2027-04-15' })).toEqual([]);
  });
});
