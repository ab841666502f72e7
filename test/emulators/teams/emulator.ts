import { isObject, type Json, objectOf } from '../json.ts';
import { DESIGN_BYTES_MAX } from './connector/writing.ts';
import type { Seen } from './parcel.ts';
import { installationUpdate, membersChanged, messageChanged, reaction } from './people/events.ts';
import { type Filling, invoke, mustSee, type Pressed, press } from './people/pressing.ts';
import { cardsFor, type OnScreen, onScreen } from './people/screen.ts';
import { type Typing, type, versionOf } from './people/typing.ts';
import { Premises } from './premises.ts';
import {
  type Conversation,
  latest,
  type Message,
  type Person,
  type Team,
  type Version,
} from './store.ts';
import { isInstalledIn } from './world.ts';

/** An emulated Teams, and people who act in it. Every act resolves with what Teams saw of the bot's answer. */
export class TeamsEmulator extends Premises {
  /** A person types in the personal chat with the bot. */
  async types(person: Person, text: string): Promise<Seen> {
    if (!person.installed) throw new Error(`the app is not installed for ${person.name}`);
    const direct = this.parts.world.openDirect(person);
    return this.delivery.send(type(this.parts.world, person, direct, text).activity);
  }

  /** A person posts in a channel or a group chat; undefined when the bot is not mentioned, or not there, and hears nothing. */
  async posts(
    person: Person,
    place: Conversation,
    text: string,
    how: Typing = {},
  ): Promise<Seen | undefined> {
    if (!place.members.has(person)) throw new Error(`${person.name} is not in ${place.name}`);
    const { activity } = type(this.parts.world, person, place, text, how);
    const heard = how.mention === true && isInstalledIn(place);
    return heard ? this.delivery.send(activity) : undefined;
  }

  /** Fills inputs of a card by label or id, and presses a button by its title, verb or id. */
  presses(
    person: Person,
    message: Message,
    button?: string,
    filling: Filling = {},
  ): Promise<Pressed> {
    return press(this.parts, person, message, button, filling);
  }

  /** A person looks at a message whose card refreshes for them; undefined when it does not. */
  async looksAt(person: Person, message: Message): Promise<Pressed | undefined> {
    mustSee(person, message);
    const { refreshFor } = latest(message);
    const named = refreshFor?.length === 0 || refreshFor?.includes(person.id);
    const refresh = cardsFor(person, message)
      .map((card) => card['refresh'])
      .find(isObject);
    if (!named || !refresh) return undefined;
    return invoke(this.parts, person, message, objectOf(refresh['action']), 'automatic');
  }

  /** The app is installed for a person: the bot hears conversationUpdate and installationUpdate. */
  async installs(person: Person): Promise<Seen[]> {
    person.installed = true;
    return this.#installation(person, this.parts.world.openDirect(person), 'add');
  }

  /** The app that a person has is replaced by a newer version of it. */
  upgrades(person: Person): Promise<Seen> {
    const { world } = this.parts;
    const place = world.openDirect(person);
    return this.delivery.send(installationUpdate(world, person, place, 'add-upgrade'));
  }

  /** A person takes the app away; the bot hears installationUpdate. */
  async uninstalls(person: Person): Promise<Seen[]> {
    person.installed = false;
    return this.#installation(person, this.parts.world.openDirect(person), 'remove');
  }

  /** A member adds the app to their team or group chat. */
  async installsIn(place: Team | Conversation, by: Person): Promise<Seen[]> {
    place.installed = true;
    return this.#installation(by, this.#placeOf(place), 'add');
  }

  async uninstallsFrom(place: Team | Conversation, by: Person): Promise<Seen[]> {
    place.installed = false;
    return this.#installation(by, this.#placeOf(place), 'remove');
  }

  /** A person comes into a team or group chat; undefined when the bot is not there. */
  async joins(person: Person, place: Team | Conversation): Promise<Seen | undefined> {
    place.members.add(person);
    return this.#members(person, place, { added: [person] });
  }

