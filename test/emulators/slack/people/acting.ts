import { type Json, objectOf, textOf } from '../../json.ts';
import { Faults, list } from '../blocks/rules.ts';
import { menuOption, optionsOf } from '../blocks/text-objects.ts';
import { currentInputs, elementsIn, type Found, keptInputs } from '../inputs.ts';
import { messageJson } from '../messages.ts';
import type { Parcel, Seen } from '../parcel.ts';
import { isFine } from '../parcel.ts';
import type { ResponseUrls } from '../response-urls.ts';
import { type Inputs, latest, type Message, type Person, type StoredView } from '../store.ts';
import { viewJson } from '../view-stack.ts';
import type { World } from '../world.ts';
import { interactionBody } from './payloads.ts';
import { type Act, heldBy } from './values.ts';

/** Where a person acts: on a message, on the modal that is open, or on the home tab. */
export type Place = { readonly message: Message } | { readonly view: 'modal' | 'home' };

/** What the acts of people need. */
export interface Stage {
  readonly world: World;
  readonly urls: ResponseUrls;
  readonly send: (parcel: Parcel) => Promise<Seen>;
  /** What external menus offered last: person and action_id → options. */
  readonly offered: Map<string, readonly unknown[]>;
}

/** What Slack shows under a message or in a modal when the app did not answer well. */
export const TROUBLE = 'we had some trouble connecting, try again';

/**
 * One act: the element's new value is kept; if the element speaks to the app, a block_actions payload goes and what came of it is
 * told. An input block that does not dispatch keeps its value in silence: undefined.
 */
export async function act(
  stage: Stage,
  person: Person,
  place: Place,
  what: Act,
): Promise<Seen | undefined> {
  const scene = sceneOf(stage.world, person, place);
  const found = find(scene.found, what);
  const offered = stage.offered.get(`${person.id} ${found.actionId}`) ?? [];
  const held = hold(scene, found, what, offered);
  if (found.block['type'] === 'input' && found.block['dispatch_action'] !== true) return undefined;
  const body = interactionBody(stage.world, person, {
    type: 'block_actions',
    ...scene.context(stage),
    actions: [actionOf(stage.world, found, held)],
  });
  const seen = await stage.send({ kind: 'interactive', body });
  return isFine(seen) ? seen : { ...seen, failed: TROUBLE };
}

/** What an external menu offers for the words typed into it: https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload */
export async function suggestions(
  stage: Stage,
  person: Person,
  place: Place,
  what: Act,
): Promise<Seen> {
  const scene = sceneOf(stage.world, person, place);
  const { element, blockId, actionId } = find(scene.found, what);
  const least = typeof element['min_query_length'] === 'number' ? element['min_query_length'] : 3;
  const query = what.value ?? '';
  if (query.length < least) throw new Error(`the menu asks from ${least} letters on`);
  const body = interactionBody(stage.world, person, {
    type: 'block_suggestion',
    ...scene.context(stage),
    action_id: actionId,
    block_id: blockId,
    value: query,
  });
  const seen = await stage.send({ kind: 'interactive', body });
  const options = optionsOf(objectOf(seen.body));
  const faults = new Faults();
  list(menuOption, 0, 100)(options, '/options', faults);
  stage.offered.set(`${person.id} ${actionId}`, options);
  const fine = isFine(seen) && faults.found.length === 0;
  return fine ? seen : { ...seen, failed: 'no options could be loaded' };
}

/** A message or view, as one who acts on it needs it. */
interface Scene {
  readonly found: readonly Found[];
  readonly inputs: Inputs;
  context(stage: Stage): Json;
}

/** The scene; an Error when it is not there for this person. */
function sceneOf(world: World, person: Person, place: Place): Scene {
  if (person.deleted) throw new Error(`${person.name} has no account any more`);
  if ('message' in place) return messageScene(world, person, place.message);
  const view =
    place.view === 'home' ? world.store.homes.get(person.id) : world.store.topModal(person);
  if (!view) throw new Error(`${person.name} sees no ${place.view}`);
  return viewScene(world, view);
}

function messageScene(world: World, person: Person, message: Message): Scene {
  const { channel, onlyFor } = message;
  if (message.deleted) throw new Error('the message was deleted');
  if (!channel.members.has(person.id) || (onlyFor && onlyFor !== person.id)) {
    throw new Error(`${person.name} does not see this message`);
  }
  const { blocks } = latest(message);
  const inputs = keptInputs(message.inputs.get(person.id) ?? {}, blocks);
  message.inputs.set(person.id, inputs);
  const context = (stage: Stage): Json => ({
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: onlyFor !== undefined,
      ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    },
    channel: { id: channel.id, name: channel.kind === 'private' ? 'privategroup' : channel.name },
    ...(onlyFor ? {} : { message: messageJson(world, message) }),
    state: { values: currentInputs(blocks, inputs) },
    response_url: stage.urls.give(person, channel, message),
  });
  return { found: elementsIn(blocks), inputs, context };
}

function viewScene(world: World, view: StoredView): Scene {
  const context = (): Json => ({
    container: { type: 'view', view_id: view.id },
    view: viewJson(world, view),
  });
  return { found: elementsIn(view.blocks), inputs: view.inputs, context };
}

function find(all: readonly Found[], { action_id, block_id }: Act): Found {
  const matching = all.filter(
    (one) => one.actionId === action_id && (block_id === undefined || one.blockId === block_id),
  );
  const [found, ...more] = matching;
  if (!found) {
    const known = all.map((one) => `${one.blockId}/${one.actionId}`).join(', ');
    throw new Error(`there is no element ${action_id} here, only ${known || 'none'}`);
  }
  if (more.length > 0) throw new Error(`${action_id} stands in several blocks: say which`);
  return found;
}

/** Keeps what the element now holds; a button and an overflow menu hold nothing. */
function hold(
  scene: Scene,
  { element, blockId, actionId }: Found,
  what: Act,
  offered: readonly unknown[],
): Json {
  const type = textOf(element['type']);
  if (type === 'button') {
    const value = element['value'];
    if (what.value !== undefined && what.value !== value) {
      throw new Error(`the button ${actionId} carries ${String(value)}, not ${what.value}`);
    }
    return { ...(value === undefined ? {} : { value }), text: element['text'] };
  }
  const held = heldBy(element, what, offered);
  if (type !== 'overflow') scene.inputs[blockId] = { ...scene.inputs[blockId], [actionId]: held };
  return held;
}

/** One of `actions`: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
function actionOf(world: World, { element, blockId, actionId }: Found, held: Json): Json {
  const extra = [
    'placeholder',
    'style',
    'url',
    'initial_option',
    'initial_options',
    'initial_date',
  ];
  const copied = Object.fromEntries(
    extra.filter((name) => element[name] !== undefined).map((name) => [name, element[name]]),
  );
  return {
    type: element['type'],
    action_id: actionId,
    block_id: blockId,
    ...copied,
    ...held,
    action_ts: world.ts(),
  };
}
