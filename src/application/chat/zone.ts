import type { Language } from '../../domain/language.ts';
import type { Address, InboundEvent } from '../../platform/adapter.ts';
import type { Shown } from '../../platform/shown.ts';
import { zoneOf } from '../reach/describe.ts';
import { setHours } from '../reach/set-hours.ts';
import type { ChatDeps } from './deps.ts';
import { languageFor, personOf } from './person.ts';
import { contactOf } from './speak.ts';
import { told, toldWords } from './words.ts';

/**
 * Asks once, where an account joins, whether its clock is its member's: that is the guess where neither the contact nor the
 * platform has told a time zone. Nothing where one is known.
 */
export async function askZone(
  deps: ChatDeps,
  { from }: Pick<InboundEvent, 'from'>,
): Promise<readonly Shown[]> {
  const contact = await reachOf(deps, from);
  if (contact === undefined || contact.timeZone !== null) return [];
  const language = (await contactOf(deps, from))?.language ?? 'en';
  return guessed(deps, from, language);
}

async function guessed(
  deps: ChatDeps,
  from: Address,
  language: Language,
): Promise<readonly Shown[]> {
  const contact = await reachOf(deps, from);
  if (contact === undefined) return [];
  return [told(deps, language, 'askZone', { zone: placeIn(zoneOf(contact)) })];
}

function reachOf({ store, clock }: ChatDeps, from: Address) {
  return store.transaction(({ reach }) => reach.byAccount(from, clock.now()));
}

/** "time zone Nairobi": sets it for the contact of this account; one that is not known is asked for again. '' asks, too. */
export async function setZone(
  deps: ChatDeps,
  { from }: InboundEvent,
  zone: string,
): Promise<readonly Shown[]> {
  const contact = await contactOf(deps, from);
  if (contact === undefined) {
    return [told(deps, languageFor(await personOf(deps, from)), 'unknown')];
  }
  const { language } = contact;
  if (zone === '') return guessed(deps, from, language);
  const set = await setHours(deps, { from }, { zone });
  if (set.ok) {
    const [first] = set.value;
    return [told(deps, language, 'zoneSet', { zone: placeIn(first?.timeZone ?? zone) })];
  }
  // The words of the page "When to write to you", where the same can be set.
  const phrase = set.code === 'zone-meant' ? 'reach.zoneMeant' : 'reach.zoneUnknown';
  return [toldWords(language, deps.phrases(language, phrase, set.params ?? {}))];
}

/** "Africa/Nairobi" as people say it. */
function placeIn(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
