import { type Action, mayDo } from '../permissions.ts';
import type { RoundState, StaffRole } from '../vocabulary.ts';
import { type RoundAct, roundAfter } from './state-machine.ts';

/** In the order in which a round's life brings them. */
export const ROUND_ACTS = [
  'open',
  'schedule',
  'remind',
  'change-rules',
  'extend',
  'pause',
  'resume',
  'close',
  'archive',
] as const satisfies readonly RoundAct[];

/** What would not be refused for its state or for the role: only that is shown. The use cases decide again. */
export function offeredActs(
  state: RoundState,
  actor: { readonly kind: 'staff'; readonly role: StaffRole },
): readonly RoundAct[] {
  return ROUND_ACTS.filter((act) => roundAfter(state, act).ok && mayDo(actor, rightOf(act)));
}

function rightOf(act: RoundAct): Action {
  return `round.${act}`;
}
