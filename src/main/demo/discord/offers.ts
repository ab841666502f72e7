import type { Component, DiscordMessage } from './emulated-discord.ts';

/** A control of a message, and what its id says: its kind, the prompt, and the rest of that kind. */
export interface Offer {
  readonly code: string;
  readonly kind: string;
  readonly rest: readonly string[];
  readonly component: Component;
}

export function offersOf(message: DiscordMessage): readonly Offer[] {
  return componentsOf(message).flatMap((component) => {
    const { custom_id: code } = component;
    if (code === undefined) return [];
    const [kind = '', , ...rest] = code.replace(/~\d+$/, '').split('|');
    return [{ code, kind, rest, component }];
  });
}

function componentsOf(message: DiscordMessage): readonly Component[] {
  const { components = [] } = message.versions.at(-1) ?? {};
  return components.flatMap((row) => row.components ?? []);
}

/** The button for a command. */
export function buttonFor(message: DiscordMessage, command: string): Offer | undefined {
  return offersOf(message).find(({ kind, rest }) => kind === 'a' && rest[0] === command);
}

/** The link to the pages that a message offers. */
export function linkIn(message: DiscordMessage): string | undefined {
  return componentsOf(message).find(({ url }) => url?.includes('/r/'))?.url;
}

/** Options as buttons, lists to pick from, and the button for words: what carries its question. */
const ASKING = new Set(['o', 'p', 'm', 't']);

/** Which question a message asks; undefined: none. */
export function questionIn(message: DiscordMessage): string | undefined {
  return offersOf(message).find(({ kind }) => ASKING.has(kind))?.rest[0];
}
