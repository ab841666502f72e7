import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNewRound } from '../../../src/application/rounds/open-round.ts';
import { roundStatus } from '../../../src/application/rounds/round-status.ts';
import { createDatabase, type TestDatabase } from '../../support/database.ts';
import { roundNamed } from '../rounds/world.ts';
import {
  ada,
  type DeskWorld,
  formIn,
  noticesIn,
  openDesk,
  problemsIn,
  stand,
  textOf,
  vera,
} from './desk-world.ts';

let database: TestDatabase;
let at: DeskWorld;
beforeAll(async () => {
  database = await createDatabase();
  at = await openDesk(database.url);
  for (const slug of ['needs', 'twice', 'later']) {
    const opened = await openNewRound(at.world.deps, { draft: roundNamed(slug) }, ada);
    expect(opened.ok).toBe(true);
  }
  await stand(at.world, 'needs', ['KE'], 'submitted');
  await stand(at.world, 'needs', ['PE'], 'partial');
});
afterAll(async () => {
  await at.world.close();
  await database.drop();
});

describe('the desk reads', () => {
  it('staff commands by their first word, in any case', () => {
    for (const words of ['rounds', 'STATUS cto', ' /Remind x', 'unsubscribe']) {
      expect(at.desk.reads(words)).toBe(true);
    }
    for (const words of ['', 'hello', 'start', 'roundsman']) {
      expect(at.desk.reads(words)).toBe(false);
    }
  });

  it('unknown words, and answers with everything there is, an example each', async () => {
    const text = textOf(await at.say('dance now'));
    for (const example of ['status cto-2027', 'extend cto-2027 2027-04-22', 'subscribe cto-2027']) {
      expect(text).toContain(example);
    }
  });

  it('a mistyped name, and says which one was probably meant', async () => {
    expect(textOf(await at.say('status neds'))).toContain('Did you mean needs?');
  });
});

describe('looking', () => {
  it('lists the rounds with state, closing and answers', async () => {
    const text = textOf(await at.say('rounds', vera));
    expect(text).toContain('needs: CTO meeting 21\nOpen · Closes on 31 March 2027');
    expect(text).toContain('1 of 3 answered');
  });

  it('shows the response as a picture whose sums are those of the status', async () => {
    const [first, missing] = noticesIn(await at.say('status needs', vera));
    const picture = first?.picture ?? [];
    expect(picture.every((line) => line.length <= 60)).toBe(true);
    const figures = (name: string) =>
      picture
        .find((line) => line.startsWith(name) && /^\D+(\d+\s+){5}\d/.test(line))
        ?.match(/\d+/g)
        ?.map(Number);
    const status = await roundStatus(at.world.deps, { round: 'needs' }, ada);
    if (!status.ok) throw new Error(status.code);
    const { byStatus, asked } = status.value.progress;
    const sums = [asked, byStatus.submitted, byStatus.partial, byStatus.declined];
    expect(figures('All members')?.slice(0, 5)).toEqual([...sums, byStatus['not-started']]);
    const regions = ['Africa', 'Americas', 'Arab States'].map((name) => figures(name) ?? []);
    expect(regions.reduce((sum, row) => sum + (row[0] ?? 0), 0)).toBe(asked);
    expect(regions.reduce((sum, row) => sum + (row[1] ?? 0), 0)).toBe(byStatus.submitted);
    const bars = picture.filter((line) => line.includes('░') || line.includes('█'));
    expect(new Set(bars.map((line) => line.search(/[█▒░]/))).size).toBe(1);
    expect(missing?.paragraphs.join('\n')).toContain('Americas: Peru (begun)');
  });

  it('names who is missing in one region', async () => {
    const text = textOf(await at.say('status needs ARB', vera));
    expect(text).toContain('Arab States: Egypt');
    expect(text).not.toContain('Peru');
  });
});

describe('acting', () => {
  it.each(['remind needs', 'close needs', 'extend needs 2027-04-15', 'pause needs', 'open'])(
    'refuses a viewer, and says why: %s',
    async (words) => {
      const [notice] = noticesIn(await at.say(words, vera));
      expect(notice?.tone).toBe('problem');
      expect(notice?.paragraphs.join(' ')).toMatch(
        /needs the role (officer|approver) or higher.*viewer/,
      );
    },
  );

  it('refuses a form that a viewer sends, too', async () => {
    const form = formIn(await at.say('close needs'));
    const [notice] = noticesIn(await at.fill(form, {}, { actor: vera }));
    expect(notice?.paragraphs[0]).toContain('needs the role approver');
    const round = await at.world.prisma.round.findUniqueOrThrow({ where: { slug: 'needs' } });
    expect(round.state).toBe('open');
  });

  it('asks before it reminds, with the count that is then planned', async () => {
    const form = formIn(await at.say('remind needs'));
    expect(form.paragraphs.join(' ')).toContain('2 members will be reminded');
    expect(problemsIn(await at.fill(form, { reason: ' ' }))).toHaveProperty('reason');
    expect(textOf(await at.fill(form, { reason: 'one week left' }))).toContain(
      '2 reminders are planned',
    );
  });

  it('tells the count as soon as a round is chosen', async () => {
    const form = formIn(await at.say('close'));
    expect(form.fields.find(({ name }) => name === 'round')?.live).toBe(true);
    const again = formIn(await at.fill(form, { round: 'needs' }, { sent: false }));
    expect(again.paragraphs.join(' ')).toContain('2 members have not answered');
    expect(problemsIn(await at.fill(form, {}))).toHaveProperty('round');
  });

  it('refuses days that do not exist, as words and in the form', async () => {
    expect(textOf(await at.say('extend needs 30/04/2027'))).toContain('like 2027-03-31');
    const form = formIn(await at.say('extend needs'));
    expect(problemsIn(await at.fill(form, { closesOn: '2027-02-30' }))).toEqual({
      closesOn: 'New closing day: write a day of the calendar like 2027-03-31.',
    });
    expect(problemsIn(await at.fill(form, { closesOn: '2027-03-01' }))['closesOn']).toContain(
      'is not later',
    );
  });

  it('extends past the meeting only when that is said to be meant, with a reason', async () => {
    const form = formIn(await at.say('extend later 2027-05-20'));
    const fields = { closesOn: '2027-05-20', reason: 'agreed', confirm: ['yes'] };
    expect(problemsIn(await at.fill(form, { ...fields, confirm: [] }))['closesOn']).toContain(
      'Res. 68',
    );
    expect(textOf(await at.fill(form, fields))).toContain('3 members are told');
  });

  it('pauses and resumes at once', async () => {
    expect(textOf(await at.say('pause later'))).toContain('The round is paused.');
    expect(textOf(await at.say('remind later'))).toContain('Resume it first');
    expect(textOf(await at.say('Resume later'))).toContain('The round goes on.');
  });

  it('closes once when two close at the same time, and tells the other', async () => {
    const form = formIn(await at.say('close twice'));
    const shown = await Promise.all([at.fill(form, {}), at.fill(form, { reason: 'me, too' })]);
    const texts = shown.map(textOf);
    expect(texts.filter((text) => text.includes('The round is closed. The agenda'))).toHaveLength(
      1,
    );
    expect(texts.filter((text) => text.includes('It can only be archived now'))).toHaveLength(1);
  });

  it('keeps a form’s context short and free of anything but names', async () => {
    expect(formIn(await at.say('close needs')).context).toBe('close needs');
  });
});
