import { CALLBACK } from '../interactions.ts';
import type { Choice, Interaction, Message, OpenModal } from '../store.ts';
import type { World } from '../world.ts';

/** What a client shows in place of an answer. */
export const FAILED = {
  2: 'The application did not respond',
  3: 'This interaction failed',
  4: 'Loading options failed',
  5: 'Something went wrong. Try again.',
} as const;

/** What came of an act, as the person sees it. */
export interface Seen {
  readonly interaction: Interaction;
  /** What Discord shows when no answer came in time; the app's answer is undefined then. */
  readonly failed?: string;
  /** The type of the first answer: 4 message, 5 and 6 deferred, 7 update, 8 choices, 9 modal. */
  readonly callback?: number;
  /** The new message, or the one that was changed; it is `loading` after a deferral. */
  readonly message?: Message;
  readonly modal?: OpenModal;
  readonly choices?: readonly Choice[];
}

/** Waits for the first answer as long as Discord does. */
export async function outcome(world: World, interaction: Interaction): Promise<Seen> {
  const answered = () => (interaction.state === 'answered' ? true : undefined);
  if (!(await world.until(answered, world.patienceMs))) {
    interaction.state = 'late';
    return { interaction, failed: FAILED[interaction.type] };
  }
  const { callback, original, choices, person } = interaction;
  const modal = world.store.modals.get(person.id);
  return {
    interaction,
    ...(callback === undefined ? {} : { callback }),
    ...(original ? { message: original } : {}),
    ...(choices ? { choices } : {}),
    ...(callback === CALLBACK.modal && modal ? { modal } : {}),
  };
}
