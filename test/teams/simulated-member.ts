import { objectOf, textOf } from '../emulators/json.ts';
import { isShown, partsOf } from '../emulators/teams/cards/walk.ts';
import { type Field, fieldOf, type Value } from '../emulators/teams/people/fields.ts';
import type { Pressed } from '../emulators/teams/people/pressing.ts';
import { cardsFor } from '../emulators/teams/people/screen.ts';
import type { Message, Person } from '../emulators/teams/store.ts';
import type { TeamsWorld } from './teams-world.ts';

/** A button of ours: its title, and what it means to us. */
export interface Button {
  readonly title: string;
  readonly kind: string;
  readonly command: string;
}

function shownParts(message: Message, person: Person) {
  return cardsFor(person, message).flatMap(partsOf).filter(isShown);
}

export function buttonsIn(message: Message, person: Person): readonly Button[] {
  return shownParts(message, person).flatMap(({ kind, json }) => {
    if (kind !== 'Action.Execute') return [];
    const own = objectOf(objectOf(json['data'])['parley']);
    return [{ title: textOf(json['title']), kind: textOf(own['k']), command: textOf(own['c']) }];
  });
}

/** The title of the button that is such a command. */
export function commandIn(message: Message, person: Person, command: string): string | undefined {
  return buttonsIn(message, person).find((one) => one.command === command)?.title;
}

/** The title of the first button of such a kind. */
export function titleIn(message: Message, person: Person, kind: string): string | undefined {
  return buttonsIn(message, person).find((one) => one.kind === kind)?.title;
}

export function fieldsIn(message: Message, person: Person): readonly Field[] {
  return shownParts(message, person).flatMap(({ kind, json }) => fieldOf(kind, json) ?? []);
}

/** What Teams shows as a failure is one. */
export async function must(pressing: Promise<Pressed>): Promise<Pressed> {
  const pressed = await pressing;
  if (pressed.failed !== undefined) throw new Error(`it failed: ${pressed.failed}`);
  if (pressed.stopped !== undefined) throw new Error(JSON.stringify(pressed.stopped));
  return pressed;
}

/** Answers the question of a message by its own controls, as a person would; false: it asks nothing. */
export async function answerByControls(
  { teams }: Pick<TeamsWorld, 'teams'>,
  person: Person,
  message: Message,
): Promise<boolean> {
  const buttons = buttonsIn(message, person);
  const button = buttons.find(({ kind }) => ['option', 'save', 'typed'].includes(kind));
  if (button === undefined) return false;
  const fields = fieldsIn(message, person);
  const filling = Object.fromEntries(
    fields.map((field, place) => [field.id, valueFor(field, place)]),
  );
  await must(teams.presses(person, message, button.title, filling));
  return true;
}

/** Of several lists each takes another option, as places of a ranking do. */
function valueFor({ kind, options, label, id }: Field, place: number): Value {
  switch (kind) {
    case 'choice':
    case 'choices':
      return [options[place % options.length]?.value ?? ''];
    case 'number':
      return 12;
    case 'date':
      return '2027-04-03';
    default:
      if (id.includes('words')) return '';
      return /e-mail/i.test(label) ? 'ada@example.org' : 'More fibre, please';
  }
}
