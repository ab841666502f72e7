import { listOf, objectOf, textOf } from '../json.ts';
import type { Pinged } from './store.ts';

const idsIn = (text: string, pattern: RegExp): string[] => [
  ...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? '')),
];

/**
 * Who a text really calls. A backslash before a mention hides it from the eye only, so it counts here: what must not ping has
 * to say so in `allowed_mentions`. Without that field everything in the content pings, and for interactions and webhooks only
 * people do: https://docs.discord.com/developers/resources/message#allowed-mentions-object
 */
export function pingsOf(
  texts: readonly string[],
  allowed: unknown,
  by: 'bot' | 'interaction' | 'person',
  repliedTo?: string,
): Pinged {
  const text = texts.join('\n');
  const people = idsIn(text, /<@!?(\d+)>/g);
  const roles = idsIn(text, /<@&(\d+)>/g);
  const everyone = /@(everyone|here)/.test(text);
  if (allowed === undefined || allowed === null) {
    const replied = repliedTo === undefined || people.includes(repliedTo) ? [] : [repliedTo];
    const all = by !== 'interaction';
    return { people: [...people, ...replied], roles: all ? roles : [], everyone: all && everyone };
  }
  const rules = objectOf(allowed);
  const parse = listOf(rules['parse']);
  const chosen = (kind: 'users' | 'roles', found: string[]) =>
    parse.includes(kind) ? found : found.filter((id) => listOf(rules[kind]).includes(id));
  const called = chosen('users', people);
  const replied = rules['replied_user'] === true && repliedTo ? [repliedTo] : [];
  return {
    people: [...new Set([...called, ...replied.map(textOf)])],
    roles: chosen('roles', roles),
    everyone: parse.includes('everyone') && everyone,
  };
}
