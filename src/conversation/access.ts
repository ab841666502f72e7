import type { Situation } from './state.ts';

/** `late`: after the closing time, while staff still take answers. */
export type Access = 'early' | 'open' | 'paused' | 'late' | 'closed';

/**
 * Whether answers are taken. Closing is the end of the day in the member's own capital, so it may
 * come before or after staff close the round. Without a time (a page that is only looked at) the
 * round's state alone decides.
 */
export function accessTo(round: Situation['round'], at?: number): Access {
  switch (round.state) {
    case 'draft':
    case 'scheduled':
      return 'early';
    case 'paused':
      return 'paused';
    case 'archived':
      return 'closed';
    case 'open':
    case 'closed': {
      const { lateUntil } = round;
      if (round.state === 'open' && (at === undefined || at <= round.closesAt)) return 'open';
      return lateUntil !== null && (at === undefined || at <= lateUntil) ? 'late' : 'closed';
    }
  }
}

/** Whether the reply is still waited for: only then do reminders go out, and a colleague may be asked to answer. */
export function isAwaited({ round, response }: Situation, at?: number): boolean {
  const isOver = response.status === 'submitted' || response.status === 'declined';
  return !isOver && accessTo(round, at) === 'open';
}

export function takesAnswers(access: Access): boolean {
  return access === 'open' || access === 'late';
}
