import { describe, expect, it } from 'vitest';
import {
  calendarLines,
  type ForeseenMember,
  type ForeseenSend,
  foresee,
  type Occasion,
  type Reader,
} from '../../../src/domain/rounds/calendar.ts';
import {
  memberWarnings,
  outreachWarnings,
  placeWarnings,
} from '../../../src/domain/rounds/calendar-warnings.ts';
import {
  DEFAULT_REMINDER_RULES,
  type ReminderRule,
} from '../../../src/domain/rounds/reminder-rules.ts';
import { formatRule, isSameRule, parseRule } from '../../../src/domain/rounds/rule-text.ts';
import { endOfDay } from '../../../src/domain/time/zone.ts';

const WINDOW = { from: 9, to: 17 };
/** Monday 1 March 2027, 10:00 in Geneva. */
const MONDAY = Date.UTC(2027, 2, 1, 9);

type Reached = ForeseenMember & { readonly reader: Reader };

function member(
  name: string,
  zone: string,
  more: {
    readonly weekend?: readonly number[];
    readonly closed?: ForeseenMember['habits']['closed'];
    readonly closesOn?: readonly [number, number, number];
    readonly reader?: Partial<Reader>;
    readonly state?: ForeseenMember['state'];
  } = {},
): Reached {
  const { weekend = [6, 7], closed, closesOn = [2027, 3, 31] } = more;
  const [year, month, day] = closesOn;
  const habits = { zone, weekend, ...(closed === undefined ? {} : { closed }) };
  return {
    ...{ id: name, name, countryIso2: name.slice(0, 2).toUpperCase(), habits },
    closesAt: endOfDay({ year, month, day }, zone),
    state: more.state ?? 'not-started',
    reader: {
      email: `${name}@example.org`,
      ...{ language: 'en', habits, window: WINDOW, outreach: [], ...more.reader },
    },
  };
}

const rule = (text: string): ReminderRule => {
  const read = parseRule(text);
  if (read === undefined) throw new Error(`not a rule: ${text}`);
  return read;
};
const reminder = (text: string): Occasion => ({ kind: 'reminder', rule: rule(text) });
const INVITATION: Occasion = { kind: 'invitation', rule: null };

function all(
  members: readonly Reached[],
  occasions: readonly Occasion[],
  openedAt = MONDAY,
): readonly ForeseenSend[] {
  return members.flatMap((one) =>
    occasions.flatMap((occasion) => foresee(occasion, one, { openedAt, window: WINDOW }) ?? []),
  );
}

const at = (send: ForeseenSend | undefined) => new Date(send?.at ?? 0).toISOString();

