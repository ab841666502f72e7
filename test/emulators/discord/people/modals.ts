import { isObject, type Json, listOf, objectOf, textOf } from '../../json.ts';
import { begin } from '../interactions.ts';
import { userJson } from '../message-json.ts';
import { componentsIn } from '../message-texts.ts';
import type { OpenModal, Person } from '../store.ts';
import type { World } from '../world.ts';
import { type Filled, filled, type Value } from './inputs.ts';
import { interactionPayload } from './payloads.ts';
import { outcome, type Seen } from './seen.ts';

/** What a person puts into a modal, by the label or custom_id of each input. */
export type Filling = Readonly<Record<string, Value>>;

/** The modal before a person; an Error when there is none. */
export function modalOf(world: World, person: Person): OpenModal {
  const modal = world.store.modals.get(person.id);
  if (!modal) throw new Error(`${person.name} has no modal open`);
  return modal;
}

/** Fills the open modal and sends it. It closes once the app has answered, and stays for another try when it has not. */
export async function submit(world: World, person: Person, values: Filling): Promise<Seen> {
  const modal = modalOf(world, person);
  const parts = listOf(modal.data.components).filter(isObject);
  const inputs = inputsOf(parts);
  for (const name of Object.keys(values)) {
    if (!inputs.some((one) => one.names.includes(name))) {
      const known = inputs.map(({ names }) => names.join(' / ')).join(', ');
      throw new Error(`there is no input ${name} here, only ${known}`);
    }
  }
  const answers = new Map<unknown, Filled>();
  for (const { names, component } of inputs) {
    const given = names.map((name) => values[name]).find((value) => value !== undefined);
    answers.set(component['id'], filled(names[0] ?? '', component, given));
  }
  const { channel, message } = modal.interaction;
  const data = {
    custom_id: modal.data.custom_id,
    components: parts.map((part) => answered(part, answers)),
    ...resolved(world, inputs, answers),
  };
  const type = 5;
  const interaction = begin(world, { type, person, channel, message }, (id, token) =>
    interactionPayload(world, { id, token, type, person, channel, message, data }),
  );
  const seen = await outcome(world, interaction);
  const still = world.store.modals.get(person.id) === modal;
  if (!seen.failed && still) world.store.modals.delete(person.id);
  return seen;
}

interface Input {
  /** Its label and its custom_id. */
  readonly names: readonly string[];
  readonly component: Json;
}

function inputsOf(parts: readonly Json[]): Input[] {
  return parts.flatMap((part) => {
    const inner =
      part['type'] === 18 ? [objectOf(part['component'])] : componentsIn(part['components']);
    return inner.map((component) => ({
      component,
      names: [textOf(part['label'] ?? component['label']), textOf(component['custom_id'])],
    }));
  });
}

/** A part of a modal as it comes back: https://docs.discord.com/developers/components/reference#label-label-interaction-response-structure */
function answered(part: Json, answers: ReadonlyMap<unknown, Filled>): Json {
  const { type, id } = part;
  const back = (component: Json) => ({
    type: component['type'],
    id: component['id'],
    custom_id: component['custom_id'],
    ...answers.get(component['id']),
  });
  if (type === 18) return { type, id, component: back(objectOf(part['component'])) };
  if (type === 1) {
    return { type, id, components: listOf(part['components']).map(objectOf).map(back) };
  }
  return { type, id };
}

function resolved(
  world: World,
  inputs: readonly Input[],
  answers: ReadonlyMap<unknown, Filled>,
): Json {
  const ids = inputs
    .filter(({ component }) => component['type'] === 5)
    .flatMap(({ component }) => listOf(objectOf(answers.get(component['id']))['values']));
  const people = ids.flatMap((id) => world.store.people.get(textOf(id)) ?? []);
  if (people.length === 0) return {};
  return { resolved: { users: Object.fromEntries(people.map((one) => [one.id, userJson(one)])) } };
}
