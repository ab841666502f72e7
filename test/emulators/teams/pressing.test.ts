import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Json, objectOf } from '../json.ts';
import { type Conversation, latest, type Message } from './store.ts';
import { type Scene, scene } from './test-scene.ts';

let s: Scene;
let chat: Conversation;

beforeAll(async () => {
  s = await scene();
  chat = s.teams.addGroupChat({ name: 'Prep', members: [s.ana, s.ben] });
  await s.teams.installsIn(chat, s.ana);
});
afterAll(() => s.close());
beforeEach(() => {
  s.bot.heard.length = 0;
});

const execute = (verb: string, more: Json = {}): Json => ({
  type: 'Action.Execute',
  title: 'Send',
  verb,
  ...more,
});

const card = (words: string, body: readonly Json[] = [], more: Json = {}): Json => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text: words }, ...body],
  actions: [
    execute('answer', {
      fallback: { type: 'Action.Submit', title: 'Send' },
      data: { q: 7, in_a: 'mine' },
    }),
  ],
  ...more,
});

const answer = (
  value: unknown,
  statusCode = 200,
  type = 'application/vnd.microsoft.card.adaptive',
) => ({
  body: { statusCode, type, value },
});

const wordsOf = (message: Message, of = s.ana) =>
  s.teams
    .screen(of, message.conversation)
    .at(-1)
    ?.cards.map(({ text }) => text);

describe('a card that is filled', () => {
  const inputs: Json[] = [
    {
      type: 'Input.Text',
      id: 'in_a',
      label: 'Words',
      isRequired: true,
      regex: '^[a-z]+$',
      maxLength: 5,
      errorMessage: 'Five small letters.',
    },
    { type: 'Input.Number', id: 'n', label: 'Number', min: 1, max: 5 },
    { type: 'Input.Date', id: 'd', label: 'Day', min: '2026-01-01', max: '2026-12-31' },
    {
      type: 'Input.Toggle',
      id: 't',
      title: 'Agree',
      label: 'Rules',
      errorMessage: 'Agree first.',
      valueOn: 'yes',
      isRequired: true,
    },
    {
      type: 'Input.ChoiceSet',
      id: 'c',
      label: 'Region',
      value: 'af',
      choices: [
        { title: 'Africa', value: 'af' },
        { title: 'Asia', value: 'as' },
      ],
    },
    {
      type: 'Input.ChoiceSet',
      id: 'm',
      label: 'Many',
      isMultiSelect: true,
      choices: [
        { title: 'X', value: 'x' },
        { title: 'Y', value: 'y' },
      ],
    },
    { type: 'Input.Text', id: 'empty', label: 'Empty' },
  ];

  it('sends its data with the inputs laid over it, and leaves out what is empty', async () => {
    const message = await s.sent(card('Ask', inputs));
    s.bot.answers(answer(card('Taken')));
    const filling = { Words: 'abc', n: 3, Day: '2026-05-01', Agree: true, Many: ['X', 'y'] };
    const pressed = await s.teams.presses(s.ana, message, 'Send', filling);
    expect(pressed.failed).toBeUndefined();
    expect(s.bot.heard[0]).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: message.id,
      value: {
        trigger: 'manual',
        action: { type: 'Action.Execute', verb: 'answer', title: 'Send' },
      },
    });
    expect(objectOf(objectOf(s.bot.heard[0]?.['value'])['action'])['data']).toEqual({
      q: 7,
      in_a: 'abc',
      n: '3',
      d: '2026-05-01',
      t: 'yes',
      c: 'af',
      m: 'x,y',
    });
  });

  it('is stopped by the client, which shows the card’s own words', async () => {
    const message = await s.sent(card('Ask', inputs));
    const wrong = { Words: 'ABC', Number: 9, Day: '2027-01-01' };
    expect((await s.teams.presses(s.ana, message, 'Send', wrong)).stopped).toEqual({
      in_a: 'Five small letters.',
      n: 'wrong',
      d: 'wrong',
      t: 'Agree first.',
    });
    const long = { Words: 'abcdef', Agree: true };
    expect((await s.teams.presses(s.ana, message, 'Send', long)).stopped).toHaveProperty('in_a');
    expect(s.bot.heard).toEqual([]);
    const press = (filling: Json) => s.teams.presses(s.ana, message, 'Send', filling as never);
    await expect(press({ Region: 'Mars' })).rejects.toThrow('no choice Mars, only Africa, Asia');
    await expect(press({ Region: ['af', 'as'] })).rejects.toThrow('takes one choice');
    await expect(press({ Colour: 'x' })).rejects.toThrow('no input Colour');
    await expect(press({ Words: 'a\nb' })).rejects.toThrow('one line');
    await expect(s.teams.presses(s.ana, message, 'Go')).rejects.toThrow('0 buttons are called Go');
    await expect(s.teams.presses(s.ben, message, 'Send')).rejects.toThrow('does not see');
  });

  it('has buttons that submit, that open a page, and that speak for the person', async () => {
    const actions = [
      { type: 'Action.Submit', title: 'Skip', data: { verb: 'skip' }, associatedInputs: 'none' },
      { type: 'Action.OpenUrl', title: 'Read', url: 'https://example.org/r' },
      {
        type: 'Action.Submit',
        title: 'Help',
        data: { msteams: { type: 'imBack', value: 'help' } },
        associatedInputs: 'none',
      },
      {
        type: 'Action.ShowCard',
        title: 'More',
        card: card('Inner', [{ type: 'Input.Text', id: 'inner' }]),
      },
    ];
    const message = await s.sent(card('Ask', inputs, { actions }));
    expect((await s.teams.presses(s.ana, message, 'Skip')).failed).toBeUndefined();
    expect((await s.teams.presses(s.ana, message, 'Read')).opened).toBe('https://example.org/r');
    await s.teams.presses(s.ana, message, 'Help');
    expect(s.bot.heard).toMatchObject([
      { type: 'message', value: { verb: 'skip' }, replyToId: message.id },
      { type: 'message', text: 'help' },
    ]);
    expect(s.bot.heard[0]).not.toHaveProperty('text');
    s.bot.answers({ status: 403 });
    expect((await s.teams.presses(s.ana, message, 'Skip')).failed).toBe('HTTP 403');
    await expect(s.teams.presses(s.ana, message, 'More')).rejects.toThrow('only changes');
    s.bot.answers(answer('Thanks', 200, 'application/vnd.microsoft.activity.message'));
    const given = { in_a: 'abc', Agree: true, inner: 'deep' };
    expect((await s.teams.presses(s.ana, message, 'answer', given)).toast).toBe('Thanks');
  });
});

