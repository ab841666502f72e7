import { done, type Result, refuse } from '../refusal.ts';
import type { RoundState } from '../vocabulary.ts';

/** What staff, or the schedule that they set, may do to a round. */
export type RoundAct =
  | 'schedule'
  | 'open'
  | 'pause'
  | 'resume'
  | 'extend'
  | 'remind'
  | 'change-rules'
  | 'close'
  | 'archive';

/** Which acts are legal in which state, and the state that follows. What is not listed is refused. */
const AFTER: Readonly<Record<RoundState, Readonly<Partial<Record<RoundAct, RoundState>>>>> = {
  draft: { schedule: 'scheduled', open: 'open', 'change-rules': 'draft' },
  scheduled: { schedule: 'scheduled', open: 'open', 'change-rules': 'scheduled' },
  open: {
    pause: 'paused',
    extend: 'open',
    remind: 'open',
    'change-rules': 'open',
    close: 'closed',
  },
  paused: { resume: 'open', extend: 'paused', 'change-rules': 'paused', close: 'closed' },
  closed: { archive: 'archived' },
  archived: {},
};

export type WrongState = `round-is-${RoundState}`;

/** The state after an act, or the refusal that names the state that forbids it. */
export function roundAfter(state: RoundState, act: RoundAct): Result<RoundState, WrongState> {
  const next = AFTER[state][act];
  return next === undefined ? refuse(`round-is-${state}` as const, { act }) : done(next);
}
