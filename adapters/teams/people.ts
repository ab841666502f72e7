import { z } from 'zod';
import type { Person, PersonQuery } from '../../src/platform/adapter.ts';
import { codeIn } from './errors.ts';
import { PLATFORM } from './meaning.ts';
import { placeFor, type Sending } from './send.ts';

const profile = z.object({
  name: z.string(),
  email: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
});

/** An account's id in Entra. */
const OBJECT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Who somebody is, by the id of its account in Entra: Teams tells of those alone for whom the app is installed, and finds nobody by an
 * e-mail address. Language and time zone are what it told when it last did something. Throws when Teams cannot be asked now.
 */
export async function findPerson(who: PersonQuery, sending: Sending): Promise<Person | undefined> {
  if ('email' in who) return undefined;
  const { tenant } = who;
  const externalId = who.externalId.toLowerCase();
  if (!OBJECT_ID.test(externalId) || !sending.tenants.includes(tenant)) return undefined;
  const place = await placeFor({ tenant, externalId }, sending);
  if (place.kind !== 'there') {
    if (place.outcome.kind === 'rejected') return undefined;
    throw new Error('Teams cannot be asked now');
  }
  const { conversation, serviceUrl } = place;
  const path = ['conversations', conversation, 'members', externalId];
  const answer = await sending.connector.call({ method: 'GET', serviceUrl, path });
  if (answer.kind !== 'said') throw new Error(`Teams cannot be asked now: ${answer.reason}`);
  if (answer.status === 403 || answer.status === 404) return undefined;
  const found = profile.safeParse(answer.body).data;
  if (answer.status !== 200 || found === undefined) {
    throw new Error(`Teams cannot be asked now: ${answer.status} ${codeIn(answer.body)}`);
  }
  const { language, timeZone } = (await sending.references.of(tenant, externalId)) ?? {};
  const email = found.email ?? found.userPrincipalName;
  return {
    address: { platform: PLATFORM, tenant, externalId },
    name: found.name,
    ...(email ? { email: email.toLowerCase() } : {}),
    ...(language === undefined ? {} : { language }),
    ...(timeZone === undefined ? {} : { timeZone }),
    active: true,
  };
}
