import { type Json, textOf } from '../../json.ts';
import { begin } from '../interactions.ts';
import { userJson } from '../message-json.ts';
import type { Message, Person } from '../store.ts';
import type { World } from '../world.ts';
import { buttonsOf, chosen, control, menusOf } from './controls.ts';
import { interactionPayload } from './payloads.ts';
import { outcome, type Seen } from './seen.ts';

/** A person presses a button, named by its label or custom_id. */
export async function press(
  world: World,
  person: Person,
  message: Message,
  named?: string,
): Promise<Seen> {
  mustSee(person, message);
  const button = control(buttonsOf(message), named);
  if (button['style'] === 5)
    throw new Error(`${textOf(button['label'])} opens ${textOf(button['url'])}`);
  return use(world, person, message, button, {});
}

/** A person chooses in a menu, named by its placeholder or custom_id; options by label or value, people and so on by id. */
export async function select(
  world: World,
  person: Person,
  message: Message,
  wanted: readonly string[],
  named?: string,
): Promise<Seen> {
  mustSee(person, message);
  const menu = control(menusOf(message), named);
  const values = chosen(menu, wanted);
  return use(world, person, message, menu, { values, ...resolved(world, menu, values) });
}

function use(
  world: World,
  person: Person,
  message: Message,
  component: Json,
  more: Json,
): Promise<Seen> {
  const { channel } = message;
  const data = {
    component_type: component['type'],
    id: component['id'],
    custom_id: component['custom_id'],
    ...more,
  };
  const type = 3;
  const interaction = begin(world, { type, person, channel, message }, (id, token) =>
    interactionPayload(world, { id, token, type, person, channel, message, data }),
  );
  return outcome(world, interaction);
}

function resolved(world: World, menu: Json, values: readonly string[]): Json {
  if (menu['type'] !== 5) return menu['type'] === 3 ? {} : { resolved: {} };
  const users = values.flatMap((id) => {
    const person = world.store.people.get(id);
    return person ? [[id, userJson(person)]] : [];
  });
  return { resolved: { users: Object.fromEntries(users) } };
}

/** An Error when the person cannot act on the message. */
function mustSee(person: Person, message: Message): void {
  const { channel, onlyFor, deleted } = message;
  if (deleted) throw new Error('the message was deleted');
  const inside = channel.person ? channel.person === person : channel.guild?.members.has(person.id);
  if (!inside || (onlyFor !== undefined && onlyFor !== person.id)) {
    throw new Error(`${person.name} does not see this message`);
  }
}
