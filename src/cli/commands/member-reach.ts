import type { Command } from 'commander';
import { addClosedDays } from '../../application/reach/add-closed-days.ts';
import type { Reach } from '../../application/reach/describe.ts';
import { removeClosedDays } from '../../application/reach/remove-closed-days.ts';
import type { ClosedSpell } from '../../application/reach/rows.ts';
import { endAbsence, setAbsence } from '../../application/reach/set-absence.ts';
import { setHours } from '../../application/reach/set-hours.ts';
import { listClosedDays } from '../../application/reach/show-reach.ts';
import { choices, day, numberBetween, reason } from '../arguments.ts';
import { example } from '../example.ts';
import { WrongUsage } from '../exit.ts';
import { table } from '../output.ts';
import type { Run, Session } from '../run.ts';
import { valueOrRefused } from './refusal.ts';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
type Weekday = (typeof WEEKDAYS)[number];

interface AwayOptions {
  readonly from?: string;
  readonly to?: string;
  readonly standIn?: string;
  readonly back?: true;
  readonly member?: string;
}

interface HoursOptions {
  readonly zone?: string;
  readonly from?: number;
  readonly to?: number;
  readonly weekend?: readonly Weekday[];
  readonly member?: string;
}

interface ClosedOptions {
  readonly from?: string;
  readonly to?: string;
  readonly because?: string;
  readonly takeAway?: true;
}

/** What a member tells staff by telephone: the same use cases as its own page has. */
export function reachCommands(member: Command, run: Run): void {
  awayCommand(member, run);
  hoursCommand(member, run);
  closedCommand(member, run);
}

function awayCommand(member: Command, run: Run): void {
  example(
    member.command('away <email>'),
    'member away focal.point@administration-ke.example --from 2027-08-01 --to 2027-08-15',
  )
    .description('a contact is away: it is not written to until it is back')
    .option('--from <day>', 'the first day, by its own calendar; today unless given', day)
    .option('--to <day>', 'the last day', day)
    .option('--stand-in <email>', 'another contact of the member, who is written to meanwhile')
    .option('--back', 'it is back, or will not be away after all')
    .option('--member <reference>', 'only for this member, of several that it is a contact of')
    .action(
      run<AwayOptions>(async ({ parley, actor, output }, options, email = '') => {
        const whose = { email, actor, ...narrowed(options) };
        const result = options.back
          ? await endAbsence(parley, whose)
          : await setAbsence(parley, whose, absenceFrom(options));
        const told = valueOrRefused(result, parley.refusalWords);
        output.result(told, told.flatMap(reachLines));
      }),
    );
}

function absenceFrom({ from = '', to, standIn }: AwayOptions) {
  if (to === undefined) throw new WrongUsage('give --to, the last day away, or --back');
  return {
    ...{ first: from, last: to },
    ...(standIn === undefined ? {} : { standIn: { kind: 'known' as const, email: standIn } }),
  };
}

function hoursCommand(member: Command, run: Run): void {
  example(
    member.command('hours <email>'),
    'member hours focal.point@administration-ke.example --zone Africa/Nairobi --from 8 --to 16',
  )
    .description("a contact's time zone, working hours and rest days; what is left out stays")
    .option('--zone <zone>', 'a time zone or its city, like Africa/Nairobi')
    .option('--from <hour>', 'not before this full hour there', numberBetween(0, 23))
    .option('--to <hour>', 'not from this full hour on', numberBetween(1, 24))
    .option('--weekend <days>', 'days of rest, like fri,sat', choices(WEEKDAYS))
    .option('--member <reference>', 'only for this member, of several that it is a contact of')
    .action(
      run<HoursOptions>(async ({ parley, actor, output }, options, email = '') => {
        const whose = { email, actor, ...narrowed(options) };
        const told = valueOrRefused(
          await setHours(parley, whose, hoursFrom(options)),
          parley.refusalWords,
        );
        output.result(told, told.flatMap(reachLines));
      }),
    );
}

function hoursFrom({ zone, from, to, weekend }: HoursOptions) {
  if ((from === undefined) !== (to === undefined)) {
    throw new WrongUsage('--from and --to go together');
  }
  if (zone === undefined && from === undefined && weekend === undefined) {
    throw new WrongUsage('give --zone, --from and --to, or --weekend');
  }
  return {
    ...(zone === undefined ? {} : { zone }),
    ...(weekend === undefined
      ? {}
      : { weekend: weekend.map((name) => WEEKDAYS.indexOf(name) + 1) }),
    ...(from === undefined || to === undefined ? {} : { hours: { from, to } }),
  };
}

function narrowed({ member }: { readonly member?: string }) {
  return member === undefined ? {} : { member };
}

function closedCommand(member: Command, run: Run): void {
  example(
    member.command('closed <reference>'),
    'member closed MS-KE --from 2027-12-24 --to 2027-12-31 --because "end of the year"',
  )
    .description('days on which a whole member is closed; without days, the list of them')
    .option('--from <day>', 'the first day', day)
    .option('--to <day>', 'the last day', day)
    .option('--because <reason>', 'which holiday it is; the member sees it', reason)
    .option('--take-away', 'these days are not closed after all')
    .action(
      run<ClosedOptions>(async (session, options, reference = '') => {
        const spells = await changeClosedDays(session, options, reference);
        session.output.result(spells, closedLines(spells));
      }),
    );
}

async function changeClosedDays(
  { parley, actor }: Session,
  { from, to, because, takeAway }: ClosedOptions,
  reference: string,
): Promise<readonly ClosedSpell[]> {
  const words = parley.refusalWords;
  const whose = { reference, actor };
  if (from === undefined && to === undefined && because === undefined && takeAway === undefined) {
    return valueOrRefused(await listClosedDays(parley, whose), words);
  }
  if (from === undefined || to === undefined) throw new WrongUsage('give --from and --to');
  const days = { first: from, last: to };
  if (takeAway) return valueOrRefused(await removeClosedDays(parley, whose, days), words);
  if (because === undefined) throw new WrongUsage('give --because: which holiday it is');
  return valueOrRefused(await addClosedDays(parley, whose, { ...days, reason: because }), words);
}

function closedLines(spells: readonly ClosedSpell[]): string[] {
  if (spells.length === 0) return ['No closed days are to come.'];
  const rows = spells.map(({ first, last, reason: why, addedBy }) => [
    first,
    last,
    addedBy ?? 'staff',
    why ?? '',
  ]);
  return table(['First day', 'Last day', 'Added by', 'Why'], rows);
}

function reachLines({ name, member, timeZone, weekend, hours, away }: Reach): string[] {
  const days = weekend.map((number) => WEEKDAYS[number - 1]).join(', ');
  const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
  const rest = days === '' ? 'no days of rest' : `rests on ${days}`;
  const working = `${member}  ${name}: ${timeZone}, ${clock(hours.from)} to ${clock(hours.to)}, ${rest}.`;
  if (away === null) return [working, '  Not away.'];
  const instead = away.standIn === null ? 'Nobody stands in' : `${away.standIn.name} stands in`;
  return [working, `  Away from ${away.first} to ${away.last}. ${instead}.`];
}
