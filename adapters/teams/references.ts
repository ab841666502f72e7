import { z } from 'zod';
import { Unopenable, type Vault } from '../../src/platform/vault.ts';

/** How a person is reached, and what Teams says of its settings with everything that it does. */
export interface Reference {
  /** The conversation with it; left out until there is one. */
  readonly conversation?: string;
  readonly serviceUrl: string;
  /** The account's id for us, "29:…". */
  readonly account?: string;
  readonly language?: string; // a tag
  readonly timeZone?: string; // IANA
}

/** Where people and tenants are reached: told with every activity, kept for all processes. */
export interface References {
  of(tenant: string, person: string): Promise<Reference | undefined>;
  /** Where a tenant's conversations are, by what was last heard from it. */
  serviceUrlOf(tenant: string): Promise<string | undefined>;
  /** `anew`: another process may have forgotten it meanwhile. */
  keep(tenant: string, person: string, heard: Reference, anew?: boolean): Promise<void>;
  keepTenant(tenant: string, serviceUrl: string): Promise<void>;
  /** The person has taken the app away: what is known of its settings goes, too. */
  forget(tenant: string, person: string): Promise<void>;
}

const reference = z.object({
  conversation: z.string().optional(),
  serviceUrl: z.string(),
  account: z.string().optional(),
  language: z.string().optional(),
  timeZone: z.string().optional(),
});

const PEOPLE = 'teams/person';
const TENANTS = 'teams/tenant';
/** As many as act within a few hours: what they tell again is not written again. */
const RECENT_MAX = 10_000;

export function referencesIn(vault: Vault): References {
  const recent = recentTexts(RECENT_MAX);
  const write = async (name: string, text: string): Promise<void> => {
    if (recent.get(name) === text) return;
    await vault.write(name, text);
    recent.set(name, text);
  };
  const read = async (name: string): Promise<string | undefined> => {
    const text = await openable(vault.read(name));
    if (text !== undefined) recent.set(name, text);
    return text;
  };
  const nameOf = (tenant: string, person: string) => `${PEOPLE}/${tenant}/${person}`;
  const of = async (tenant: string, person: string) =>
    reference.safeParse(parsed(await read(nameOf(tenant, person)))).data as Reference | undefined;
  return {
    of,
    serviceUrlOf: (tenant) => read(`${TENANTS}/${tenant}`),
    keep: async (tenant, person, heard, anew = false) => {
      const name = nameOf(tenant, person);
      if (anew) recent.remove(name);
      const known = parsed(recent.get(name)) ?? (await of(tenant, person)) ?? {};
      await write(name, JSON.stringify(reference.parse({ ...known, ...heard })));
    },
    keepTenant: async (tenant, serviceUrl) => {
      const name = `${TENANTS}/${tenant}`;
      if ((recent.get(name) ?? (await read(name))) !== serviceUrl) await write(name, serviceUrl);
    },
    forget: async (tenant, person) => {
      const name = nameOf(tenant, person);
      recent.remove(name);
      await vault.remove(name);
    },
  };
}

function recentTexts(max: number) {
  const kept = new Map<string, string>();
  return {
    get: (name: string) => kept.get(name),
    remove: (name: string) => void kept.delete(name),
    set: (name: string, text: string) => {
      kept.delete(name);
      kept.set(name, text);
      const [oldest] = kept.keys();
      if (kept.size > max && oldest !== undefined) kept.delete(oldest);
    },
  };
}

/** What was written under another secret tells nothing, and is heard anew. */
async function openable(reading: Promise<string | undefined>): Promise<string | undefined> {
  try {
    return await reading;
  } catch (cause) {
    if (cause instanceof Unopenable) return undefined;
    throw cause;
  }
}

function parsed(text: string | undefined): object | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
