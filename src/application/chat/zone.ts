import { westernDigits } from '../../conversation/understand/fold.ts';
import type { Language } from '../../domain/language.ts';
import { suggestZone } from '../../domain/time/find-zone.ts';
import { readZone } from '../../domain/time/read-zone.ts';
import type { InboundEvent } from '../../platform/adapter.ts';
import type { Shown } from '../../platform/shown.ts';
import { clockText } from '../deliveries/closing-text.ts';
import { zoneOf } from '../reach/describe.ts';
import type { ReachContact } from '../reach/rows.ts';
import { setHours } from '../reach/set-hours.ts';
import type { ChatDeps } from './deps.ts';
import { languageFor, personOf } from './person.ts';
import { contactOf } from './speak.ts';
import { told, toldWords } from './words.ts';

type From = Pick<InboundEvent, 'from'>;

/**
 * Asks a contact, where an account of its joins, whether its clock is its member's: that is the guess where neither the contact
 * nor the platform has told a time zone. Once: whoever does not answer keeps the guess, and is not asked again. Joining never
 * fails for it.
 */
export async function askZone(deps: ChatDeps, { from }: From): Promise<readonly Shown[]> {
  const at = deps.clock.now();
  try {
    const contact = await deps.store.transaction(async ({ reach }) => {
      const found = await reach.byAccount(from, at);
      if (found === undefined || found.timeZone !== null) return undefined;
      return (await reach.markZoneAsked(found.id, at)) ? found : undefined;
    });
    if (contact === undefined) return [];
    const language = (await contactOf(deps, from))?.language ?? 'en';
    return [askedOf(deps, contact, language)];
  } catch (error) {
    deps.trouble('a time zone', error);
    return [];
  }
}

function askedOf(deps: ChatDeps, contact: ReachContact, language: Language): Shown {
  return told(deps, language, 'askZone', clockIn(deps, zoneOf(contact), language));
}

/** The place by whose clock times are shown, and what that shows now: whoever reads it sees whether it is right. */
function clockIn(deps: ChatDeps, zone: string, language: Language) {
  return { zone: placeIn(zone), now: clockText(deps.clock.now(), zone, language) };
}

/**
 * "time zone Nairobi": sets it for the contact of this account, and says so; '' asks for it. undefined: these words name no time
 * zone that is known or nearly so, and may be an answer that only begins like that; where they are `addressed` to us they are none,
 * and a zone that is not known is told.
 */
export async function setZone(
  deps: ChatDeps,
  event: From & { readonly addressed: boolean },
  words: string,
): Promise<readonly Shown[] | undefined> {
  const { from, addressed } = event;
  const zone = westernDigits(words);
  const at = deps.clock.now();
  const contact = await deps.store.transaction(({ reach }) => reach.byAccount(from, at));
  if (contact === undefined) {
    if (!addressed) return undefined;
    return [told(deps, languageFor(await personOf(deps, from)), 'unknown')];
  }
  const language = (await contactOf(deps, from))?.language ?? 'en';
  if (zone === '') return [askedOf(deps, contact, language)];
  const isZone = readZone(zone, { near: zoneOf(contact), at }) ?? suggestZone(zone);
  if (isZone === undefined && !addressed) return undefined;
  const set = await setHours(deps, { from }, { zone });
  if (set.ok) {
    const [first] = set.value;
    const known = first?.timeZone ?? zoneOf(contact);
    return [told(deps, language, 'zoneSet', clockIn(deps, known, language))];
  }
  // The words of the page "When to write to you", where the same can be set.
  const phrase = set.code === 'zone-meant' ? 'reach.zoneMeant' : 'reach.zoneUnknown';
  return [toldWords(language, deps.phrases(language, phrase, set.params ?? {}))];
}

/** "Africa/Nairobi" as people say it. */
function placeIn(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
