import { InvalidArgumentError } from 'commander';

/** Readers of option values; commander turns what they throw into exit 2 with the option's name. */

export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) {
    throw new InvalidArgumentError('Give a whole number.');
  }
  return value;
}

export function choice<Value extends string>(allowed: readonly Value[]): (text: string) => Value {
  return (text) => {
    const found = allowed.find((value) => value === text);
    if (found === undefined) throw new InvalidArgumentError(`Use one of ${allowed.join(', ')}.`);
    return found;
  };
}

/** "ldc,sids": several values of a closed list. */
export function choices<Value extends string>(
  allowed: readonly Value[],
): (text: string) => readonly Value[] {
  const one = choice(allowed);
  return (text) => text.split(',').map((part) => one(part.trim()));
}
