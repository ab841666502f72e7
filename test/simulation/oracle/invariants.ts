import { answersAreKept } from './answers.ts';
import { enoughIsEnough } from './cap.ts';
import type { Case, Invariant, Violation } from './case.ts';
import { nothingIsLostOrStuck, reasonsAreTrue, whatIsSentHasArrived } from './endings.ts';
import { digestsAreWhole, nothingArrivesTwice } from './once.ts';
import { onePauseOneReminder, pausesHold, threadsKeepTheirOrder } from './order.ts';
import { retryAfterIsObeyed } from './pace.ts';
import { everySendIsBegun, hoursAreKept, whoHasAnsweredIsLeftAlone } from './tact.ts';
import { wishesAreHeeded } from './wishes.ts';

const INVARIANTS: readonly Invariant[] = [
  answersAreKept,
  everySendIsBegun,
  whoHasAnsweredIsLeftAlone,
  hoursAreKept,
  wishesAreHeeded,
  enoughIsEnough,
  nothingArrivesTwice,
  digestsAreWhole,
  threadsKeepTheirOrder,
  onePauseOneReminder,
  pausesHold,
  retryAfterIsObeyed,
  nothingIsLostOrStuck,
  whatIsSentHasArrived,
  reasonsAreTrue,
];

/** What was promised and not kept, in the order in which it happened. */
export function violationsOf(story: Case): readonly Violation[] {
  return INVARIANTS.flatMap((invariant) => invariant(story)).toSorted((a, b) => a.seq - b.seq);
}