describe('a foreseen message', () => {
  it('keeps to clocks that are 30 or 45 minutes beside the hour', () => {
    const [nepal] = all([member('Nepal', 'Asia/Kathmandu', { weekend: [6] })], [INVITATION]);
    expect(at(nepal)).toBe('2027-03-01T09:00:00.000Z'); // 14:45 there
    const early = all([member('Nepal', 'Asia/Kathmandu')], [INVITATION], Date.UTC(2027, 2, 1, 1));
    expect(at(early[0])).toBe('2027-03-01T03:15:00.000Z');
    const [line] = calendarLines(early);
    expect(line).toMatchObject({ localFrom: '09:00', localTo: '11:00' });
    const india = all([member('India', 'Asia/Kolkata')], [INVITATION], Date.UTC(2027, 2, 1, 1));
    expect(at(india[0])).toBe('2027-03-01T03:30:00.000Z');
  });

  it('stays at nine when the clocks of a country change between opening and reminder', () => {
    const cyprus = member('Cyprus', 'Asia/Nicosia', { closesOn: [2027, 4, 15] });
    const opened = Date.UTC(2027, 2, 25, 7); // Thursday, 9:00 in Nicosia; summer time begins on the 28th
    const sends = all([cyprus], [INVITATION, reminder('opening P5D not-started')], opened);
    expect(sends.map(at)).toEqual(['2027-03-25T07:00:00.000Z', '2027-03-30T06:00:00.000Z']);
    expect(calendarLines(sends).map(({ localFrom }) => localFrom)).toEqual(['09:00', '09:00']);
  });

  it('waits for Sunday where Friday and Saturday are the weekend, and says so', () => {
    const members = [
      member('Egypt', 'Africa/Cairo', { weekend: [5, 6] }),
      member('Kenya', 'Africa/Nairobi'),
      member('Ghana', 'Africa/Accra'),
    ];
    const sends = all(members, [reminder('opening P4D not-started')]); // Friday the 5th
    const lines = calendarLines(sends);
    expect(lines.map(({ day, members: count }) => [day, count])).toEqual([
      ['2027-03-05', 2],
      ['2027-03-07', 1],
    ]);
    expect(lines[0]?.moved).toEqual([]);
    expect(lines[1]?.moved).toEqual([{ by: 'weekend', members: ['Egypt'] }]);
  });

  it('waits for the end of closed days, and tells them from a weekend', () => {
    const closed = [{ first: 20_879, last: 20_883 }]; // 2 to 6 March 2027
    const sends = all(
      [member('Peru', 'America/Lima', { closed })],
      [INVITATION, reminder('opening P3D not-started')],
    );
    const lines = calendarLines(sends);
    expect(lines.map(({ day }) => day)).toEqual(['2027-03-01', '2027-03-08']);
    expect(lines[0]?.moved).toEqual([]);
    expect(lines[1]?.moved).toEqual([{ by: 'closed-day', members: ['Peru'] }]);
  });

  it('waits for the hours of the person who reads it, not only for the member’s', () => {
    const reader = {
      habits: { zone: 'America/Lima', weekend: [6, 7] },
      window: { from: 14, to: 16 },
    };
    const [send] = all([member('Kenya', 'Africa/Nairobi', { reader })], [INVITATION]);
    expect(at(send)).toBe('2027-03-01T19:00:00.000Z');
    expect(new Date(send?.latest ?? 0).toISOString()).toBe('2027-03-01T20:59:59.999Z');
  });

  it('is not foreseen when it would come after the closing time', () => {
    const short = member('Kenya', 'Africa/Nairobi', { closesOn: [2027, 3, 4] });
    const sends = all([short], [INVITATION, reminder('opening P7D not-started,partial')]);
    expect(sends.map(({ occasion }) => occasion.kind)).toEqual(['invitation']);
  });
});

describe('a line of the calendar', () => {
  it('counts at most, as things stand, and by language', () => {
    const arabic = { reader: { language: 'ar' as const } };
    const members = [
      member('Jordan', 'Asia/Amman', { ...arabic, state: 'partial' }),
      member('Kenya', 'Africa/Nairobi', { state: 'not-invited' }),
      member('Ghana', 'Africa/Accra'),
    ];
    const lines = calendarLines(
      all(members, [reminder('opening P2D not-started'), reminder('opening P2D partial,complete')]),
    );
    expect(lines.map(({ members: most, asThingsStand }) => [most, asThingsStand])).toEqual([
      [3, 2],
      [3, 1],
    ]);
    expect(lines[0]?.languages).toEqual([
      { language: 'ar', members: 1 },
      { language: 'en', members: 2 },
    ]);
  });

  it('stands on Geneva’s day, from the first member’s morning to the last one’s', () => {
    const members = [
      member('Samoa', 'Pacific/Apia'),
      member('Kenya', 'Africa/Nairobi'),
      member('Peru', 'America/Lima'),
    ];
    const lines = calendarLines(all(members, [INVITATION]));
    expect(lines).toHaveLength(1);
    expect(new Date(lines[0]?.first ?? 0).toISOString()).toBe('2027-03-01T09:00:00.000Z');
    // Apia is past its day's hours: nine there on Tuesday is Monday evening in Geneva.
    expect(new Date(lines[0]?.last ?? 0).toISOString()).toBe('2027-03-01T22:00:00.000Z');
  });
});

