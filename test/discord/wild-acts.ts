import fc from 'fast-check';
import type { DiscordEmulator } from '../emulators/discord/emulator.ts';
import type { Message, Person } from '../emulators/discord/store.ts';
import type { Json } from '../emulators/json.ts';
import { words } from '../slack/hostile-words.ts';
import { anything, type Change, change, changed, grown } from '../support/broken-payloads.ts';

/** What acts are made of: all that somebody could have seen or guessed, its own and other people's. */
export interface Pool {
  readonly people: readonly Person[];
  readonly messages: readonly Message[];
  /** Custom ids as they stand in those messages. */
  readonly codes: readonly string[];
  /** Words that mean something elsewhere: conversations, questions, values, forms, prototypes. */
  readonly charged: readonly string[];
  /** Dispatches as they came through the gateway. */
  readonly dispatches: readonly { readonly t: string; readonly d: unknown }[];
}

/** Picked from the pool by number, so that an act can be made before there is a world. */
type Pick = number;
type Word = Pick | string;

type Code =
  | { readonly code: 'known'; readonly which: Pick }
  | { readonly code: 'crossed'; readonly which: Pick; readonly part: number; readonly word: Word }
  | { readonly code: 'made'; readonly parts: readonly Word[]; readonly letter: string };

type Doing =
  | { readonly how: 'press'; readonly code: Code; readonly message: Pick; readonly values: Values }
  | {
      readonly how: 'send';
      readonly code: Code;
      readonly message: Pick | undefined;
      readonly fields: readonly (readonly [name: string, list: boolean, value: Word])[];
    }
  | {
      readonly how: 'command';
      readonly isHalf: boolean;
      readonly sub: string;
      readonly options: readonly Word[];
    }
  | { readonly how: 'type'; readonly text: string }
  | { readonly how: 'break'; readonly which: Pick; readonly changes: readonly Change[] }
  | { readonly how: 'frame'; readonly t: string; readonly d: unknown }
  | { readonly how: 'bytes'; readonly text: string };
type Values = readonly Word[] | undefined;

export interface WildAct {
  readonly who: Pick;
  readonly does: Doing;
}

const word: fc.Arbitrary<Word> = fc.oneof(
  { weight: 4, arbitrary: fc.nat() },
  words(60, 4),
  fc.string({ unit: 'binary', maxLength: 220 }),
);

const code: fc.Arbitrary<Code> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ code: fc.constant('known'), which: fc.nat() }) },
  fc.record({ code: fc.constant('crossed'), which: fc.nat(), part: fc.nat(4), word }),
  fc.record({
    ...{ code: fc.constant('made'), letter: fc.constantFrom(...'opmtTaciwfseE1nzO') },
    parts: fc.array(word, { maxLength: 4 }),
  }),
);

const SUBCOMMANDS = [
  ...['join', 'rounds', 'start', 'review', 'status', 'open', 'close', 'remind', 'extend', 'agenda'],
  ...['say', 'help', 'pause', 'subscribe', 'constructor', '__proto__', 'decline', 'language'],
];

const doing: fc.Arbitrary<Doing> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      ...{ how: fc.constant('press'), code, message: fc.nat() },
      values: fc.option(fc.array(word, { maxLength: 4 }), { nil: undefined }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      ...{ how: fc.constant('send'), code, message: fc.option(fc.nat(), { nil: undefined }) },
      fields: fc.array(
        fc.tuple(fc.constantFrom('v', 'code', 'closesOn', 'need1', 'x'), fc.boolean(), word),
        { maxLength: 3 },
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      ...{ how: fc.constant('command'), isHalf: fc.boolean() },
      ...{ sub: fc.constantFrom(...SUBCOMMANDS), options: fc.array(word, { maxLength: 2 }) },
    }),
  },
  { weight: 2, arbitrary: fc.record({ how: fc.constant('type'), text: words(1_900, 30) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      ...{ how: fc.constant('break'), which: fc.nat() },
      changes: fc.array(change, { minLength: 1, maxLength: 4 }),
    }),
  },
  fc.record({
    how: fc.constant('frame'),
    t: fc.constantFrom('INTERACTION_CREATE', 'MESSAGE_CREATE', 'GUILD_DELETE', 'X', 'toString'),
    d: anything,
  }),
  fc.record({
    how: fc.constant('bytes'),
    // What Discord says of the connection itself (READY, op 7, 9, 10) is believed by its client, and is not ours to doubt.
    text: fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('', '{', '[]', '{"op":99}', '{"op":"0"}', '{"__proto__":{"x":1}}', '"x"'),
    ),
  }),
);

