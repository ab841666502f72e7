import { type Json, listOf, objectOf, textOf } from '../../json.ts';
import { latest, type Message, type Person } from '../store.ts';
import type { World } from '../world.ts';
import { buttonsOf, menusOf } from './controls.ts';

/** A message as it stands on a person's screen. */
export interface OnScreen {
  /** The name of whoever wrote it. */
  readonly from: string;
  /** Its rendered words, without those on its controls. */
  readonly text: string;
  /** Labels; those that cannot be pressed are left out. */
  readonly buttons: readonly string[];
  readonly menus: readonly {
    readonly placeholder: string;
    readonly options: readonly string[];
    readonly preset: readonly string[];
  }[];
  readonly files: readonly string[];
  /** "Only you can see this". */
  readonly onlyYou: boolean;
  /** "Parley is thinking…" */
  readonly thinking: boolean;
}

/** How a message stands on a person's screen. */
export function onScreen(world: World, message: Message, person: Person): OnScreen {
  const version = latest(message);
  const usable = (one: Json) => one['disabled'] !== true;
  return {
    from: world.store.people.get(message.author)?.name ?? '',
    text: version.marks.words,
    buttons: buttonsOf(message)
      .filter(usable)
      .map(({ label }) => textOf(label)),
    menus: menusOf(message)
      .filter(usable)
      .map((menu) => {
        const options = listOf(menu['options']).map(objectOf);
        return {
          placeholder: textOf(menu['placeholder']),
          options: options.map(({ label }) => textOf(label)),
          preset: options
            .filter((one) => one['default'] === true)
            .map(({ label }) => textOf(label)),
        };
      }),
    files: version.attachments.map(({ attachment }) => attachment.filename),
    onlyYou: message.onlyFor === person.id,
    thinking: message.loading,
  };
}
