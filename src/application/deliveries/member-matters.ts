import type { AddresseeId } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import type { Ending } from '../../domain/vocabulary.ts';

/** What became of one need that a member had told of. */
export interface ToldOutcome {
  /** The member's own words, as it wrote them; the part of an answer that was meant, or all of it. */
  readonly words: readonly string[];
  readonly ending: Ending;
  /** Why it was not raised, in staff's words. */
  readonly reason: string | null;
  /** Conclusions that reflect it: in the asked language where that text is approved, else as adopted. */
  readonly conclusions: readonly { readonly number: number; readonly title: string }[];
}

/** What members are told of beside the round itself, read at the moment of sending. */
export interface MemberMatters {
  /** What became of each need that this addressee had told of, in the order of their numbers; those that have ended. */
  outcomes(addressee: AddresseeId, language: Language): Promise<readonly ToldOutcome[]>;
}
