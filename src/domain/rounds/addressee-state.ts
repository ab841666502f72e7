import type { ResponseStatus } from '../vocabulary.ts';

/** Where an addressee stands, as far as reminding goes; who has answered or declined stands nowhere: it is never reminded. */
export const ADDRESSEE_STATES = ['not-invited', 'not-started', 'partial', 'complete'] as const;
export type AddresseeState = (typeof ADDRESSEE_STATES)[number];

/** What decides an addressee's state. */
export interface AddresseeFacts {
  readonly status: ResponseStatus;
  /** An invitation has reached one of its contacts. */
  readonly invited: boolean;
  /** Required questions that are still open, in their order. */
  readonly missing: readonly string[];
}

/** `complete`: everything that is required has its answer, but nobody has submitted. */
export function addresseeState({
  status,
  invited,
  missing,
}: AddresseeFacts): AddresseeState | undefined {
  switch (status) {
    case 'submitted':
    case 'declined':
      return undefined;
    case 'partial':
      return missing.length === 0 ? 'complete' : 'partial';
    case 'not-started':
      return invited ? 'not-started' : 'not-invited';
  }
}
