import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { advanceRounds } from '../../../src/application/rounds/advance-rounds.ts';
import { genevaInstant } from '../../../src/domain/time/geneva.ts';
import { createDatabase, type TestDatabase } from '../../support/database.ts';
import { ada, type DeskWorld, formIn, openDesk, problemsIn, textOf } from './desk-world.ts';

let database: TestDatabase;
let at: DeskWorld;
beforeAll(async () => {
  database = await createDatabase();
  at = await openDesk(database.url);
});
afterAll(async () => {
  await at.world.close();
  await database.drop();
});

const WHOLE = {
  meeting: 'cto-21',
  questionnaire: 'administrations@1',
  kinds: ['member-state'],
  regions: [],
  categories: ['developing'],
  opens: 'now',
  closesOn: '2027-03-31',
  reminders: 'usual',
  threshold: '3',
};

const asked = (slug: string) => at.world.prisma.addressee.count({ where: { round: { slug } } });
const roundCalled = (slug: string) => at.world.prisma.round.findUnique({ where: { slug } });

describe('opening a round from a chat', () => {
  it('offers the usual audience and the next meeting, with its count', async () => {
    const form = formIn(await at.say('open'));
    expect(form.paragraphs.join(' ')).toContain(
      '3 members would be asked. Africa 1 · Americas 1 · Arab States 1',
    );
    const selected = (name: string) => {
      const control = form.fields.find((field) => field.name === name)?.control;
      return control?.kind === 'choice' ? control.selected : undefined;
    };
    expect(selected('meeting')).toEqual(['cto-21']);
    expect(selected('kinds')).toEqual(['member-state']);
    expect(selected('categories')).toEqual(['developing']);
    expect(form.submit.length).toBeLessThanOrEqual(24);
  });

  it('names by its short name what has too long a name for a list, and cuts none', async () => {
    const where = { slug: 'cto-21' };
    const { title } = await at.world.prisma.meeting.findUniqueOrThrow({ where });
    const long = 'A meeting of chief technology officers with a name that no list has room for';
    await at.world.prisma.meeting.update({ where, data: { title: long } });
    const form = formIn(await at.say('open'));
    await at.world.prisma.meeting.update({ where, data: { title } });
    const control = form.fields.find(({ name }) => name === 'meeting')?.control;
    const labels = control?.kind === 'choice' ? control.options.map(({ label }) => label) : [];
    expect(labels).toEqual(['cto-21']);
  });

  it('counts anew whenever the audience changes, and says what is odd about it', async () => {
    const form = formIn(await at.say('open'));
    const count = async (fields: Readonly<Record<string, unknown>>) =>
      formIn(await at.fill(form, { ...WHOLE, ...fields }, { sent: false })).paragraphs.join(' ');
    expect(await count({ regions: ['AFR', 'CIS'] })).toContain('1 member would be asked');
    expect(await count({ regions: ['AFR', 'CIS'] })).toContain('No member fits in: CIS');
    expect(await count({ categories: [] })).toContain('4 members would be asked');
    expect(await count({ kinds: ['academia'] })).toContain('No member fits this audience');
    await at.world.prisma.contact.updateMany({
      where: { member: { countryIso2: 'PE' } },
      data: { active: false },
    });
    expect(await count({})).toContain('Nobody to write to for 1 member: Peru');
    await at.world.prisma.contact.updateMany({ data: { active: true } });
  });

  it('tells what is wrong by field, in words, all at once, and opens nothing', async () => {
    const form = formIn(await at.say('open'));
    const problems = problemsIn(
      await at.fill(form, {
        ...WHOLE,
        ...{ closesOn: '2027-02-30', lateUntil: 'soon', questionnaire: '', kinds: [] },
      }),
    );
    expect(Object.keys(problems).sort()).toEqual([
      'closesOn',
      'kinds',
      'lateUntil',
      'questionnaire',
    ]);
    expect(problems['closesOn']).toBe('Closing day: write a day of the calendar like 2027-03-31.');
    expect(await at.world.prisma.round.count()).toBe(0);
  });

  it.each([
    [{ closesOn: '2027-02-01' }, 'closesOn', 'the day is already over'],
    [{ closesOn: '2027-05-10' }, 'closesOn', 'Res. 68'],
    [{ threshold: '2' }, 'threshold', 'would point to their members'],
    [{ slug: 'Big Name' }, 'slug', 'lower-case letters'],
    [{ regions: ['CIS'] }, 'kinds', 'No member fits'],
    [{ opens: 'later', opensOn: '2027-02-30' }, 'opensOn', 'a day of the calendar'],
    [{ opens: 'later', opensOn: '2027-03-08', opensTime: '9am' }, 'opensTime', 'like 09:30'],
    [{ opens: 'later', opensOn: '2027-02-01' }, 'opensOn', 'lies in the past'],
  ])('checks as the round’s own rules do: %o', async (fields, name, words) => {
    const form = formIn(await at.say('open'));
    expect(problemsIn(await at.fill(form, { ...WHOLE, ...fields }))[name]).toContain(words);
    expect(await at.world.prisma.round.count()).toBe(0);
  });

  it('asks for as many as the live count said', async () => {
    const form = formIn(await at.say('open'));
    const fields = { ...WHOLE, regions: ['AFR', 'AMS'] };
    const shown = formIn(await at.fill(form, fields, { sent: false }));
    const count = Number(/(\d+) members would/.exec(shown.paragraphs.join(' '))?.[1]);
    const text = textOf(await at.fill(form, fields));
    expect(text).toContain(`${count} members are asked`);
    expect(await asked('cto-21')).toBe(count);
    expect((await roundCalled('cto-21'))?.state).toBe('open');
  });

  it('names the next round of the meeting apart, and leaves reminders out if told so', async () => {
    const form = formIn(await at.say('open'));
    await at.fill(form, { ...WHOLE, reminders: 'none' });
    const round = await at.world.prisma.round.findUnique({
      where: { slug: 'cto-21-2' },
      include: { reminderRules: true },
    });
    expect(round?.state).toBe('open');
    expect(round?.reminderRules).toEqual([]);
  });

  it('asks whether so late a closing is meant, and opens when it is', async () => {
    const form = formIn(await at.say('open'));
    const fields = { ...WHOLE, slug: 'late', closesOn: '2027-05-20' };
    const again = formIn(await at.fill(form, fields, { sent: false }));
    expect(again.fields.map(({ name }) => name)).toContain('confirm');
    await at.fill(form, { ...fields, confirm: ['yes'], reason: 'agreed with the chair' });
    expect((await roundCalled('late'))?.state).toBe('open');
  });

  it('schedules at a day and a time in Geneva, in one go', async () => {
    const form = formIn(await at.say('open'));
    const fields = { ...WHOLE, slug: 'soon', opens: 'later', opensOn: '2027-03-08' };
    expect(textOf(await at.fill(form, { ...fields, opensTime: '10:30' }))).toContain(
      'It opens by itself on 8 Mar 2027, 10:30 (Geneva). As things stand, 3 members are asked',
    );
    const round = await roundCalled('soon');
    expect(round?.state).toBe('scheduled');
    expect(round?.opensAt?.getTime()).toBe(genevaInstant('2027-03-08', '10:30'));
    at.world.clock.at = round?.opensAt?.getTime() ?? 0;
    await advanceRounds(at.world.deps);
    expect((await roundCalled('soon'))?.state).toBe('open');
    expect(await asked('soon')).toBe(3);
  });

  it('takes whatever a form brings without failing', async () => {
    const form = formIn(await at.say('open'));
    for (const wild of [null, 7, {}, [[]], 'x'.repeat(5000), '\u0000', [null]]) {
      const fields = Object.fromEntries(Object.keys(WHOLE).map((name) => [name, wild]));
      const [shown] = await at.fill(form, fields);
      expect(shown?.kind).toBe('problems');
      await at.desk.filled({
        ...form,
        fields,
        sent: false,
        actor: ada,
        from: { platform: 'chat', tenant: '', externalId: 'a' },
      });
    }
  });
});
