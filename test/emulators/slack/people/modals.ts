import { isObject, objectOf, textOf } from '../../json.ts';
import { currentInputs, elementsIn } from '../inputs.ts';
import { isFine, type Seen } from '../parcel.ts';
import { SlackRefusal } from '../refusal.ts';
import type { Person, StoredView } from '../store.ts';
import { closeModals, pushModal, updateView, viewJson } from '../view-stack.ts';
import { type Stage, TROUBLE } from './acting.ts';
import { interactionBody } from './payloads.ts';
import { refusedByClient } from './values.ts';

function openView(stage: Stage, person: Person): StoredView {
  const view = stage.world.store.topModal(person);
  if (!view) throw new Error(`${person.name} has no modal open`);
  return view;
}

/** The person sends the modal; it does what the app's reply says: https://docs.slack.dev/surfaces/modals#updating_response */
export async function submit(stage: Stage, person: Person): Promise<Seen> {
  const view = openView(stage, person);
  refuseIncomplete(view);
  view.errors = {};
  const body = interactionBody(stage.world, person, {
    type: 'view_submission',
    view: viewJson(stage.world, view),
    response_urls: [],
  });
  const seen = await stage.send({ kind: 'interactive', body });
  const failed = isFine(seen) ? react(stage, person, view, seen.body) : TROUBLE;
  return failed === undefined ? seen : { ...seen, failed };
}

/** An Error for what the client itself would not let go. */
function refuseIncomplete(view: StoredView): void {
  if (!view.fields['submit']) throw new Error('the modal has no submit button');
  const values = currentInputs(view.blocks, view.inputs);
  for (const { block, element, blockId, actionId } of elementsIn(view.blocks)) {
    if (block['type'] !== 'input') continue;
    const refused = refusedByClient(block, element, values[blockId]?.[actionId] ?? {});
    if (refused) throw new Error(`${blockId}/${actionId}: ${refused}`);
  }
}

/** Does what the reply says; tells what the person sees in its place when Slack cannot. */
function react(stage: Stage, person: Person, view: StoredView, body: unknown): string | undefined {
  if (body === undefined || body === '') {
    closeModals(stage.world, person, false);
    return undefined;
  }
  const reply = objectOf(body);
  try {
    return perform(stage, person, view, reply);
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    return `${TROUBLE} (${error.code} ${JSON.stringify(error.details)})`;
  }
}

function perform(
  stage: Stage,
  person: Person,
  view: StoredView,
  reply: Record<string, unknown>,
): string | undefined {
  const { world } = stage;
  switch (reply['response_action']) {
    case 'errors':
      return showErrors(view, objectOf(reply['errors']));
    case 'update':
      updateView(world, view, objectOf(reply['view']));
      return undefined;
    case 'push':
      pushModal(world, person, objectOf(reply['view']));
      return undefined;
    case 'clear':
      closeModals(world, person, true);
      return undefined;
    default:
      if (!isObject(reply) || Object.keys(reply).length > 0) return TROUBLE;
      closeModals(world, person, false);
      return undefined;
  }
}

/** Errors stand under inputs that are there; for any other block Slack shows its own trouble. */
function showErrors(view: StoredView, errors: Record<string, unknown>): string | undefined {
  const inputs = new Set(
    elementsIn(view.blocks)
      .filter(({ block }) => block['type'] === 'input')
      .map(({ blockId }) => blockId),
  );
  const told = Object.entries(errors);
  const fine = told.every(([id, words]) => inputs.has(id) && textOf(words).length > 0);
  if (!fine || told.length === 0) return TROUBLE;
  view.errors = Object.fromEntries(told.map(([id, words]) => [id, textOf(words)]));
  return undefined;
}

/** The person closes the modal; the app hears of it where it asked to (notify_on_close). */
export async function close(stage: Stage, person: Person): Promise<Seen | undefined> {
  const view = openView(stage, person);
  const all = view.fields['clear_on_close'] === true;
  const body = interactionBody(stage.world, person, {
    type: 'view_closed',
    view: viewJson(stage.world, view),
    is_cleared: all,
  });
  closeModals(stage.world, person, all);
  if (view.fields['notify_on_close'] !== true) return undefined;
  return stage.send({ kind: 'interactive', body });
}
