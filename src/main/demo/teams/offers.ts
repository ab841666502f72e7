import type { Carried, Part, TeamsMessage, TeamsPerson } from './emulated-teams.ts';

/** A message as one person sees it: what stands on its card, and what is written on it. */
export interface Shown {
  readonly message: TeamsMessage;
  readonly person: TeamsPerson;
}

/** A button, and what it means. */
export interface Offer extends Carried {
  readonly title: string;
}

export function offersOf(shown: Shown): readonly Offer[] {
  return partsOf(shown).flatMap(({ type, title = '', data }) =>
    type === 'Action.Execute' && data?.parley !== undefined ? [{ title, ...data.parley }] : [],
  );
}

/** The button for a command. */
export function buttonFor(shown: Shown, command: string): Offer | undefined {
  return offersOf(shown).find(({ k, c }) => k === 'act' && c === command);
}

/** The button that sends a form. */
export function sendIn(shown: Shown): Offer | undefined {
  return offersOf(shown).find(({ k }) => k === 'send');
}

/** Which question a message asks; undefined: none. */
export function questionIn(shown: Shown): string | undefined {
  return offersOf(shown).find(({ k }) => k === 'option' || k === 'save')?.q;
}

/** The link to the pages: a button, or written out where it has no TLS, as in a demonstration. */
export function linkIn(shown: Shown): string | undefined {
  const places = partsOf(shown).flatMap(({ url = '', text = '' }) => [url, text]);
  return places.flatMap((place) => /https?:\/\/[\w.:-]+\/r\/[\w-]+/.exec(place) ?? [])[0];
}

export function wordsOf(shown: Shown): string {
  const words = partsOf(shown).flatMap(({ text }) => text ?? []);
  return [shown.message.versions.at(-1)?.text ?? '', ...words].join('\n').trim();
}

export function inputsOf(shown: Shown): readonly Part[] {
  return partsOf(shown).filter(({ type }) => type?.startsWith('Input.'));
}

function partsOf({ message, person }: Shown): readonly Part[] {
  const own = message.views.get(person.id);
  const cards = own === undefined ? (message.versions.at(-1)?.cards ?? []) : [own];
  return cards.flatMap(within);
}

function within(part: Part): readonly Part[] {
  const { body = [], items = [], inlines = [], actions = [] } = part;
  return [part, ...[body, items, inlines, actions].flat().flatMap(within)];
}
