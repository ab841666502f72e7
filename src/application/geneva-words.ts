import { GENEVA } from '../domain/time/geneva.ts';

/** The United Nations' English: the day before the month. */
const LOCALE = 'en-GB';

const instants = new Intl.DateTimeFormat(LOCALE, {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: GENEVA,
});
const days = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'long', timeZone: 'UTC' });

/** An instant (epoch ms) on Geneva's clock, as staff read it. */
export function genevaTime(instant: number): string {
  return instants.format(instant);
}

/** "2027-03-31" as people write it. */
export function dayText(iso: string): string {
  return days.format(new Date(`${iso}T00:00:00Z`));
}