export const wildActs: fc.Arbitrary<readonly WildAct[]> = fc.array(
  fc.record({ who: fc.nat(), does: doing }),
  { minLength: 1, maxLength: 10 },
);

/** Does it. Whatever comes of it comes later. */
export function act(discord: DiscordEmulator, pool: Pool, { who, does }: WildAct): void {
  const person = from(pool.people, who);
  const said = (one: Word) => (typeof one === 'number' ? from(pool.charged, one) : one);
  switch (does.how) {
    case 'press': {
      const custom_id = codeOf(does.code, pool);
      const values = does.values === undefined ? {} : { values: does.values.map(said) };
      const data: Json = { component_type: values.values ? 3 : 2, id: 7, custom_id, ...values };
      discord.forges(person, { type: 3, data, message: from(pool.messages, does.message) });
      return;
    }
    case 'send': {
      const components = does.fields.map(([name, isList, value], index) => ({
        ...{ type: 18, id: index },
        component: {
          custom_id: `${isList ? 'n' : '1'}|${name}`,
          ...filledWith(said(value), isList),
        },
      }));
      const message =
        does.message === undefined ? {} : { message: from(pool.messages, does.message) };
      const data = { custom_id: codeOf(does.code, pool), components };
      discord.forges(person, { type: 5, data, ...message });
      return;
    }
    case 'command': {
      const given = does.options.map((one, index) => ({
        ...{ name: `o${index}`, type: 3, value: said(one), focused: does.isHalf },
      }));
      const options = [{ name: does.sub, type: 1, options: given }];
      const data = { id: '1', name: 'parley', type: 1, options };
      discord.forges(person, { type: does.isHalf ? 4 : 2, data });
      return;
    }
    case 'type':
      discord.types(person, does.text);
      return;
    case 'break':
      breakOne(discord, pool, { person, does });
      return;
    case 'frame':
      discord.gateway.dispatch({ t: does.t, d: asJson(grown(does.d)), intents: 0 });
      return;
    case 'bytes':
      for (const { socket } of discord.gateway.open) socket?.send(does.text);
  }
}

/** A dispatch of before, changed, with an id and a ticket of its own. */
function breakOne(
  discord: DiscordEmulator,
  { dispatches, charged, messages }: Pool,
  { person, does }: { person: Person; does: Extract<Doing, { how: 'break' }> },
): void {
  const { which, changes } = does;
  const { t, d } = from(dispatches, which);
  const old = asJson(d);
  if (t !== 'INTERACTION_CREATE') {
    const id = String(BigInt(String(old['id'])) + BigInt(1 + (which % 1_000_000)));
    const made: Json = changed({ ...old, id }, changes, charged);
    // Where it was said is Discord's own word: replies go there.
    const d = 'channel_id' in made ? { ...made, channel_id: old['channel_id'] } : made;
    discord.gateway.dispatch({ t, d, intents: 0 });
    return;
  }
  const change = ({ id, token, user, channel_id }: Json): Json => {
    const made: Json = changed({ ...old, id, token, user, channel_id }, changes, charged);
    // Discord knows what it takes as an answer to which type: where they differ, it is no ticket of Discord's.
    return made['type'] === old['type'] ? made : { ...made, token: 'forged' };
  };
  const pressed = asJson(old['message'])['id'];
  const message = messages.find((one) => one.id === pressed);
  const type = TYPES.find((one) => one === old['type']) ?? 2;
  discord.forges(person, { type, data: {}, message, change });
}

const TYPES = [2, 3, 4, 5] as const;

/** A frame's own data is an object or nothing; what is in it may be anything. */
function asJson(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { ...value }
    : { id: '1', value };
}

function filledWith(value: string, isList: boolean): Json {
  return isList ? { type: 22, values: [value] } : { type: 4, value };
}

function codeOf(code: Code, pool: Pool): string {
  const said = (one: Word) => (typeof one === 'number' ? from(pool.charged, one) : one);
  if (code.code === 'made') return [code.letter, ...code.parts.map(said)].join('|');
  const known = from(pool.codes, code.which);
  if (code.code === 'known') return known;
  const parts = known.split('|');
  return parts.with(code.part % parts.length, said(code.word)).join('|');
}

function from<One>(all: readonly One[], which: Pick): One {
  const one = all[which % all.length];
  if (one === undefined) throw new Error('there is nothing to pick from');
  return one;
}
