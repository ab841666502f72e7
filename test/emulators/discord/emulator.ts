import { press, select } from './people/pressing.ts';
import type { Seen } from './people/seen.ts';
import { directOf, type } from './people/typing.ts';
import { isSeenBy, Premises } from './premises.ts';
import type { Channel, Message, Person } from './store.ts';

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

  /** Opens the direct conversation without a word. */
  opensDirect(person: Person): Channel {
    return directOf(this.parts.world, person);
  }

  /** What a person sees in a channel, or in the direct conversation, oldest first: ephemeral messages are among them. */
  sees(person: Person, channel = this.store.directOf(person)): Message[] {
    return channel?.messages.filter((message) => isSeenBy(person, message)) ?? [];
  }

  /** The last message that a person sees there; an Error when there is none. */
  last(person: Person, channel?: Channel): Message {
    const message = this.sees(person, channel).at(-1);
    if (!message) throw new Error(`${person.name} sees no message`);
    return message;
  }
}
