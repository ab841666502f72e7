import { InvalidArgumentError } from 'commander';
import { type Counted, numberIn } from '../domain/outcomes/numbered.ts';

/** Readers of "N4", "A2", "C1", "P3": the number alone will do. */

export function counted(letter: Counted): (text: string) => number {
  return (text) => {
    const number = numberIn(letter, text);
    if (number === undefined) throw new InvalidArgumentError(`Write it like ${letter}1.`);
    return number;
  };
}

/** "N1,N2": several of them. */
export function countedList(letter: Counted): (text: string) => readonly number[] {
  const one = counted(letter);
  return (text) => text.split(',').map((part) => one(part));
}