  async leaves(person: Person, place: Team | Conversation): Promise<Seen | undefined> {
    place.members.delete(person);
    return this.#members(person, place, { removed: [person] });
  }

  /** A person blocks the bot; it hears nothing of that. */
  blocks(person: Person, whether = true): void {
    person.blocks = whether;
  }

  /** A person puts a reaction (`like`, `heart` …) on a message, or takes it away. */
  reacts(
    person: Person,
    message: Message,
    kind: string,
    way: 'added' | 'removed' = 'added',
  ): Promise<Seen> {
    mustSee(person, message);
    return this.delivery.send(reaction(this.parts.world, person, message, kind, way));
  }

  /** A person changes a message of their own. */
  edits(person: Person, message: Message, text: string): Promise<Seen> {
    this.#mustOwn(person, message);
    const activity = messageChanged(this.parts.world, person, message, text);
    message.versions.push(versionOf(activity, text, this.parts.world.clock()));
    return this.delivery.send(activity);
  }

  /** A person takes away a message of their own. */
  deletes(person: Person, message: Message): Promise<Seen> {
    this.#mustOwn(person, message);
    message.deleted = true;
    return this.delivery.send(messageChanged(this.parts.world, person, message, undefined));
  }

  /** Any activity, signed and sent as Teams would. */
  sends(activity: Json): Promise<Seen> {
    return this.delivery.send(activity);
  }

  /** What a person sees in a conversation, or in the personal chat, oldest first. */
  sees(person: Person, place = this.store.directOf(person)): Message[] {
    if (!place?.members.has(person)) return [];
    return place.messages.filter(({ deleted }) => !deleted);
  }

  /** The same as it stands on the screen: words, inputs, buttons. */
  screen(person: Person, place?: Conversation): OnScreen[] {
    return this.sees(person, place).map((one) => onScreen(one, person, this.app.name));
  }

  /** The last message that a person sees there; an Error when there is none. */
  last(person: Person, place?: Conversation): Message {
    const message = this.sees(person, place).at(-1);
    if (!message) throw new Error(`${person.name} sees no message`);
    return message;
  }

  /** Everything that the bot ever sent which is larger than our own design allows: 28 KB of UTF-16. */
  oversized(): Version[] {
    return [...this.store.conversations.values()]
      .flatMap(({ messages }) => messages)
      .filter(({ author }) => !author)
      .flatMap(({ versions }) => versions)
      .filter(({ bytes }) => bytes > DESIGN_BYTES_MAX);
  }

  async #installation(by: Person, place: Conversation, action: 'add' | 'remove'): Promise<Seen[]> {
    const { world } = this.parts;
    const update = await this.delivery.send(installationUpdate(world, by, place, action));
    // In a personal chat nobody is told that the bot goes.
    if (action === 'remove' && place.kind === 'personal') return [update];
    const change = action === 'add' ? { added: ['bot'] as const } : { removed: ['bot'] as const };
    return [update, await this.delivery.send(membersChanged(world, by, place, change))];
  }

  async #members(
    person: Person,
    place: Team | Conversation,
    change: { readonly added?: readonly Person[]; readonly removed?: readonly Person[] },
  ): Promise<Seen | undefined> {
    if (!place.installed) return undefined;
    const activity = membersChanged(this.parts.world, person, this.#placeOf(place), change);
    return this.delivery.send(activity);
  }

  /** A team speaks through its general channel. */
  #placeOf(place: Team | Conversation): Conversation {
    if ('kind' in place) return place;
    const general = this.store.conversations.get(place.id);
    if (!general) throw new Error(`${place.name} has no channel`);
    return general;
  }

  #mustOwn(person: Person, message: Message): void {
    if (message.author !== person) throw new Error(`${person.name} did not write this`);
  }
}
