import type { Phrasebook } from '../../conversation/phrasebook.ts';
import type { Language } from '../../domain/language.ts';
import { formatIsoDay } from '../../domain/time/calendar.ts';
import { GENEVA, genevaDay } from '../../domain/time/geneva.ts';
import { localParts } from '../../domain/time/zone.ts';
import type { ClosingText } from '../answering/situation.ts';

/** How each language writes days and times; the order and separators of English are those of the Union's documents. */
const LOCALE: Readonly<Record<Language, string>> = {
  ar: 'ar',
  zh: 'zh',
  en: 'en-GB',
  es: 'es',
  fr: 'fr',
  ru: 'ru',
};

/** A closing time in a member's own clock, with Geneva's beside it: "31 March 2027, 23:59 (in Geneva: 22:59)". */
export function createClosingText(phrases: Phrasebook): ClosingText {
  return ({ closesAt, timeZone, language }) => {
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
  };
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
