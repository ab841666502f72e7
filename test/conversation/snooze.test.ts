import { describe, expect, it } from 'vitest';
import type { Situation } from '../../src/conversation/state.ts';
import {
  type Act,
  ALL,
  answer,
  fresh,
  kindsOf,
  needs,
  play,
  typed,
  wordsOf,
} from './support/play.ts';
import { CHAT, CLOSES, OPENED, situation, worldOf } from './support/world.ts';

const DAY = 86_400_000;
const utc = (iso: string) => Date.parse(iso);

function snoozed(act: Act, changed: { readonly zone?: string; readonly closesAt?: number } = {}) {
  const { zone: timeZone = 'Africa/Nairobi', closesAt = CLOSES } = changed;
  const base = situation({ capabilities: CHAT, round: { closesAt } });
  const start: Situation = { ...base, contact: { ...base.contact, timeZone } };
  const { step } = play(worldOf(needs, start), act);
  const effect = step.effects.find(({ kind }) => kind === 'snooze');
  return { step, until: effect?.kind === 'snooze' ? effect.until : undefined };
}

describe('snooze', () => {
  it.each([
    ['snooze', '2027-03-04'],
    ['snooze 1', '2027-03-02'],
    ['remind me in a week', '2027-03-08'],
    ['snooze until 2027-03-20', '2027-03-20'],
    ['snooze 0', '2027-03-02'],
    ['snooze until 2020-01-01', '2027-03-02'],
    ['snooze 30', '2027-03-31'],
    ['snooze 31', '2027-03-31'],
    ['snooze until 2030-01-01', '2027-03-31'],
  ])('"%s" on 1 March waits until %s begins where the contact is', (words, day) => {
    expect(snoozed(typed(words)).until).toBe(utc(`${day}T00:00+03:00`));
    expect(snoozed(typed(words), { zone: 'Asia/Kathmandu' }).until).toBe(utc(`${day}T00:00+05:45`));
  });

  it('tells the day, and that a later one is not possible', () => {
    expect(wordsOf(snoozed(typed('snooze')).step)).toContain('no reminder before 4 March 2027');
    const { step } = snoozed(typed('snooze 40'));
    expect(wordsOf(step)).toContain('until 31 March 2027 at the latest');
    expect(step.outcome).toBe('taken');
  });

  it('says the day in the language of the conversation', () => {
    const arabic = fresh({ language: 'ar' });
    expect(wordsOf(play(arabic, typed('تأجيل ٣')).step)).toContain('4 مارس 2027');
    expect(wordsOf(play(fresh({ language: 'zh' }), typed('推迟3天')).step)).toContain(
      '2027年3月4日',
    );
  });

  it('counts the days of the contact, not those of UTC', () => {
    const late = { ...typed('snooze 1'), at: utc('2027-03-01T23:30Z') };
    expect(snoozed(late).until).toBe(utc('2027-03-03T00:00+03:00'));
    expect(snoozed(late, { zone: 'America/Lima' }).until).toBe(utc('2027-03-02T00:00-05:00'));
  });

  it('leaves half a day before the closing time, also where that is another day for the contact', () => {
    const midnight = utc('2027-03-31T00:00+03:00');
    expect(snoozed(typed('snooze 99'), { closesAt: midnight }).until).toBe(midnight - DAY);
    const east = snoozed(typed('snooze 99'), { zone: 'Pacific/Fiji' });
    expect(east.until).toBe(utc('2027-03-31T00:00+12:00'));
  });

  it('is kindly refused on the last day, after sending, declining and closing', () => {
    const { step, until } = snoozed(typed('snooze'), { closesAt: OPENED + 3_600_000 });
    expect([step.outcome, until]).toEqual(['nothing', undefined]);
    expect(wordsOf(step)).toContain('no later day for a reminder');
    for (const status of ['submitted', 'declined'] as const) {
      const over = play(fresh({ answers: ALL, status }), typed('snooze'));
      expect(kindsOf(over.step)).toEqual(['say']);
      expect(wordsOf(over.step)).toContain('nothing to put off');
    }
    const round = { closesAt: OPENED - 1, lateUntil: CLOSES };
    expect(kindsOf(play(fresh({ round }), typed('snooze')).step)).toEqual(['say']);
  });

  it('asks again for what it cannot read, and which of two days is meant', () => {
    const strange = play(fresh(), { kind: 'commanded', command: 'snooze', argument: 'some day' });
    expect(strange.step.outcome).toBe('not-understood');
    expect(wordsOf(strange.step)).toContain('“snooze 3”');
    const { step } = play(fresh(), typed('snooze until 3/4/2027'));
    expect(kindsOf(step)).toEqual(['say']);
    expect(wordsOf(step)).toContain('“snooze 2027-04-03” or “snooze 2027-03-04”');
  });

  it('leaves the conversation where it is', () => {
    const { world } = play(fresh({ capabilities: CHAT }), answer('priorities', 'cloud'));
    const after = play(world, typed('snooze')).world;
    expect({ ...after.state, turn: 0 }).toEqual({ ...world.state, turn: 0 });
  });
});
