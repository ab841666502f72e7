import { secret } from './ids.ts';
import { SlackRefusal } from './refusal.ts';
import type { Person } from './store.ts';

/** https://docs.slack.dev/interactivity/handling-user-interaction#modal_responses: used within three seconds, once. */
const LIFE_MS = 3_000;

interface Trigger {
  readonly person: Person;
  readonly at: number;
  used: boolean;
}

/** The `trigger_id`s that acts of people give to the app. */
export class Triggers {
  readonly #known = new Map<string, Trigger>();
  readonly #clock: () => number;

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** A new one, of the form `132456.7890123.abcdef`. */
  give(person: Person): string {
    const id = `${this.#known.size + 1}.${this.#clock()}.${secret(16)}`;
    this.#known.set(id, { person, at: this.#clock(), used: false });
    return id;
  }

  /** Whose it is; the app has it no more. */
  exchange(id: string): Person {
    const trigger = this.#known.get(id);
    if (!trigger) throw new SlackRefusal('invalid_trigger_id');
    if (trigger.used) throw new SlackRefusal('exchanged_trigger_id');
    if (this.#clock() - trigger.at > LIFE_MS) throw new SlackRefusal('expired_trigger_id');
    trigger.used = true;
    return trigger.person;
  }
}
