import type { Given } from './people/command-options.ts';
import { enter } from './people/commands.ts';
import { type Forgery, forge } from './people/forging.ts';
import { type Filling, modalOf, submit } from './people/modals.ts';
import { press, select } from './people/pressing.ts';
import { type OnScreen, onScreen } from './people/screen.ts';
import type { Seen } from './people/seen.ts';
import { directOf, type } from './people/typing.ts';
import { isSeenBy, Premises } from './premises.ts';
import type { Channel, Interaction, Message, OpenModal, Person } from './store.ts';
import { erase, rewrite } from './writing.ts';

/** An emulated Discord, and people who act in it. */
export class DiscordEmulator extends Premises {
  /** A person types in the direct conversation with the bot. */
  types(person: Person, text: string): Message {
    return type(this.parts.world, person, undefined, text);
  }

  /** A person posts in a channel of a guild; `mention` puts the bot's mention before the text. */
  posts(person: Person, channel: Channel, text: string, mention = false): Message {
    const words = mention ? `<@${this.app.id}> ${text}` : text;
    return type(this.parts.world, person, channel, words);
  }

  /** Presses a button by its label or custom_id; a message with one button needs no name. */
  presses(person: Person, message: Message, button?: string): Promise<Seen> {
    return press(this.parts.world, person, message, button);
  }

  /** Chooses options of a menu by label or value; `menu` is its placeholder or custom_id where there are several. */
  selects(
    person: Person,
    message: Message,
    values: readonly string[],
    menu?: string,
  ): Promise<Seen> {
    return select(this.parts.world, person, message, values, menu);
  }

  /** Fills the open modal, by the label or custom_id of each input, and sends it. */
  submits(person: Person, values: Filling = {}): Promise<Seen> {
    return submit(this.parts.world, person, values);
  }

  /** The modal that a person sees; an Error when there is none. */
  modal(person: Person): OpenModal {
    return modalOf(this.parts.world, person);
  }

  /** Closes the open modal; the app hears nothing of it. */
  dismisses(person: Person): void {
    this.store.modals.delete(this.modal(person).interaction.person.id);
  }

  /** Runs `/parley join` and the like, in the direct conversation unless a channel is named. */
  commands(person: Person, line: string, options: Given = {}, channel?: Channel): Promise<Seen> {
    const place = channel ?? this.opensDirect(person);
    return enter(this.parts.world, person, { line, options, channel: place });
  }

  /** Types into an option that suggests values: `choices` of what comes. A choice is then taken by its name. */
  completes(
    person: Person,
    line: string,
    focused: string,
    options: Given = {},
    channel?: Channel,
  ): Promise<Seen> {
    const place = channel ?? this.opensDirect(person);
    return enter(this.parts.world, person, { line, options, channel: place, focused });
  }

  /** A modified client acts; what comes of it is read in the interaction, if anything does. */
  forges(person: Person, forgery: Forgery): Interaction {
    return forge(this.parts.world, person, forgery);
  }

  /** A person changes a message of their own. */
  edits(person: Person, message: Message, text: string): void {
    if (message.author !== person.id) throw new Error(`${person.name} did not write this`);
    rewrite(this.parts.world, message, { content: text }, [], 'person');
  }

  /** Somebody who may takes a message away. */
  deletes(message: Message): void {
    erase(this.parts.world, message);
  }

  /** Opens the direct conversation without a word. */
  opensDirect(person: Person): Channel {
    return directOf(this.parts.world, person);
  }

  /** What a person sees in a channel, or in the direct conversation, oldest first: ephemeral messages are among them. */
  sees(person: Person, channel = this.store.directOf(person)): Message[] {
    return channel?.messages.filter((message) => isSeenBy(person, message)) ?? [];
  }

  /** The same as it stands on the screen: words, buttons, menus. */
  screen(person: Person, channel?: Channel): OnScreen[] {
    const { world } = this.parts;
    return this.sees(person, channel).map((message) => onScreen(world, message, person));
  }

  /** The last message that a person sees there; an Error when there is none. */
  last(person: Person, channel?: Channel): Message {
    const message = this.sees(person, channel).at(-1);
    if (!message) throw new Error(`${person.name} sees no message`);
    return message;
  }
}
