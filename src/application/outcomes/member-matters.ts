import type { MemberMatters } from '../deliveries/member-matters.ts';
import type { Transactions } from '../ports.ts';
import type { TellingRows } from './telling-rows.ts';

/** What members are told of, from the rows, at the moment of sending. */
export function createMemberMatters(
  store: Transactions<{ readonly telling: Pick<TellingRows, 'told'> }>,
): MemberMatters {
  return {
    outcomes: (addressee, language) =>
      store.transaction(({ telling }) => telling.told(addressee, language)),
  };
}
