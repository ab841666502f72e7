import { invalidArguments, SlackRefusal } from '../refusal.ts';
import type { StoredView } from '../store.ts';
import { openModal, publishHome, pushModal, updateView, viewJson } from '../view-stack.ts';
import type { Call, Method } from './method.ts';

const views4 = { tier: 4, scopes: [], token: 'bot' } as const;

/** Whoever gave the trigger; https://docs.slack.dev/reference/methods/views.open */
function clicker(call: Call) {
  const person = call.world.triggers.exchange(call.required('trigger_id'));
  if (!call.world.reaches(call.token, person.team)) throw new SlackRefusal('invalid_trigger_id');
  return person;
}

const open: Method = {
  ...views4,
  run(call) {
    const view = call.object('view');
    return { view: viewJson(call.world, openModal(call.world, clicker(call), view)) };
  },
};

const push: Method = {
  ...views4,
  run(call) {
    const view = call.object('view');
    return { view: viewJson(call.world, pushModal(call.world, clicker(call), view)) };
  },
};

/** https://docs.slack.dev/reference/methods/views.update */
const update: Method = {
  ...views4,
  run(call) {
    const view = call.object('view');
    const found = named(call);
    if (view['type'] !== found.type) throw invalidArguments('view type cannot change');
    return { view: viewJson(call.world, updateView(call.world, found, view, hashOf(call))) };
  },
};

const hashOf = (call: Call): string | undefined => call.optional('hash') || undefined;

function named(call: Call): StoredView {
  const id = call.optional('view_id');
  const external = call.optional('external_id');
  if (!id && !external) throw invalidArguments('missing required field: view_id');
  const { homes, modals } = call.world.store;
  const found = [...homes.values(), ...[...modals.values()].flat()].find((view) =>
    id ? view.id === id : view.fields['external_id'] === external,
  );
  if (!found || !call.world.reaches(call.token, found.person.team)) {
    throw new SlackRefusal('not_found');
  }
  return found;
}

/** https://docs.slack.dev/reference/methods/views.publish */
const publish: Method = {
  ...views4,
  run(call) {
    const view = call.object('view');
    const person = call.person(call.required('user_id'));
    return { view: viewJson(call.world, publishHome(call.world, person, view, hashOf(call))) };
  },
};

export const views: Readonly<Record<string, Method>> = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
};
