import { InvalidArgumentError } from 'commander';
import { parseIsoDay } from '../domain/time/calendar.ts';

/** Readers of option values; commander turns what they throw into exit 2 with the option's name. */

export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) {
    throw new InvalidArgumentError('Give a whole number.');
  }
  return value;
}

export function numberBetween(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = wholeNumber(text);
    if (value < least || value > most) {
      throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
    }
    return value;
  };
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

/** "KE,fj": two-letter country codes; whether a country is known is the use case's question. */
export function countryCodes(text: string): readonly string[] {
  const codes = text.split(',').map((part) => part.trim().toUpperCase());
  if (!codes.every((code) => /^[A-Z]{2}$/.test(code))) {
    throw new InvalidArgumentError('Use two-letter codes like KE,FJ.');
  }
  return codes;
}

/** A day of the calendar, as it is written. */
export function day(text: string): string {
  if (parseIsoDay(text) === undefined) {
    throw new InvalidArgumentError('Write a day of the calendar like 2027-03-31.');
  }
  return text;
}

const TIME = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/;

/** A moment in epoch ms. It must say its zone: staff in Geneva and a server in UTC would differ about one without. */
export function time(text: string): number {
  const [, written] = TIME.exec(text) ?? [];
  const value = Date.parse(text);
  if (written === undefined || parseIsoDay(written) === undefined || Number.isNaN(value)) {
    throw new InvalidArgumentError(
      'Write a time with its zone like 2027-03-01T08:00Z or 2027-03-01T09:00+01:00.',
    );
  }
  return value;
}

/** Why staff do something, for the record: some words. */
export function reason(text: string): string {
  const words = text.trim();
  if (words === '') throw new InvalidArgumentError('Say why in a few words.');
  return words;
}
