import type { Json } from '../../json.ts';
import { begin } from '../interactions.ts';
import type { Interaction, Message, Person } from '../store.ts';
import type { World } from '../world.ts';
import { interactionPayload } from './payloads.ts';
import { directOf } from './typing.ts';

/** What a modified client could send. Who acts is Discord's own word; everything else is the forger's. */
export interface Forgery {
  readonly type: Interaction['type'];
  readonly data: Json;
  /** The message that is said to have been pressed, whoever sees it. */
  readonly message?: Message | undefined;
  /** Changes the whole of what goes to the app. */
  readonly change?: (payload: Json) => Json;
}

/** Sends it, and waits for no answer: there may be none. */
export function forge(world: World, person: Person, forgery: Forgery): Interaction {
  const { type, data, message, change = (payload) => payload } = forgery;
  const channel = directOf(world, person);
  return begin(world, { type, person, channel, message }, (id, token) =>
    change(interactionPayload(world, { id, token, type, person, channel, message, data })),
  );
}