describe('an invoke’s answer', () => {
  it('is shown to the person who pressed, and to nobody else, until everybody gets a new version', async () => {
    const message = await s.sent(card('For all'), chat);
    s.bot.answers(answer(card('For Ana')));
    await s.teams.presses(s.ana, message);
    expect([wordsOf(message), wordsOf(message, s.ben)]).toEqual([['For Ana'], ['For all']]);
    const path = `v3/conversations/${chat.id}/activities/${message.id}`;
    await s.call('PUT', path, { type: 'message', text: 'Over' });
    expect(s.teams.screen(s.ana, chat).at(-1)).toMatchObject({ text: 'Over', onlyYou: false });
  });

  const failures: readonly [string, object, RegExp][] = [
    ['an empty answer', {}, /no body/],
    ['501 for an unknown verb', { status: 501 }, /HTTP 501/],
    [
      'an error',
      answer({ code: 'BadRequest', message: 'Closed' }, 400, 'application/vnd.microsoft.error'),
      /Closed/,
    ],
    ['a card that is none', answer({ type: 'AdaptiveCard', version: '9' }), /version is "9"/],
    [
      'a text that is none',
      answer({}, 200, 'application/vnd.microsoft.activity.message'),
      /no text/,
    ],
    ['an unknown type', answer({}, 200, 'text/plain'), /nobody knows/],
    ['a cut connection', { cut: true }, /connection failed/],
  ];

  it.each(failures)('is shown as a failure: %s', async (_what, scripted, words) => {
    const message = await s.sent(card('Ask'));
    s.bot.answers(scripted);
    expect((await s.teams.presses(s.ana, message)).failed).toMatch(words);
    expect(wordsOf(message)).toEqual(['Ask']);
    await s.teams.delivery.releaseRetries();
  });

  it('to a refresh comes by itself, for whom the card names', async () => {
    const refresh = { action: execute('mine'), userIds: [s.ana.id] };
    const message = await s.sent(card('For all', [], { refresh }), chat);
    expect(latest(message).refreshFor).toEqual([s.ana.id]);
    expect(await s.teams.looksAt(s.ben, message)).toBeUndefined();
    s.bot.answers(answer(card('For Ana')));
    await s.teams.looksAt(s.ana, message);
    expect(s.bot.heard).toMatchObject([
      { value: { trigger: 'automatic', action: { verb: 'mine' } } },
    ]);
    expect([wordsOf(message), wordsOf(message, s.ben)]).toEqual([['For Ana'], ['For all']]);
  });
});
