import {
  movedWords,
  occasionWords,
  ruleWords,
  warningWords,
  windowWords,
} from '../../application/rounds/calendar-words.ts';
import type { RoundCalendar } from '../../application/rounds/round-calendar.ts';
import { table } from '../output.ts';
import type { RefusalWords } from './refusal.ts';
import { instant } from './round-status-lines.ts';

const HEADINGS = ['Day', 'What', 'At most', 'As things stand', 'Languages', 'Their clocks', 'UTC'];

/** A round's calendar as a page of text. Days are Geneva's. */
export function calendarLines(calendar: RoundCalendar, words: RefusalWords): string[] {
  const { round, state, opensAt, closesOn, asked, lines, window } = calendar;
  const opens = state === 'open' || state === 'paused' ? 'opened' : 'if it opens';
  return [
    `${round} · ${state} · ${opens} ${instant(opensAt)} · closes at the end of ${closesOn} in each capital`,
    `${asked} members are asked. Messages go out ${windowWords(window)}. Who has answered by then gets none.`,
    '',
    ...(lines.length === 0 ? ['Nothing is ahead.'] : table(HEADINGS, lines.map(rowOf))),
    ...movedLines(calendar),
    ...activityLines(calendar),
    ...titled(
      'Look at this before members do:',
      calendar.warnings.map((warning) => warningWords(warning)),
    ),
    ...titled(
      'It could not open like this:',
      calendar.against.map(({ code, params }) => words(code, params)),
    ),
  ];
}

function rowOf(line: RoundCalendar['lines'][number]): string[] {
  const { day, occasion, members, asThingsStand, languages } = line;
  return [
    ...[day, occasionWords(occasion), String(members), String(asThingsStand)],
    languages.map((one) => `${one.language} ${one.members}`).join(', '),
    `${line.localFrom}–${line.localTo}`,
    `${instant(line.first).slice(0, 16)} – ${instant(line.last).slice(0, 16)}`,
  ];
}

function movedLines({ lines }: RoundCalendar): string[] {
  return titled(
    'On another day than the others:',
    lines.flatMap(({ day, moved }) =>
      moved.map(({ by, members }) => `${day}: ${movedWords(by, members)}`),
    ),
  );
}

function activityLines({ afterActivity }: RoundCalendar): string[] {
  return titled('On no fixed day, because they count from what a member does:', [
    ...afterActivity.map(ruleWords),
  ]);
}

function titled(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}
