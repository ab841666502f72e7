import { describe, expect, it } from 'vitest';
import { questionnaireOf } from '../conversation/support/questionnaires.ts';
import { asked, codesIn, said, until, useDiscord, wordsOf } from './discord-world.ts';
import { answerByControls, commandIn, must } from './simulated-member.ts';

const world = useDiscord();

const idsIn = (value: unknown) =>
  [...JSON.stringify(value).matchAll(/"custom_id":"(1[^"]*|n[^"]*)"/g)].map(([, id]) => id);

describe('a section that is filled in together', () => {
  it('opens in windows of a few fields, begins with what is open, and goes on once', async () => {
    const { discord } = world;
    const { person, invited } = await world.joined();
    const seen = new Set<string>();
    const next = () =>
      until(() => {
        const last = asked(discord, person);
        return last !== undefined && !seen.has(last.id) ? last : undefined;
      });
    let message = await next();
    while (commandIn(message, 'section') === undefined) {
      seen.add(message.id);
      if (!(await answerByControls(discord, person, message))) throw new Error(wordsOf(message));
      message = await next();
    }
    seen.add(message.id);
    const before = said(discord, person).length;
    await must(discord.presses(person, message, commandIn(message, 'section')));
    const { data } = discord.modal(person);
    expect(data.components.length).toBeLessThanOrEqual(5);
    // It begins with what is open, and has as much of it as there is room for.
    const fields = ['1|need1_benefit', '1|need1_urgency', '1|second_need'];
    expect(idsIn(data)).toEqual(fields);
    const wrong = { '1|need1_benefit': 'Cheaper lines', '1|need1_urgency': '4' };
    await must(discord.submits(person, wrong));
    await until(async () => (await world.answers(invited))['need1_urgency']);
    expect(await world.answers(invited)).toMatchObject({ need1_urgency: 4 });
    const after = await next();
    expect(codesIn(after).length).toBeGreaterThan(0);
    expect(wordsOf(after)).not.toContain('How urgent is it');
    expect(said(discord, person).length - before).toBe(1);
    expect(world.logged).toEqual([]);
  });

  it('shows what has room in a window, tells what is wrong by its name, and keeps what is right', async () => {
    const { discord } = world;
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const long = 'in all of the regions where the network has been built, and nowhere else';
    const definition = questionnaireOf(
      names.map((name) => ({
        ...{ type: 'text', name, title: `How many lines of kind ${name} are there ${long}?` },
        ...{ inputType: 'number', min: 0, max: 100 },
      })),
    );
    const { person, invited } = await world.joined({ definition });
    const first = await until(() => asked(discord, person));
    const newest = (words: string) => {
      const last = asked(discord, person);
      return wordsOf(last).includes(words) ? last : undefined;
    };
    await must(discord.presses(person, first, commandIn(first, 'section')));
    const window = discord.modal(person).data;
    expect(idsIn(window)).toEqual(['1|a', '1|b', '1|c', '1|d']);
    const head = JSON.stringify(window.components[0]);
    for (const name of ['a', 'b', 'c', 'd'])
      expect(head).toContain(`kind ${name} are there ${long}`);
    const fields = { '1|a': '1', '1|b': 'many', '1|c': '3', '1|d': '400' };
    const { message: told } = await must(discord.submits(person, fields));
    expect(told?.onlyFor).toBe(person.id);
    expect(wordsOf(told)).toContain('kind b');
    expect(wordsOf(told)).toContain('kind d');
    expect(wordsOf(told)).not.toContain('kind a');
    expect(await world.answers(invited)).toEqual({ a: 1, c: 3 });

    // In the conversation the first of them is asked, should the told message vanish: its window has what is open.
    const again = await until(() => newest('kind b'));
    expect(wordsOf(again)).toContain('⚠');
    await must(discord.presses(person, again, commandIn(again, 'section')));
    expect(idsIn(discord.modal(person).data)).toEqual(['1|b', '1|d', '1|e', '1|f']);
    discord.dismisses(person);

    // Right there the window opens with what is wrong, as it was written.
    if (told === undefined) throw new Error('nothing was told');
    const edit = codesIn(told).find((code) => code.startsWith('e|'));
    await must(discord.presses(person, told, edit));
    const mending = discord.modal(person).data;
    expect(idsIn(mending)).toEqual(['1|b', '1|d']);
    expect(JSON.stringify(mending)).toMatch(/"value":"many".*"value":"400"/);
    const half = { '1|b': '2', '1|d': '-4' };
    await must(discord.submits(person, half));
    expect(wordsOf(told)).not.toContain('kind b');
    expect(wordsOf(told)).toContain('-4');
    expect(await world.answers(invited)).toEqual({ a: 1, b: 2, c: 3 });
    await must(discord.presses(person, told, codesIn(told)[0]));
    await must(discord.submits(person, { '1|d': '4' }));
    expect(await world.answers(invited)).toEqual({ a: 1, b: 2, c: 3, d: 4 });
    expect(codesIn(told)).toEqual([]);

    const next = await until(() => newest('kind e'));
    await must(discord.presses(person, next, commandIn(next, 'section')));
    expect(idsIn(discord.modal(person).data)).toEqual(['1|e', '1|f', '1|g']);
    expect(world.logged).toEqual([]);
  });
});
