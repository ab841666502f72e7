import fc from 'fast-check';
import type { Json } from '../emulators/json.ts';
import { words } from '../slack/hostile-words.ts';
import { anything, type Change, change, changed } from '../support/broken-payloads.ts';

/** What activities are made of: all that somebody could have seen or guessed, its own and other people's. */
export interface Pool {
  /** Who acts: what Teams says of each, and of where it is, stays as it is. */
  readonly people: readonly Json[];
  /** Of somebody on whom nothing else depends everything may be changed. */
  readonly loner: Json;
  /** What buttons of everybody's cards carry, with the message that each stands on. */
  readonly buttons: readonly { readonly data: Json; readonly message: string }[];
  /** Activities as they came. */
  readonly activities: readonly Json[];
  /** Words that mean something elsewhere: conversations, questions, values, forms, prototypes. */
  readonly charged: readonly string[];
}

/** Picked from the pool by number, so that an activity can be made before there is a world. */
type Pick = number;

export interface WildActivity {
  readonly who: Pick;
  readonly how: 'press' | 'submit' | 'again' | 'type';
  readonly which: Pick;
  readonly fields: readonly (readonly [id: string, value: unknown])[];
  /** Of what is pressed, or of the whole. */
  readonly within: boolean;
  readonly changes: readonly Change[];
  readonly text: string;
  /** Whether it is the loner's, and no word of Teams is kept. */
  readonly wild: boolean;
}

const inputId = fc.oneof(
  fc
    .tuple(fc.nat(4), fc.constantFrom('value', 'words', 'rank', 'cell'), fc.nat(4))
    .map(([field, role, part]) => `in.${field}.${role}${part}`),
  fc.constantFrom('in.0.value0', 'in.0.value0', 'parley', 'in.', 'msteams', 'verb', '__proto__'),
);
const choice = fc.oneof(
  fc.constantFrom('v', 'v1', 'vneed1', 'v1,v2', 'v~2c~', 'v~ffffffff~', 'v~0~', ',,,', 'v~d800~'),
  words(200, 5).map((text) => `v${text}`),
);
const value = fc.oneof(
  { weight: 3, arbitrary: choice },
  { weight: 2, arbitrary: words(3_000, 30) },
  anything,
);

export const wildActivity: fc.Arbitrary<WildActivity> = fc.record({
  ...{ who: fc.nat(), which: fc.nat(), text: words(2_000, 30) },
  how: fc.constantFrom('press', 'press', 'press', 'submit', 'again', 'type'),
  fields: fc.array(fc.tuple(inputId, value), { maxLength: 5 }),
  within: fc.boolean(),
  changes: fc.array(change, { maxLength: 3 }),
  wild: fc.integer({ min: 0, max: 3 }).map((one) => one === 0),
});

/** The activity, with an id that none had before. */
export function made(pool: Pool, wild: WildActivity, id: string): Json {
  const own = wild.wild ? pool.loner : from(pool.people, wild.who);
  const act = { ...doneIn(pool, wild), id };
  const inner = wild.within && !wild.wild;
  if (inner) return { ...own, ...changed(act, wild.changes, pool.charged), id };
  const whole: Json = changed({ ...own, ...act }, wild.changes, pool.charged);
  return wild.wild ? whole : { ...whole, from: own['from'], conversation: own['conversation'] };
}

function doneIn(pool: Pool, { how, which, fields, text }: WildActivity): Json {
  if (how === 'type') return { type: 'message', text };
  if (how === 'again') return bareOf(from(pool.activities, which));
  const { data: carried, message } = from(pool.buttons, which);
  const data = { ...carried, ...Object.fromEntries(fields) };
  const replyToId = message;
  if (how === 'submit') return { type: 'message', value: data, replyToId };
  const action = { type: 'Action.Execute', verb: 'parley', data };
  return {
    ...{ type: 'invoke', name: 'adaptiveCard/action', replyToId },
    value: { action, trigger: 'manual' },
  };
}

/** What Teams says with everything that somebody does in its own chat. */
export function envelopeOf(activity: Json): Json {
  return parted(activity).envelope;
}

/** What somebody did, without who it was and where. */
function bareOf(activity: Json): Json {
  return parted(activity).act;
}

const ENVELOPE = [
  ...['timestamp', 'localTimestamp', 'localTimezone', 'channelId', 'serviceUrl', 'from', 'locale'],
  ...['conversation', 'recipient', 'channelData'],
];

function parted(activity: Json): { readonly envelope: Json; readonly act: Json } {
  const all = Object.entries(activity);
  const isOf = ([name]: readonly [string, unknown]) => ENVELOPE.includes(name);
  return {
    envelope: Object.fromEntries(all.filter(isOf)),
    act: Object.fromEntries(all.filter((one) => !isOf(one))),
  };
}

function from<One>(all: readonly One[], which: Pick): One {
  const one = all[which % all.length];
  if (one === undefined) throw new Error('there is nothing to pick from');
  return one;
}