describe('warnings', () => {
  const planOf = (members: readonly Reached[], rules: readonly ReminderRule[]) => {
    const occasions = rules.map((one): Occasion => ({ kind: 'reminder', rule: one }));
    return { openedAt: MONDAY, members, sends: all(members, occasions) };
  };

  it('name a rule that the round is too short for, and whom a rule misses', () => {
    const short = member('Kenya', 'Africa/Nairobi', { closesOn: [2027, 3, 5] });
    const long = member('Peru', 'America/Lima', { closesOn: [2027, 3, 31] });
    const rules = [rule('opening P7D not-started'), rule('activity P10D partial')];
    expect(placeWarnings(rules, planOf([short], rules)).map(({ code }) => code)).toEqual([
      'rule-never-fires',
      'rule-never-fires',
    ]);
    expect(placeWarnings(rules, planOf([short, long], rules))).toEqual([
      { code: 'rule-falls-outside', rule: rules[0], members: ['Kenya'] },
      { code: 'rule-falls-outside', rule: rules[1], members: ['Kenya'] },
    ]);
    expect(placeWarnings(rules, planOf([long], rules))).toEqual([]);
  });

  it('have nothing against the default rules in a month', () => {
    const members = [
      member('Kenya', 'Africa/Nairobi'),
      member('Egypt', 'Africa/Cairo', { weekend: [5, 6] }),
    ];
    const sends = all(members, [
      INVITATION,
      ...DEFAULT_REMINDER_RULES.map((one): Occasion => ({ kind: 'reminder', rule: one })),
    ]);
    expect(outreachWarnings(sends)).toEqual([]);
  });

  it('see two messages within 20 hours for one person, also where only their states meet', () => {
    const kenya = member('Kenya', 'Africa/Nairobi');
    const warned = (...texts: string[]) =>
      outreachWarnings(all([kenya], [INVITATION, ...texts.map(reminder)])).map(({ code }) => code);
    expect(warned('opening PT3H not-started')).toEqual(['too-close']);
    expect(warned('opening P3D not-started', 'opening P3D partial')).toEqual([]);
    expect(warned('opening P3D not-started', 'opening P3D not-started,partial')).toEqual([
      'too-close',
    ]);
  });

  it('see a weekend push one message onto the next', () => {
    const texts = ['opening P4D not-started', 'opening P6D not-started']; // Friday and Sunday
    const warned = (weekend: readonly number[]) =>
      outreachWarnings(
        all([member('Egypt', 'Africa/Cairo', { weekend })], texts.map(reminder)),
      ).map(({ code }) => code);
    expect(warned([6, 7])).toEqual([]);
    expect(warned([5, 6])).toEqual(['too-close']);
  });

  it('count what a person gets in other rounds and for other members', () => {
    const elsewhere = { reader: { email: 'one@example.org', outreach: [MONDAY + 10 * 3_600_000] } };
    expect(
      outreachWarnings(all([member('Kenya', 'Africa/Nairobi', elsewhere)], [INVITATION])),
    ).toEqual([{ code: 'too-close', members: ['Kenya'] }]);
    const both = ['Kenya', 'Ghana'].map((name) =>
      member(name, 'Africa/Nairobi', { reader: { email: 'one@example.org' } }),
    );
    expect(outreachWarnings(all(both, [INVITATION]))).toEqual([]); // told in one message
  });

  it('see more than four messages in seven days', () => {
    const texts = ['P1D', 'P2D', 'P3D', 'P4D'].map((days) => `opening ${days} not-started`);
    const kenya = member('Kenya', 'Africa/Nairobi');
    const warned = (count: number) =>
      outreachWarnings(all([kenya], [INVITATION, ...texts.slice(0, count).map(reminder)]));
    expect(warned(3)).toEqual([]);
    expect(warned(4)).toEqual([{ code: 'too-many', members: ['Kenya'] }]);
  });

  it('name who rests on the closing day, and whom nobody can write to', () => {
    const friday = [2027, 4, 2] as const;
    const egypt = member('Egypt', 'Africa/Cairo', { weekend: [5, 6], closesOn: friday });
    const kenya = member('Kenya', 'Africa/Nairobi', { closesOn: friday });
    const { reader: _nobody, ...ghana } = member('Ghana', 'Africa/Accra', { closesOn: friday });
    expect(memberWarnings([egypt, kenya, ghana])).toEqual([
      { code: 'closes-on-rest-day', members: ['Egypt'] },
      { code: 'nobody-to-write-to', members: ['Ghana'] },
    ]);
  });
});

describe('a rule as staff write it', () => {
  it('is read and written the same', () => {
    const text = 'closing PT48H not-started,partial mail,page';
    expect(formatRule(rule(text))).toBe(text);
    for (const bad of ['', 'opening', 'opening P3D', 'soon P3D partial', 'opening P3D submitted']) {
      expect(parseRule(bad), bad).toBeUndefined();
    }
    expect(parseRule('opening P3D partial mail, page')).toBeUndefined();
  });

  it('is the same one whatever the order of its states and the unit of its days', () => {
    const one = rule('opening P7D partial,not-started');
    expect(isSameRule(one, rule('opening P1W not-started,partial'))).toBe(true);
    expect(isSameRule(one, rule('closing P7D not-started,partial'))).toBe(false);
    expect(isSameRule(one, rule('opening P7D not-started,partial mail'))).toBe(false);
    // Two calendar days may be 47 or 49 hours.
    expect(isSameRule(rule('closing P2D partial'), rule('closing PT48H partial'))).toBe(false);
  });
});
