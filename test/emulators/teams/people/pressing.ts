import { type Json, objectOf, textOf } from '../../json.ts';
import { isShown, type Part, partsOf } from '../cards/walk.ts';
import type { Delivery } from '../delivery.ts';
import { guid } from '../ids.ts';
import type { Seen } from '../parcel.ts';
import type { Message, Person } from '../store.ts';
import type { World } from '../world.ts';
import { envelope } from './envelope.ts';
import { type Field, fieldOf, filled, isAccepted, type Value } from './fields.ts';
import { type Answered, answeredBy } from './invoked.ts';
import { cardsFor } from './screen.ts';
import { type } from './typing.ts';

/** What a person puts into a card, by the label or id of each input. */
export type Filling = Readonly<Record<string, Value>>;

/** What came of a button, as the person sees it. */
export interface Pressed extends Answered {
  /** Nothing went to the bot: the client shows these words under the inputs that it does not let go, by id. */
  readonly stopped?: Readonly<Record<string, string>>;
  /** What the bot's endpoint gave back. */
  readonly seen?: Seen;
  /** The address that the button opens. */
  readonly opened?: string;
  /** The activity that went to the bot. */
  readonly activity?: Json;
}

interface Stage {
  readonly world: World;
  readonly delivery: Delivery;
}

/** A person fills inputs of a card and presses a button, named by its title, verb or id; a card with one button needs no name. */
export async function press(
  stage: Stage,
  person: Person,
  message: Message,
  named: string | undefined,
  filling: Filling,
): Promise<Pressed> {
  mustSee(person, message);
  const parts = cardsFor(person, message).flatMap(partsOf).filter(isShown);
  const action = actionOf(parts, named);
  if (action.kind === 'Action.OpenUrl') return { opened: textOf(action.json['url']) };
  if (action.kind !== 'Action.Submit' && action.kind !== 'Action.Execute') {
    throw new Error(`a ${action.kind} only changes what is shown`);
  }
  const inputs = inputsFor(action, parts);
  mustKnow(inputs, filling);
  const { values, wrong } = collected(inputs, filling);
  if (Object.keys(wrong).length > 0) return { stopped: wrong };
  const data = merged(action.json['data'], values);
  return action.kind === 'Action.Execute'
    ? invoke(stage, person, message, { ...action.json, data }, 'manual')
    : submit(stage, person, message, data);
}

/** `Action.Execute`, or a card's refresh: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/work-with-universal-actions-for-adaptive-cards */
export async function invoke(
  { world, delivery }: Stage,
  person: Person,
  message: Message,
  action: Json,
  trigger: 'manual' | 'automatic',
): Promise<Pressed> {
  const { type: kind, title, id, verb, data } = action;
  const activity = {
    ...envelope(world, person, message.conversation, message.threadRoot),
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: `f:${guid()}`,
    replyToId: message.id,
    value: { action: { type: kind, title, id, verb, data }, trigger },
  };
  const seen = await delivery.send(activity);
  return { activity, seen, ...answeredBy(seen, message, person) };
}

async function submit(
  { world, delivery }: Stage,
  person: Person,
  message: Message,
  data: Json,
): Promise<Pressed> {
  const { conversation, threadRoot, id } = message;
  const asked = objectOf(data['msteams']);
  if (asked['type'] === 'imBack') {
    const thread = threadRoot === undefined ? {} : { thread: threadRoot };
    const { activity } = type(world, person, conversation, textOf(asked['value']), thread);
    return submitted(activity, await delivery.send(activity));
  }
  const back = asked['type'] === 'messageBack' ? asked : {};
  const { msteams: _, ...rest } = data;
  const activity = {
    ...envelope(world, person, conversation, threadRoot),
    type: 'message',
    id: world.id(),
    replyToId: id,
    text: back['text'],
    value: asked['type'] === 'messageBack' ? { ...objectOf(asked['value']), ...rest } : data,
  };
  return submitted(activity, await delivery.send(activity));
}

/** Whatever the bot says to a submission is not shown; that it failed is. */
const submitted = (activity: Json, seen: Seen): Pressed => {
  const fine = seen.status >= 200 && seen.status < 300;
  return { activity, seen, ...(fine ? {} : { failed: seen.reason ?? `HTTP ${seen.status}` }) };
};

function actionOf(parts: readonly Part[], named: string | undefined): Part {
  const actions = parts.filter(({ kind }) => kind.startsWith('Action.'));
  const names = (part: Part) => ['title', 'verb', 'id'].map((name) => part.json[name]);
  const found = actions.filter((one) => named === undefined || names(one).includes(named));
  const [action] = found;
  if (!action || found.length > 1) {
    const known = actions.map(({ json }) => textOf(json['title'])).join(', ');
    throw new Error(`${found.length} buttons are called ${named ?? 'anything'}, among: ${known}`);
  }
  if (action.json['isEnabled'] === false) throw new Error(`${named} cannot be pressed`);
  return action;
}

interface Input {
  readonly field: Field;
  readonly json: Json;
}

/** The inputs that an action takes: those on its card, and on the cards around that. */
function inputsFor(action: Part, parts: readonly Part[]): Input[] {
  if (textOf(action.json['associatedInputs']).toLowerCase() === 'none') return [];
  return parts.flatMap(({ kind, json, path }) => {
    const field = fieldOf(kind, json);
    const card = path.slice(0, Math.max(path.lastIndexOf('.card.'), 0));
    return field && action.path.startsWith(card) ? [{ field, json }] : [];
  });
}

function mustKnow(inputs: readonly Input[], filling: Filling): void {
  for (const name of Object.keys(filling)) {
    if (inputs.some(({ field }) => field.id === name || field.label === name)) continue;
    const known = inputs.map(({ field }) => `${field.label} (${field.id})`).join(', ');
    throw new Error(`there is no input ${name} here, only ${known}`);
  }
}

/** What the inputs hold; one that is empty and was not touched is left out, as clients do. */
function collected(inputs: readonly Input[], filling: Filling) {
  const values: Record<string, string> = {};
  const wrong: Record<string, string> = {};
  for (const { field, json } of inputs) {
    const given = filling[field.id] ?? filling[field.label];
    const value = given === undefined ? field.value : filled(field, json, given);
    if (!isAccepted(field, json, value)) wrong[field.id] = field.errorMessage || 'wrong';
    if (value !== '' || given !== undefined) values[field.id] = value;
  }
  return { values, wrong };
}

/** Inputs and data share one object, and an input's id wins. */
const merged = (data: unknown, values: Readonly<Record<string, string>>): Json => ({
  ...objectOf(data),
  ...values,
});

/** An Error when the person cannot act on the message. */
export function mustSee(person: Person, message: Message): void {
  if (message.deleted) throw new Error('the message was deleted');
  if (!message.conversation.members.has(person)) {
    throw new Error(`${person.name} does not see this message`);
  }
}
