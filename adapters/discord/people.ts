import { Routes } from 'discord.js';
import { z } from 'zod';
import type { Person, PersonQuery } from '../../src/platform/adapter.ts';
import { codeOf } from './errors.ts';
import type { Api } from './rest.ts';

/** As many as speak within a few hours; who is forgotten tells its language again when it acts again. */
const LOCALES_MAX = 10_000;

/** Discord tells somebody's language only with what it does (docs.discord.com/developers/interactions). */
export interface Locales {
  heard(externalId: string, locale: string | undefined): void;
  of(externalId: string): string | undefined;
}

export function keptLocales(): Locales {
  const kept = new Map<string, string>();
  return {
    heard: (externalId, locale) => {
      if (locale === undefined) return;
      kept.delete(externalId);
      kept.set(externalId, locale);
      const [oldest] = kept.keys();
      if (kept.size > LOCALES_MAX && oldest !== undefined) kept.delete(oldest);
    },
    of: (externalId) => kept.get(externalId),
  };
}

const profile = z.object({
  id: z.string(),
  username: z.string(),
  global_name: z.string().nullish(),
  bot: z.boolean().optional(),
  system: z.boolean().optional(),
});

const UNKNOWN = new Set([10013, 50035]); // no such account, or nothing that is an account's id

/** Who somebody is. Discord tells neither e-mail addresses nor time zones. Throws when it cannot be asked now. */
export async function findPerson(
  who: PersonQuery,
  { api, locales, platform }: { readonly api: Api; readonly locales: Locales; platform: string },
): Promise<Person | undefined> {
  if ('email' in who || !/^\d{1,20}$/.test(who.externalId)) return undefined;
  const { externalId, tenant } = who;
  try {
    const found = profile.parse(await api.call('GET', Routes.user(externalId), { waits: true }));
    const { username, global_name, bot = false, system = false } = found;
    const language = locales.of(externalId);
    return {
      address: { platform, tenant, externalId },
      name: global_name ?? username,
      ...(language === undefined ? {} : { language }),
      active: !bot && !system,
    };
  } catch (error) {
    const code = codeOf(error);
    if (code !== undefined && UNKNOWN.has(code)) return undefined;
    throw error;
  }
}
