/** Everything that goes out, by kind: one path for all of it. */
export const DELIVERY_KINDS = [
  'invitation',
  'reminder',
  'deadline-moved',
  'fresh-link',
  'receipt',
  'prompt',
  'staff-digest',
  'document',
  'link-offer',
  'milestones',
  'outcome',
  'follow-up',
  'hook',
  'coming',
  'here',
] as const;
export type DeliveryKind = (typeof DELIVERY_KINDS)[number];

/** What holds for all messages of a kind: the table that staff would argue about. */
export interface KindPolicy {
  /** Waits for the reader's working hours. What somebody is waiting for now does not. */
  readonly keepsWindow: boolean;
  /** Counts among what a person gets of our own accord; see outreach.ts. */
  readonly counted: boolean;
  /** Waits when the person has had enough of such messages lately. */
  readonly capped: boolean;
  /** Several of them that are due for one person become one message. */
  readonly digested: boolean;
  /** Stays unsent when its reader has answered or declined. */
  readonly endsWithAnswer: boolean;
  /** Is of use, and goes out, also when its round has closed: until it expires. */
  readonly outlivesRound: boolean;
  /**
   * What follows a send of which nobody can tell whether it arrived, on a channel that can neither be asked nor makes one
   * message of two: what must not be lost is repeated once; where a double annoys more than a gap hurts, staff decide.
   */
  readonly unclear: 'repeat-once' | 'leave-to-staff';
}

const OWN_ACCORD = {
  keepsWindow: true,
  counted: true,
  capped: true,
  digested: true,
  endsWithAnswer: true,
  outlivesRound: false,
} as const;

const ASKED_FOR = {
  keepsWindow: false,
  counted: false,
  capped: false,
  digested: false,
  endsWithAnswer: false,
  outlivesRound: false,
} as const;

export const KIND_POLICY: Readonly<Record<DeliveryKind, KindPolicy>> = {
  invitation: { ...OWN_ACCORD, unclear: 'repeat-once' },
  // Another reminder follows; a double one annoys.
  reminder: { ...OWN_ACCORD, unclear: 'leave-to-staff' },
  // More time is worth knowing in time: no cap holds it back.
  'deadline-moved': { ...OWN_ACCORD, capped: false, unclear: 'repeat-once' },
  'fresh-link': { ...ASKED_FOR, unclear: 'repeat-once' },
  receipt: { ...ASKED_FOR, outlivesRound: true, unclear: 'leave-to-staff' },
  prompt: { ...ASKED_FOR, outlivesRound: true, unclear: 'repeat-once' },
  'staff-digest': { ...ASKED_FOR, keepsWindow: true, unclear: 'leave-to-staff' },
  document: { ...ASKED_FOR, unclear: 'repeat-once' },
  // A question of its own to one account: it goes into no digest, and never twice.
  'link-offer': { ...OWN_ACCORD, digested: false, unclear: 'leave-to-staff' },
  // A channel told twice of the same is noise; what it missed stands in the console.
  milestones: { ...ASKED_FOR, keepsWindow: true, unclear: 'leave-to-staff' },
  // What became of a member's needs (Res. 68): owed to whoever told them, whole, and after the meeting, when the round is long closed.
  outcome: {
    ...OWN_ACCORD,
    digested: false,
    endsWithAnswer: false,
    outlivesRound: true,
    unclear: 'repeat-once',
  },
  // To the member of staff who looks after a conclusion.
  'follow-up': { ...ASKED_FOR, keepsWindow: true, unclear: 'leave-to-staff' },
  // To a program, which sorts doubles out by their id.
  hook: { ...ASKED_FOR, unclear: 'repeat-once' },
  // Whether an entity comes to a meeting: a question of its own, of use until the meeting is over.
  coming: { ...OWN_ACCORD, digested: false, outlivesRound: true, unclear: 'repeat-once' },
  // Whether who said so is there: worth asking on that day alone, and staff in the room see it, too.
  here: {
    ...OWN_ACCORD,
    capped: false,
    digested: false,
    outlivesRound: true,
    unclear: 'leave-to-staff',
  },
};
