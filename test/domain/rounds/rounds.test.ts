import { describe, expect, it } from 'vitest';
import { mayDo } from '../../../src/domain/permissions.ts';
import { type MomentOfSending, mayStillSend } from '../../../src/domain/rounds/may-send.ts';
import { dueTime } from '../../../src/domain/rounds/reminder-rules.ts';
import { roundAfter } from '../../../src/domain/rounds/state-machine.ts';
import { afterUnclearSend } from '../../../src/domain/rounds/unclear-send.ts';
import { ROUND_STATES } from '../../../src/domain/vocabulary.ts';

const moment: MomentOfSending = {
  now: 100,
  kind: 'reminder',
  expiresAt: 200,
  roundState: 'open',
  responseStatus: 'not-started',
  statuses: ['not-started'],
  overtaken: false,
};
const reasonFor = (change: Partial<MomentOfSending>) => {
  const verdict = mayStillSend({ ...moment, ...change });
  return verdict.verdict === 'cancel' ? verdict.reason : verdict.verdict;
};

describe('rounds', () => {
  it('never leaves the archive and never reopens', () => {
    for (const act of [
      'schedule',
      'open',
      'pause',
      'resume',
      'extend',
      'remind',
      'close',
      'archive',
    ] as const) {
      expect(roundAfter('archived', act).ok).toBe(false);
      if (act !== 'archive') expect(roundAfter('closed', act).ok).toBe(false);
    }
    expect(ROUND_STATES.filter((state) => roundAfter(state, 'open').ok)).toEqual([
      'draft',
      'scheduled',
    ]);
  });

  it.each<[string, Partial<MomentOfSending>]>([
    ['send', {}],
    ['wait', { roundState: 'paused' }],
    ['round-closed', { roundState: 'closed' }],
    ['expired', { now: 200 }],
    ['answered', { responseStatus: 'submitted', statuses: [] }],
    ['declined', { responseStatus: 'declined', kind: 'invitation' }],
    ['status-changed', { responseStatus: 'partial' }],
    ['overtaken', { overtaken: true }],
    ['send', { responseStatus: 'submitted', kind: 'fresh-link' }],
  ])('says %s at the moment of sending', (expected, change) => {
    expect(reasonFor(change)).toBe(expected);
  });

  it('brings a reminder forward when waiting would pass the closing time', () => {
    const closesAt = Date.UTC(2027, 2, 5, 21, 59, 59, 999); // a Friday in Cairo, where Friday is a rest day
    const frame = {
      openedAt: Date.UTC(2027, 2, 1),
      closesAt,
      window: { from: 9, to: 17 },
      habits: { zone: 'Africa/Cairo', weekend: [5, 6] },
    };
    const rule = { anchor: 'closing', offset: 'PT12H', statuses: ['not-started'] } as const;
    expect(dueTime(rule, frame)).toBe(Date.UTC(2027, 2, 4, 7));
    expect(dueTime({ ...rule, offset: 'P9D' }, frame)).toBeUndefined();
    expect(dueTime({ ...rule, anchor: 'opening', offset: 'P9D' }, frame)).toBeUndefined();
  });

  it('repeats an unclear send once at most where a double would show, and never a reminder', () => {
    expect(afterUnclearSend('invitation', { idempotentSend: false, unclearBefore: 0 })).toBe(
      'repeat',
    );
    expect(afterUnclearSend('invitation', { idempotentSend: false, unclearBefore: 1 })).toBe(
      'leave-to-staff',
    );
    expect(afterUnclearSend('reminder', { idempotentSend: false, unclearBefore: 0 })).toBe(
      'leave-to-staff',
    );
    expect(afterUnclearSend('reminder', { idempotentSend: true, unclearBefore: 5 })).toBe('repeat');
  });

  it('gives each role what the roles before it may, contacts nothing, and the schedule its own acts', () => {
    expect(mayDo({ kind: 'staff', role: 'viewer' }, 'round.open')).toBe(false);
    expect(mayDo({ kind: 'staff', role: 'approver' }, 'member.import')).toBe(true);
    expect(mayDo({ kind: 'staff', role: 'approver' }, 'data.erase')).toBe(false);
    expect(mayDo({ kind: 'contact' }, 'round.status')).toBe(false);
    expect(mayDo({ kind: 'system' }, 'round.open')).toBe(true);
    expect(mayDo({ kind: 'system' }, 'data.erase')).toBe(false);
  });
});
