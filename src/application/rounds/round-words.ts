import type { PhraseParams } from '../../conversation/phrasebook.ts';
import { daysUntil } from '../../domain/time/geneva.ts';
import { dayText, genevaTime } from '../geneva-words.ts';
import type { RoundRecord } from './rows.ts';

/** When the round ends, or ended, or begins: the one date that matters in its state. */
export function closingWords(
  say: (word: 'opensAt' | 'closedOn' | 'closesOn' | 'daysLeft', params: PhraseParams) => string,
  round: RoundRecord,
  now: number,
): string {
  const { state, opensAt, closesOn, closedAt } = round;
  if (state === 'scheduled' && opensAt !== null)
    return say('opensAt', { time: genevaTime(opensAt) });
  if (closedAt !== null) return say('closedOn', { day: genevaTime(closedAt) });
  const closes = say('closesOn', { day: dayText(closesOn) });
  const days = daysUntil(closesOn, now);
  if ((state !== 'open' && state !== 'paused') || days < 0) return closes;
  return `${closes} · ${say('daysLeft', { days })}`;
}
