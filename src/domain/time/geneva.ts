import { formatIsoDay } from './calendar.ts';
import { localParts } from './zone.ts';

/** The Bureau's own clock: shown beside each member's, and the calendar of the Union's lists and decisions. */
export const GENEVA = 'Europe/Zurich';

/** The day in Geneva at an instant: the day on which a round opens. */
export function genevaDay(instant: number): string {
  return formatIsoDay(localParts(instant, GENEVA));
}
