import { type Language, languageOfTag } from '../../domain/language.ts';
import type { Address, Person } from '../../platform/adapter.ts';
import type { ChatDeps } from './deps.ts';

/** What the platform says of somebody; nothing when it does not tell now: joining does not wait for it. */
export async function personOf(deps: ChatDeps, from: Address): Promise<Person | undefined> {
  const { tenant, externalId } = from;
  try {
    return await deps.platforms.findPerson(from.platform, { tenant, externalId });
  } catch (error) {
    deps.trouble('profile', error);
    return undefined;
  }
}

/** The language to speak to somebody who is not linked. */
export function languageFor(person: Person | undefined): Language {
  return (person?.language === undefined ? undefined : languageOfTag(person.language)) ?? 'en';
}
