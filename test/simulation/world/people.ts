import type { OutboundMessage } from '../../../src/platform/adapter.ts';
import { createAbsences } from './absences.ts';
import type { CastContact } from './cast.ts';
import type { BegunPart, Sent } from './facts.ts';
import { tokensIn } from './links.ts';
import { createPlaces } from './places.ts';
import { DAY, HOUR, MINUTE } from './scenario.ts';
import type { Process } from './timeline.ts';
import { createVisits, type Purpose } from './visits.ts';
import type { Workers } from './workers.ts';
import type { World } from './world.ts';

/** Everybody who gets letters, with the web processes that they speak to. */
export interface People {
  onArrival(sent: Sent, message: OutboundMessage): void;
  ended(process: Process): void;
}

/** What somebody means to do about a letter. */
type Intent = Purpose | 'away' | 'link';

export function createPeople(world: World, workers: Workers): People {
  const { scenario, timeline, cast } = world;
  const chance = scenario.chance.fork('people');
  const places = createPlaces(world);
  const visits = createVisits(world, { places, workers });
  const absences = createAbsences(world, places);

  function intent(): Intent {
    const { oddities } = scenario;
    if (chance.next() >= oddities) return 'answer';
    return chance.pick(['decline', 'stop', 'stop-all', 'snooze', 'hand-over', 'away', 'link']);
  }

  function read(contact: CastContact, part: BegunPart, token: string): void {
    const addressee = part.link?.addressee;
    if (addressee === undefined) return;
    const what = intent();
    if (what === 'away') absences.begin(contact);
    else if (what === 'link') visits.askFreshLink(contact.email);
    else visits.begin({ contact, addressee, token }, what, chance.fork(part.delivery));
  }

  return {
    ended: places.ended,
    onArrival: (sent, message) => {
      const tokens = tokensIn(message);
      sent.begun?.parts.forEach((part, index) => {
        const contact = cast.contacts.get(part.contact ?? '');
        const token = tokens[index];
        if (contact === undefined || token === undefined || chance.next() < 0.5) return;
        const soon = chance.pick([2 * MINUTE, HOUR, 8 * HOUR, 3 * DAY]);
        const at = timeline.clock.now() + 30_000 + chance.below(soon);
        timeline.at(at, `${contact.email} reads`, () => read(contact, part, token));
      });
    },
  };
}
