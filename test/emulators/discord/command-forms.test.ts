import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf, type Scene, scene } from './test-scene.ts';

let at: Scene;

beforeAll(async () => {
  at = await scene();
});

afterAll(() => at.discord.close());

const command = (more: object = {}) => ({ name: 'parley', description: 'Needs', ...more });
const option = (more: object = {}) => ({ type: 3, name: 'code', description: 'A code', ...more });
const many = <T>(length: number, make: (i: number) => T) =>
  Array.from({ length }, (_, i) => make(i));

async function faults(commands: unknown): Promise<string[]> {
  const answer = await at.rest('PUT', `/applications/${at.discord.app.id}/commands`, commands);
  if (answer.status === 200) return [];
  expect(answer.body['code']).toBe(50035);
  return faultsOf(answer.body['errors']);
}

describe('commands are taken', () => {
  it.each<[string, object]>([
    [
      'with names in other scripts',
      command({ name_localizations: { ru: 'парли', 'zh-CN': '议', th: 'ไทย' } }),
    ],
    [
      'with subcommands and groups',
      command({
        options: [
          {
            type: 2,
            name: 'round',
            description: 'x',
            options: [{ type: 1, name: 'open', description: 'x', options: [option()] }],
          },
        ],
      }),
    ],
    [
      'with 25 options of 25 choices',
      command({
        options: many(25, (i) =>
          option({ name: `o${i}`, choices: many(25, (j) => ({ name: `${j}`, value: `${j}` })) }),
        ),
      }),
    ],
  ])('%s', async (_, body) => {
    expect(await faults([body])).toEqual([]);
  });
});

describe('commands are refused', () => {
  it.each<[string, unknown, string]>([
    ['for 101 of them', many(101, (i) => command({ name: `c${i}` })), ' BASE_TYPE_MAX_LENGTH'],
    ['for the same name twice', [command(), command()], '1 APPLICATION_COMMANDS_DUPLICATE_NAME'],
    ['for capitals', [command({ name: 'Parley' })], '0.name APPLICATION_COMMAND_INVALID_NAME'],
    ['for spaces', [command({ name: 'par ley' })], '0.name APPLICATION_COMMAND_INVALID_NAME'],
    [
      'for a long name',
      [command({ name: 'x'.repeat(33) })],
      '0.name APPLICATION_COMMAND_INVALID_NAME',
    ],
    [
      'for a long description',
      [command({ description: 'x'.repeat(101) })],
      '0.description BASE_TYPE_BAD_LENGTH',
    ],
    ['for no description', [command({ description: '' })], '0.description BASE_TYPE_BAD_LENGTH'],
    [
      'for a language that Discord has not',
      [command({ description_localizations: { ar: 'x' } })],
      '0.description_localizations BASE_TYPE_CHOICES',
    ],
    [
      'for a long translation',
      [command({ description_localizations: { fr: 'x'.repeat(101) } })],
      '0.description_localizations.fr BASE_TYPE_BAD_LENGTH',
    ],
    [
      'for 26 options',
      [command({ options: many(26, (i) => option({ name: `o${i}` })) })],
      '0.options BASE_TYPE_MAX_LENGTH',
    ],
    [
      'for 26 choices',
      [
        command({
          options: [option({ choices: many(26, (i) => ({ name: `${i}`, value: `${i}` })) })],
        }),
      ],
      '0.options.0.choices BASE_TYPE_MAX_LENGTH',
    ],
    [
      'for choices that are suggested too',
      [
        command({
          options: [option({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] })],
        }),
      ],
      '0.options.0.autocomplete APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES',
    ],
    [
      'for a required option after another',
      [command({ options: [option(), option({ name: 'b', required: true })] })],
      '0.options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
    ],
    [
      'for two options of one name',
      [command({ options: [option(), option()] })],
      '0.options.1 APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS',
    ],
    [
      'for subcommands beside options',
      [command({ options: [option(), option({ type: 1, name: 'b' })] })],
      '0.options APPLICATION_COMMAND_OPTIONS_TYPE_INVALID',
    ],
    [
      'for a group in a group',
      [command({ options: [option({ type: 2, options: [option({ type: 2, options: [] })] })] })],
      '0.options.0.options.0.type BASE_TYPE_CHOICES',
    ],
    [
      'for more than 8000 letters',
      [
        command({
          options: many(25, (i) =>
            option({
              name: `o${i}`,
              description: 'x'.repeat(100),
              choices: many(3, (j) => ({ name: 'n'.repeat(40) + j, value: 'v'.repeat(50) + j })),
            }),
          ),
        }),
      ],
      '0 APPLICATION_COMMAND_TOO_LARGE',
    ],
  ])('%s', async (_, body, fault) => {
    const before = at.discord.store.commands.get('');
    expect(await faults(body)).toContain(fault);
    expect(at.discord.store.commands.get('')).toBe(before);
  });
});
