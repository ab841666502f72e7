import { Temporal } from 'temporal-polyfill';
import { setAbsence } from '../../../src/application/reach/set-absence.ts';
import type { CastContact } from './cast.ts';
import type { Places } from './places.ts';
import { type ProcessDeps, STAFF, type World } from './world.ts';

/** People who are away from today on, as they tell staff. */
export interface Absences {
  begin(contact: CastContact): void;
}

export function createAbsences(world: World, places: Places): Absences {
  const { timeline, facts, cast } = world;
  const chance = world.scenario.chance.fork('absences');

  /** The fact is noted in the step that commits it: a process that ends before it hears of it has still written it. */
  function noting({ store }: ProcessDeps, fact: () => Parameters<typeof facts.note>[0]) {
    const transaction: typeof store.transaction = (work) =>
      store.transaction(async (rows) => {
        const value = await work(rows);
        facts.note(fact());
        return value;
      });
    return { transaction };
  }

  return {
    begin: (contact) => {
      const index = cast.members.findIndex(({ id }) => id === contact.memberId);
      const zone = contact.timeZone ?? cast.members[index]?.timeZone ?? 'UTC';
      const now = Temporal.Instant.fromEpochMilliseconds(timeline.clock.now());
      const first = now.toZonedDateTimeISO(zone).toPlainDate();
      const last = first.add({ days: 1 + chance.below(8) });
      const [from, until] = [first, last.add({ days: 1 })].map(
        (day) => day.toZonedDateTime(zone).epochMilliseconds,
      );
      const fact = () =>
        ({ kind: 'absent', contact: contact.id, from: from ?? 0, until: until ?? 0 }) as const;
      places.ask(
        (deps) => {
          const member = referenceOf(index);
          const whose = { email: contact.email, member, actor: STAFF };
          const days = { first: first.toString(), last: last.toString() };
          return setAbsence({ ...deps, store: noting(deps, fact) }, whose, days);
        },
        (told) => {
          // It is told again a day later, when nobody heard it the first time.
          if (!told.ok && told.code !== 'days-passed') {
            world.fail(new Error(`refused: ${told.code}`));
          }
        },
      );
    },
  };
}

/** A member's reference, by its place in the cast. */
export function referenceOf(index: number): string {
  return `M-${String(index).padStart(4, '0')}`;
}
