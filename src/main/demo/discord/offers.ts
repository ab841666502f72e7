import type { Control, DiscordMessage } from './emulated-discord.ts';

/** A control of ours, and what its custom id says: a letter for its kind, then the parts. */
export interface Offer {
  readonly control: Control;
  readonly code: string;
  readonly kind: string;
  readonly parts: readonly string[];
}

export function offersOf(message: DiscordMessage): readonly Offer[] {
  return controlsOf(message).flatMap((control) => {
    const { custom_id: code, disabled = false } = control;
    if (code === undefined || disabled) return [];
    const [kind = '', ...parts] = code.replace(/~\d{1,2}$/, '').split('|');
    return [{ control, code, kind, parts }];
  });
}

function controlsOf(message: DiscordMessage): readonly Control[] {
  const { components = [] } = message.versions.at(-1) ?? {};
  return components.flatMap((part) => part.components ?? []);
}

/** The button for a command. */
export function commandIn(offers: readonly Offer[], command: string): Offer | undefined {
  return offers.find(({ kind, parts }) => kind === 'a' && parts[1] === command);
}

/** The link to the pages that a message offers. */
export function linkIn(message: DiscordMessage): string | undefined {
  return controlsOf(message).find(({ url }) => url?.includes('/r/'))?.url;
}

/** An option's button, a list for one, a list for several, and the button of a window for words. */
const ANSWERS = new Set(['o', 'p', 'm', 't']);

/** Which question a message asks; undefined: none. */
export function questionIn(message: DiscordMessage): string | undefined {
  return offersOf(message).find(({ kind }) => ANSWERS.has(kind))?.parts[1];
}
