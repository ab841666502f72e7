import { type Json, onWire, textOf } from '../json.ts';
import { isTooLarge, viewFaults } from './blocks/views.ts';
import { secret, slackId } from './ids.ts';
import { currentInputs, keptInputs } from './inputs.ts';
import { wordsOf } from './markup.ts';
import { marksIn, withIds } from './messages.ts';
import { invalidArguments, SlackRefusal } from './refusal.ts';
import type { Person, StoredView } from './store.ts';
import type { World } from './world.ts';

/** https://docs.slack.dev/surfaces/modals#view-stack: three views at most. */
const STACK_MAX = 3;

/** Refuses a view as the views methods do: `invalid_arguments`, with each fault's words and JSON pointer. */
function checkView(world: World, view: Json, type: 'modal' | 'home', replaces?: StoredView): void {
  if (isTooLarge(view)) throw new SlackRefusal('view_too_large');
  const faults = viewFaults(view, type).found;
  if (faults.length > 0) {
    throw invalidArguments(...faults.map(({ at, message }) => `${message} [json-pointer:${at}]`));
  }
  const external = textOf(view['external_id']);
  if (!external) return;
  const taken = [...world.store.homes.values(), ...[...world.store.modals.values()].flat()].some(
    (other) => other !== replaces && other.fields['external_id'] === external,
  );
  if (taken) throw new SlackRefusal('duplicate_external_id');
}

function stored(world: World, person: Person, view: Json, type: 'modal' | 'home'): StoredView {
  const id = slackId('V');
  const shell: StoredView = {
    id,
    person,
    type,
    hash: '',
    blocks: [],
    fields: {},
    inputs: {},
    rootId: id,
    previousId: undefined,
    errors: {},
    marks: { mentions: [], links: [] },
    words: '',
  };
  return fill(world, shell, view);
}

/** Puts new content into a view; what was typed stays where block_id and action_id stay. */
function fill(world: World, view: StoredView, content: Json): StoredView {
  const { blocks, ...fields } = onWire(content);
  view.hash = `${Math.floor(world.clock() / 1000)}.${secret(4)}`;
  view.blocks = withIds(world, Array.isArray(blocks) ? blocks : []);
  view.inputs = keptInputs(view.inputs, view.blocks);
  view.fields = fields;
  view.errors = {};
  view.marks = marksIn(view.person.team.channels, { text: '', blocks: view.blocks });
  view.words = wordsOf('', view.blocks);
  return view;
}

/** views.open, by whoever clicked: a new stack. */
export function openModal(world: World, person: Person, view: Json): StoredView {
  checkView(world, view, 'modal');
  const opened = stored(world, person, view, 'modal');
  world.store.modals.set(person.id, [opened]);
  return opened;
}

/** views.push, and the response action of that name. */
export function pushModal(world: World, person: Person, view: Json): StoredView {
  const stack = world.store.modals.get(person.id) ?? [];
  const top = stack.at(-1);
  if (!top) throw new SlackRefusal('not_found');
  if (stack.length >= STACK_MAX) throw new SlackRefusal('push_limit_reached');
  checkView(world, view, 'modal');
  const pushed = stored(world, person, view, 'modal');
  pushed.rootId = top.rootId;
  pushed.previousId = top.id;
  stack.push(pushed);
  return pushed;
}

/** views.update, and the response action of that name. */
export function updateView(
  world: World,
  view: StoredView,
  content: Json,
  hash?: string,
): StoredView {
  if (hash !== undefined && hash !== view.hash) throw new SlackRefusal('hash_conflict');
  checkView(world, content, view.type, view);
  return fill(world, view, content);
}

/** views.publish. */
export function publishHome(world: World, person: Person, view: Json, hash?: string): StoredView {
  const home = world.store.homes.get(person.id);
  if (home) return updateView(world, home, view, hash);
  if (hash !== undefined) throw new SlackRefusal('hash_conflict');
  checkView(world, view, 'home');
  const published = stored(world, person, view, 'home');
  world.store.homes.set(person.id, published);
  return published;
}

/** Takes the top view away, or all of them; what lies below is seen again. */
export function closeModals(world: World, person: Person, all: boolean): void {
  const stack = world.store.modals.get(person.id) ?? [];
  if (all) stack.length = 0;
  else stack.pop();
}

/** A view as Slack returns and sends it: https://docs.slack.dev/reference/methods/views.open */
export function viewJson(world: World, view: StoredView): Json {
  const { team } = view.person;
  return onWire({
    private_metadata: '',
    callback_id: '',
    external_id: '',
    clear_on_close: false,
    notify_on_close: false,
    close: null,
    submit: null,
    ...view.fields,
    id: view.id,
    team_id: team.id,
    type: view.type,
    blocks: view.blocks,
    state: { values: currentInputs(view.blocks, view.inputs) },
    hash: view.hash,
    previous_view_id: view.previousId ?? null,
    root_view_id: view.rootId,
    app_id: world.app.id,
    app_installed_team_id: team.id,
    bot_id: world.botIn(team).botId,
  });
}
