import { dayAt, dayNumber, formatIsoDay, parseIsoDay } from '../domain/time/calendar.ts';
import { instantOf, localParts } from '../domain/time/zone.ts';
import { isAwaited } from './access.ts';
import type { Move, Turn } from './move.ts';
import { telling } from './notices.ts';
import { type Delay, readDelay } from './understand/delay.ts';
import { dayInWords } from './write.ts';

const NOON = 12;
const DEFAULT: readonly Delay[] = [{ kind: 'days', days: 3 }];

/**
 * No reminder before a day, three days from now unless said otherwise: at the earliest tomorrow, at the latest so that
 * half a day is left for one before the closing time. Days begin at midnight where the contact is. The question stays, as with `stop`.
 */
export function snooze(turn: Turn, argument: string): Move {
  const { view, event } = turn;
  if (!isAwaited(view.situation, event.at)) return nothing(turn, 'snoozeNone');
  const asked = argument.trim() === '' ? DEFAULT : readDelay(argument, view.language);
  const [delay, other] = asked;
  if (delay === undefined) {
    return { ...turn, outcome: 'not-understood', tell: [telling('snoozeWhich')] };
  }
  if (other !== undefined) return unclear(turn, asked);
  const { closesAtText: closesAt } = view.situation.round;
  const days = possibleDays(turn);
  if (days === undefined) return nothing(turn, 'snoozeClosing', { closesAt });
  const wanted = dayOf(delay, days.today);
  const day = Math.max(days.first, Math.min(days.last, wanted));
  const params = { day: dayInWords(formatIsoDay(dayAt(day)), view.language), closesAt };
  const until = instantOf(day, 0, view.situation.contact.timeZone);
  const tell = [telling(wanted > days.last ? 'snoozedLatest' : 'snoozed', params)];
  return { ...turn, outcome: 'taken', effects: [{ kind: 'snooze', until }], tell };
}

function nothing(turn: Turn, name: string, params: Readonly<Record<string, string>> = {}): Move {
  return { ...turn, outcome: 'nothing', tell: [telling(name, params)] };
}

/** Day numbers; undefined when no day is left before the closing time. */
function possibleDays({ view, event }: Turn) {
  const { timeZone } = view.situation.contact;
  const { closesAt } = view.situation.round;
  const today = dayNumber(localParts(event.at, timeZone));
  const closing = dayNumber(localParts(closesAt, timeZone));
  const last = instantOf(closing, NOON, timeZone) < closesAt ? closing : closing - 1;
  return last > today ? { today, first: today + 1, last } : undefined;
}

function dayOf(delay: Delay, today: number): number {
  if (delay.kind === 'days') return today + delay.days;
  const day = parseIsoDay(delay.day);
  return day === undefined ? today : dayNumber(day);
}

/** "3/4/2027" in a language that writes it both ways. */
function unclear(turn: Turn, asked: readonly Delay[]): Move {
  const [firstIso = '', secondIso = ''] = asked.map((one) => (one.kind === 'day' ? one.day : ''));
  const { language } = turn.view;
  const [first, second] = [dayInWords(firstIso, language), dayInWords(secondIso, language)];
  const tell = [telling('snoozeUnclear', { first, second, firstIso, secondIso })];
  return { ...turn, outcome: 'not-understood', tell };
}
