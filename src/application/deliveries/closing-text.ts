import type { Phrasebook } from '../../conversation/phrasebook.ts';
import type { Language } from '../../domain/language.ts';
import { formatIsoDay } from '../../domain/time/calendar.ts';
import { GENEVA, genevaDay } from '../../domain/time/geneva.ts';
import { localParts } from '../../domain/time/zone.ts';
import type { ClosingText } from '../answering/situation.ts';
import { LOCALE } from '../locale.ts';

/** As many texts are kept: a round has one for each zone and language. */
const TEXTS_MAX = 5000;

/**
 * A closing time in a member's own clock, with Geneva's beside it: "31 March 2027, 23:59 (in Geneva: 22:59)". Kept, since all
 * letters to a zone say the same.
 */
export function createClosingText(phrases: Phrasebook): ClosingText {
  const known = writtenWith.get(phrases) ?? remembered(phrases);
  writtenWith.set(phrases, known);
  return known;
}

const writtenWith = new WeakMap<Phrasebook, ClosingText>();

function remembered(phrases: Phrasebook): ClosingText {
  const made = new Map<string, string>();
  return (closing) => {
    const key = `${closing.language} ${closing.timeZone} ${closing.closesAt}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const text = closingText(phrases, closing);
    if (made.size >= TEXTS_MAX) made.clear();
    made.set(key, text);
    return text;
  };
}

function closingText(
  phrases: Phrasebook,
  { closesAt, timeZone, language }: Parameters<ClosingText>[0],
): string {
  const own = write(closesAt, timeZone, language);
  if (timeZone === GENEVA) {
    return phrases(language, 'letters.closingInGeneva', { date: own.date, time: own.time });
  }
  const geneva = write(closesAt, GENEVA, language);
  const sameDay = formatIsoDay(localParts(closesAt, timeZone)) === genevaDay(closesAt);
  return phrases(language, 'letters.closing', {
    date: own.date,
    time: own.time,
    geneva: sameDay ? geneva.time : `${geneva.date}, ${geneva.time}`,
  });
}

/** What a clock in a zone shows at an instant, as the language writes it: "14:05". */
export function clockText(instant: number, timeZone: string, language: Language): string {
  return write(instant, timeZone, language).time;
}

interface Writers {
  readonly date: Intl.DateTimeFormat;
  readonly time: Intl.DateTimeFormat;
}

/** Making a formatter costs a hundred times more than using it; there are six languages and a few hundred zones. */
const known = new Map<string, Writers>();

function write(instant: number, timeZone: string, language: Language) {
  const { date, time } = writersFor(timeZone, language);
  return { date: date.format(instant), time: time.format(instant) };
}

function writersFor(timeZone: string, language: Language): Writers {
  const key = `${language} ${timeZone}`;
  const made = known.get(key) ?? {
    date: new Intl.DateTimeFormat(LOCALE[language], { timeZone, dateStyle: 'long' }),
    time: new Intl.DateTimeFormat(LOCALE[language], {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
  };
  known.set(key, made);
  return made;
}
