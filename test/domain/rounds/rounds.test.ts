import { describe, expect, it } from 'vitest';
import { mayDo } from '../../../src/domain/permissions.ts';
import { retryDelayMs } from '../../../src/domain/rounds/backoff.ts';
import { type MomentOfSending, mayStillSend } from '../../../src/domain/rounds/may-send.ts';
import { dueTime, isReminderRule } from '../../../src/domain/rounds/reminder-rules.ts';
import { roundAfter } from '../../../src/domain/rounds/state-machine.ts';
import { afterUnclearSend } from '../../../src/domain/rounds/unclear-send.ts';
import { ROUND_STATES } from '../../../src/domain/vocabulary.ts';

const moment: MomentOfSending = {
  now: 100,
  kind: 'reminder',
  expiresAt: 200,
  roundState: 'open',
  status: 'not-started',
  invited: true,
  missing: ['q1'],
  states: ['not-started'],
  ruleRetired: false,
  activeSince: false,
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
    ['answered', { status: 'submitted', states: [] }],
    ['declined', { status: 'declined', kind: 'invitation' }],
    ['state-changed', { status: 'partial' }],
    ['state-changed', { invited: false }],
    ['send', { invited: false, states: ['not-invited'] }],
    ['send', { status: 'partial', states: ['partial'] }],
    ['state-changed', { status: 'partial', states: ['complete'] }],
    ['send', { status: 'partial', missing: [], states: ['complete'] }],
    ['rule-retired', { ruleRetired: true }],
    ['active-again', { activeSince: true }],
    ['overtaken', { overtaken: true }],
    ['send', { status: 'submitted', kind: 'fresh-link' }],
    ['send', { status: 'submitted', kind: 'receipt', roundState: 'closed' }],
    ['send', { kind: 'prompt', roundState: 'paused' }],
    ['expired', { kind: 'prompt', now: 200 }],
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
    const rule = {
      anchor: 'closing',
      offset: 'PT12H',
      states: ['not-started'],
      channels: [],
    } as const;
    expect(dueTime(rule, frame)).toBe(Date.UTC(2027, 2, 4, 7));
    expect(dueTime({ ...rule, offset: 'P9D' }, frame)).toBeUndefined();
    expect(dueTime({ ...rule, anchor: 'opening', offset: 'P9D' }, frame)).toBeUndefined();
  });

  it('counts a rule from the last activity only for whoever has been active', () => {
    const frame = {
      openedAt: Date.UTC(2027, 2, 1),
      closesAt: Date.UTC(2027, 2, 31),
      window: { from: 9, to: 17 },
      habits: { zone: 'Africa/Nairobi', weekend: [6, 7] },
    };
    const rule = { anchor: 'activity', offset: 'P2D', states: ['partial'], channels: [] } as const;
    expect(dueTime(rule, frame)).toBeUndefined();
    const lastActiveAt = Date.UTC(2027, 2, 4, 12); // Thursday, 15:00 in Nairobi
    // Saturday is a rest day there: Monday, 9:00.
    expect(dueTime(rule, { ...frame, lastActiveAt })).toBe(Date.UTC(2027, 2, 8, 6));
    const late = { ...frame, lastActiveAt: Date.UTC(2027, 2, 30) };
    expect(dueTime(rule, late)).toBeUndefined();
    expect(isReminderRule(rule)).toBe(true);
    expect(isReminderRule({ ...rule, states: ['not-started'] })).toBe(false);
    expect(isReminderRule({ ...rule, offset: 'PT5M' })).toBe(false);
  });

  it('repeats an unclear send once at most where a double would show, and never a reminder', () => {
    const send = { idempotentSend: false, canLookUp: false, looks: 0, unclearBefore: 0 };
    expect(afterUnclearSend('invitation', send)).toBe('repeat');
    expect(afterUnclearSend('invitation', { ...send, unclearBefore: 1 })).toBe('leave-to-staff');
    expect(afterUnclearSend('reminder', send)).toBe('leave-to-staff');
    const keyed = { ...send, idempotentSend: true, unclearBefore: 5 };
    expect(afterUnclearSend('reminder', keyed)).toBe('repeat');
  });

  it('looks an unclear send up where that is possible, and falls back when looking tells nothing', () => {
    const send = { idempotentSend: false, canLookUp: true, looks: 0, unclearBefore: 0 };
    expect(afterUnclearSend('reminder', send)).toBe('look-up');
    expect(afterUnclearSend('reminder', { ...send, looks: 5 })).toBe('leave-to-staff');
    expect(afterUnclearSend('invitation', { ...send, looks: 5 })).toBe('repeat');
  });

  it('asks a channel again when it said, then later and later', () => {
    expect([1, 2, 3].map((attempt) => retryDelayMs(attempt, 1000))).toEqual([1000, 2000, 4000]);
    expect(retryDelayMs(1, 90_000)).toBe(90_000);
    expect(retryDelayMs(9, 60_000)).toBe(3_600_000);
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
