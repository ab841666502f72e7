import { MODES, type Mode } from '../../domain/register/words.ts';

/** What a button of a letter says, in a chat. */
export interface ComingPress {
  readonly entry: string; // its id
  readonly said:
    | { readonly kind: 'yes'; readonly mode: Mode }
    | { readonly kind: 'no' }
    /** An alternate comes: it is asked who. */
    | { readonly kind: 'who' }
    | { readonly kind: 'alternate'; readonly contact: string; readonly mode: Mode }
    | { readonly kind: 'here'; readonly presence: Mode };
}

const ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const PRESS = new RegExp(`^(${ID})\\.(yes|no|who|here|(${ID}))(?:\\.([pr]))?$`);

/** As short as a button's code must be: two ids and two letters, at most. */
export function writePress({ entry, said }: ComingPress): string {
  switch (said.kind) {
    case 'no':
    case 'who':
      return `${entry}.${said.kind}`;
    case 'yes':
      return `${entry}.yes.${letterOf(said.mode)}`;
    case 'here':
      return `${entry}.here.${letterOf(said.presence)}`;
    case 'alternate':
      return `${entry}.${said.contact}.${letterOf(said.mode)}`;
  }
}

/** undefined: no code of ours, or one that was tampered with. */
export function readPress(code: string): ComingPress | undefined {
  const [, entry, said, contact, letter] = PRESS.exec(code) ?? [];
  if (entry === undefined) return undefined;
  const mode = MODES.find((one) => letterOf(one) === letter);
  if (said === 'no' || said === 'who') {
    return letter === undefined ? { entry, said: { kind: said } } : undefined;
  }
  if (mode === undefined) return undefined;
  if (said === 'here') return { entry, said: { kind: 'here', presence: mode } };
  if (said === 'yes') return { entry, said: { kind: 'yes', mode } };
  return contact === undefined ? undefined : { entry, said: { kind: 'alternate', contact, mode } };
}

function letterOf(mode: Mode): string {
  return mode === 'in-person' ? 'p' : 'r';
}
