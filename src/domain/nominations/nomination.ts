/** A company of the member's country (Res. 68, resolves 2), or an executive of the member itself ("encourages"). */
export const NOMINATION_KINDS = ['local-industry', 'executive'] as const;
export type NominationKind = (typeof NOMINATION_KINDS)[number];

export const NOMINATION_STATES = ['standing', 'withdrawn', 'invited', 'declined'] as const;
export type NominationState = (typeof NOMINATION_STATES)[number];

/** Why a nomination was withdrawn: its words were taken back, or the consent is said no more. */
export type Withdrawal = 'words' | 'consent';

/** That the person agreed to be invited, as staff heard it. */
export interface Agreement {
  readonly how: string;
  readonly on: string; // ISO day
  readonly email: string | null;
}

/** What is kept of a nomination. The words stay where the member's answer lies. */
export interface Nomination {
  readonly state: NominationState;
  readonly withdrawn: Withdrawal | null;
  /** The answer that held the words when the nomination was last followed. */
  readonly answer: string;
  /** Whether the member then said that the person has agreed. */
  readonly said: boolean;
  readonly agreement: Agreement | null;
}

/** What the member's answers say now. */
export interface Given {
  readonly answer: string;
  /** Whether the words are those of the answer that the nomination was last followed to. */
  readonly sameWords: boolean;
  readonly said: boolean;
}

export type Following = 'taken-back' | 'consent-gone' | 'corrected' | 'consent-said' | 'restored';

export interface Followed {
  /** Null: nothing has changed. */
  readonly what: Following | null;
  readonly nomination: Nomination;
}

/**
 * Follows the member's answers until somebody has decided; afterwards the decision stands. Other words are another nomination
 * under the old number, so that what one person agreed to is never another's; and without words or consent nothing is
 * kept by which anybody could be reached.
 * @param given null: the words were taken back, or the response does not stand any more
 */
export function follow(nomination: Nomination, given: Given | null): Followed {
  switch (nomination.state) {
    case 'standing':
      return given === null
        ? { what: 'taken-back', nomination: withdrawnFor('words', nomination) }
        : followStanding(nomination, given);
    case 'withdrawn':
      return given === null ? unchanged(nomination) : followWithdrawn(nomination, given);
    case 'invited':
    case 'declined':
      return unchanged(nomination);
  }
}

function followStanding(nomination: Nomination, given: Given): Followed {
  const { answer, said } = given;
  if (!given.sameWords) {
    return { what: 'corrected', nomination: { ...nomination, answer, said, agreement: null } };
  }
  if (nomination.said && !said) {
    return { what: 'consent-gone', nomination: withdrawnFor('consent', nomination) };
  }
  if (!nomination.said && said) {
    return { what: 'consent-said', nomination: { ...nomination, said } };
  }
  return unchanged(nomination);
}

/** Who withdrew the consent has to give it anew, or to name somebody else. */
function followWithdrawn(nomination: Nomination, given: Given): Followed {
  const { answer, said, sameWords } = given;
  if (nomination.withdrawn === 'consent' && sameWords && !said) return unchanged(nomination);
  const stands = { ...nomination, state: 'standing', withdrawn: null, answer, said } as const;
  return { what: 'restored', nomination: stands };
}

function withdrawnFor(withdrawn: Withdrawal, nomination: Nomination): Nomination {
  return { ...nomination, state: 'withdrawn', withdrawn, said: false, agreement: null };
}

function unchanged(nomination: Nomination): Followed {
  return { what: null, nomination };
}

/** Nobody is invited without it: the member says that the person has agreed, or staff heard it. */
export function hasConsent({ said, agreement }: Pick<Nomination, 'said' | 'agreement'>): boolean {
  return said || agreement !== null;
}

/** Where the person can be reached: as it told staff, else as the member gave it; only with consent, and only while it is of use. */
export function reachedAt(
  nomination: Pick<Nomination, 'state' | 'said' | 'agreement'>,
  contact: string | null,
): string | null {
  const { state, said, agreement } = nomination;
  if (state !== 'standing' && state !== 'invited') return null;
  return agreement?.email ?? (said ? contact : null);
}
