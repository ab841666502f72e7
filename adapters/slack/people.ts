import { webApi } from '@slack/bolt';
import type { Person, PersonQuery } from '../../src/platform/adapter.ts';
import type { ClientOf } from './send.ts';

const NOBODY = new Set(['users_not_found', 'user_not_found', 'user_not_visible']);

/** Who somebody is, with the language and time zone of its profile. Throws when Slack cannot be asked now. */
export async function findPerson(
  who: PersonQuery,
  { clientOf, platform }: { readonly clientOf: ClientOf; readonly platform: string },
): Promise<Person | undefined> {
  const found = await clientOf(who.tenant);
  if (found.kind !== 'ready') return undefined;
  const id = 'email' in who ? await idOf(found.client, who.email) : who.externalId;
  if (id === undefined) return undefined;
  const user = await known(async () => {
    const { user } = await found.client.users.info({ user: id, include_locale: true });
    return user;
  });
  if (user === undefined) return undefined;
  const { real_name, name = '', profile, locale, tz, deleted = false, is_bot = false } = user;
  const email = profile?.email;
  return {
    address: { platform, tenant: who.tenant, externalId: id },
    name: real_name ?? name,
    ...(email === undefined ? {} : { email: email.toLowerCase() }),
    ...(locale === undefined ? {} : { language: locale }),
    ...(tz === undefined ? {} : { timeZone: tz }),
    active: !deleted && !is_bot,
  };
}

function idOf(client: webApi.WebClient, email: string): Promise<string | undefined> {
  return known(async () => (await client.users.lookupByEmail({ email })).user?.id);
}

async function known<Value>(look: () => Promise<Value | undefined>): Promise<Value | undefined> {
  try {
    return await look();
  } catch (error) {
    const isPlatform = error instanceof webApi.WebAPIPlatformError;
    if (isPlatform && NOBODY.has(error.data.error)) return undefined;
    throw error;
  }
}
