import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Scene, scene } from './test-scene.ts';

let at: Scene;

const row = (...components: object[]) => ({ type: 1, components });
const button = (id: string, more: object = {}) => ({
  type: 2,
  style: 1,
  label: id,
  custom_id: id,
  ...more,
});
const options = (...values: string[]) =>
  values.map((value) => ({ label: value.toUpperCase(), value }));

beforeEach(async () => {
  at = await scene({ patienceMs: 2_000 });
});

afterEach(() => at.discord.close());

/** What the app answers to everything, from now on. */
function answers(body: (type: number) => object): void {
  const { discord, rest } = at; // those of this test, whatever comes after it
  const take = async (): Promise<void> => {
    const open = await discord.until(() =>
      discord.store.interactions.find(({ state }) => state === 'open'),
    );
    await rest('POST', `/interactions/${open.id}/${open.token}/callback`, body(open.type));
    await take();
  };
  take().catch(() => undefined);
}

const data = (seen: { interaction: { payload: Record<string, unknown> } }) =>
  seen.interaction.payload['data'];

describe('a person at a message', () => {
  it('sees words, buttons and menus as they stand', async () => {
    const menu = { type: 3, custom_id: 'menu', placeholder: 'Choose', options: options('a', 'b') };
    await at.rest('POST', at.direct(), {
      content: '**Which?**',
      components: [row(button('yes'), button('no', { disabled: true })), row(menu)],
    });
    expect(at.discord.screen(at.ana)).toEqual([
      {
        from: 'Parley',
        text: 'Which?',
        buttons: ['yes'],
        menus: [{ placeholder: 'Choose', options: ['A', 'B'], preset: [] }],
        files: [],
        onlyYou: false,
        thinking: false,
      },
    ]);
  });

  it('chooses by label or value, as many as the menu takes', async () => {
    const menu = {
      type: 3,
      custom_id: 'menu',
      min_values: 1,
      max_values: 2,
      options: options('a', 'b', 'c'),
    };
    await at.rest('POST', at.direct(), { content: 'x', components: [row(menu)] });
    answers(() => ({ type: 6 }));
    const message = at.discord.last(at.ana);
    const seen = await at.discord.selects(at.ana, message, ['A', 'c']);
    expect(data(seen)).toMatchObject({ component_type: 3, custom_id: 'menu', values: ['a', 'c'] });
    const tooMany = at.discord.selects(at.ana, message, ['a', 'b', 'c']);
    await expect(tooMany).rejects.toThrow('takes 1 to 2');
    await expect(at.discord.selects(at.ana, message, ['d'])).rejects.toThrow('no option d');
  });

  it('cannot press what is not there, is disabled, or is not for them', async () => {
    await at.rest('POST', at.direct(), {
      content: 'x',
      components: [row(button('no', { disabled: true }))],
    });
    const message = at.discord.last(at.ana);
    await expect(at.discord.presses(at.ana, message, 'yes')).rejects.toThrow('there is no yes');
    await expect(at.discord.presses(at.ana, message, 'no')).rejects.toThrow('disabled');
    const ben = at.discord.addPerson({ name: 'Ben', guilds: [at.guild] });
    await expect(at.discord.presses(ben, message, 'no')).rejects.toThrow('does not see');
  });

  it('writes only where the bot is within reach', () => {
    const far = at.discord.addPerson({ name: 'Far' });
    expect(() => at.discord.types(far, 'hi')).toThrow('does not find the bot');
    expect(() => at.discord.posts(far, at.general, 'hi')).toThrow('is not in');
    far.installed = true;
    expect(at.discord.types(far, 'hi').channel.person).toBe(far);
  });
});

describe('a person at a command', () => {
  const parley = {
    name: 'parley',
    description: 'Needs',
    contexts: [0, 1],
    integration_types: [0, 1],
    options: [
      {
        type: 1,
        name: 'join',
        description: 'x',
        options: [{ type: 3, name: 'code', description: 'x', max_length: 9 }],
      },
      {
        type: 2,
        name: 'round',
        description: 'x',
        options: [
          {
            type: 1,
            name: 'open',
            description: 'x',
            options: [
              { type: 3, name: 'round', description: 'x', required: true, autocomplete: true },
              { type: 4, name: 'days', description: 'x', min_value: 1 },
              { type: 6, name: 'who', description: 'x' },
            ],
          },
        ],
      },
    ],
  };

  beforeEach(async () => {
    await at.rest('PUT', `/applications/${at.discord.app.id}/commands`, [parley]);
    answers((type) =>
      type === 4
        ? { type: 8, data: { choices: [{ name: 'CTO-30', value: 'id-30' }] } }
        : { type: 4, data: { content: 'Done', flags: 64 } },
    );
  });

  it('runs it with subcommands and options', async () => {
    const seen = await at.discord.commands(at.ana, '/parley join', { code: 'ABC' });
    expect(seen.message?.onlyFor).toBe(at.ana.id);
    expect(data(seen)).toMatchObject({
      name: 'parley',
      type: 1,
      options: [{ type: 1, name: 'join', options: [{ type: 3, name: 'code', value: 'ABC' }] }],
    });
  });

  it('takes what is suggested by its name, and names people whole', async () => {
    const line = '/parley round open';
    const offered = await at.discord.completes(at.ana, line, 'round', { round: 'ct' }, at.general);
    expect(offered.choices).toEqual([{ name: 'CTO-30', value: 'id-30' }]);
    expect(JSON.stringify(data(offered))).toContain('"value":"ct","focused":true');
    const given = { round: 'CTO-30', days: 3, who: at.ana.id };
    const seen = await at.discord.commands(at.ana, line, given, at.general);
    expect(JSON.stringify(data(seen))).toContain('"value":"id-30"');
    expect(data(seen)).toMatchObject({
      resolved: {
        users: { [at.ana.id]: { id: at.ana.id } },
        members: { [at.ana.id]: { roles: [] } },
      },
    });
    expect(at.discord.last(at.ana, at.general).onlyFor).toBe(at.ana.id);
  });

  it('is told what the client does not let through', async () => {
    const run = (line: string, given = {}) => at.discord.commands(at.ana, line, given);
    await expect(run('/other')).rejects.toThrow('offered no /other');
    await expect(run('/parley')).rejects.toThrow('say which: join, round');
    await expect(run('/parley leave')).rejects.toThrow('no subcommand leave');
    await expect(run('/parley join', { code: '0123456789' })).rejects.toThrow('9');
    await expect(run('/parley round open')).rejects.toThrow('round is required');
    await expect(run('/parley round open', { round: 'x', days: 0 })).rejects.toThrow('days');
    await expect(run('/parley join', { other: 1 })).rejects.toThrow('no option other');
  });

  it('is offered it by the guild, or by their own installation', async () => {
    at.discord.removesApp(at.guild);
    const run = () => at.discord.commands(at.ana, '/parley join', {}, at.general);
    await expect(run()).rejects.toThrow('offered no /parley');
    at.ana.installed = true;
    const seen = await run();
    expect(seen.interaction.payload['authorizing_integration_owners']).toEqual({ 1: at.ana.id });
    const path = `/webhooks/${at.discord.app.id}/${seen.interaction.token}`;
    const more = () => at.rest('POST', path, { content: 'more', flags: 64 });
    for (let i = 0; i < 5; i += 1) expect((await more()).status).toBe(200);
    expect((await more()).body['code']).toBe(40094);
  });

  it('sees that nothing answered', async () => {
    at.discord.down('http 503');
    at.discord.patienceMs = 20;
    const seen = await at.discord.commands(at.ana, '/parley join');
    expect(seen.failed).toBe('The application did not respond');
  });
});
