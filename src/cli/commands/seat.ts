import type { Command } from 'commander';
import type { SeatName } from '../../application/register/at-seats.ts';
import { addAlternate, holdSeat } from '../../application/register/authorise.ts';
import { addSeat, endSeat } from '../../application/register/change-seats.ts';
import { listSeats } from '../../application/register/list-seats.ts';
import {
  SEAT_ENDINGS,
  SEAT_GROUPS,
  type SeatEnding,
  type SeatGroup,
} from '../../domain/register/words.ts';
import { choice, day, reason } from '../arguments.ts';
import { example } from '../example.ts';
import type { Run } from '../run.ts';
import { valueOrRefused } from './refusal.ts';
import { seatLines, seatListLines } from './register-lines.ts';

const group = choice<SeatGroup>(SEAT_GROUPS);

export function seatCommands(program: Command, run: Run): void {
  const seat = program
    .command('seat')
    .description(
      'who belongs to the CTO or CxO group, and who may come for it (Res. 68, resolves 4)',
    );
  addCommand(seat, run);
  authorityCommand(seat, run, 'hold');
  authorityCommand(seat, run, 'alternate');
  endCommand(seat, run);
  listCommand(seat, run);
}

function addCommand(seat: Command, run: Run): void {
  example(seat.command('add <group> <member>'), 'seat add cto SM-AC --from 2026-01-01')
    .description(`give a member of industry a seat; groups: ${SEAT_GROUPS.join(', ')}`)
    .requiredOption('--from <day>', 'its first day', day)
    .action(
      run<{ readonly from: string }>(
        async ({ parley, actor, output }, { from }, given = '', member = '') => {
          const input = { group: group(given), member, from };
          const seated = valueOrRefused(await addSeat(parley, input, actor), parley.refusalWords);
          output.result(seated, seatLines([seated]));
        },
      ),
    );
}

interface AuthorityOptions {
  readonly email: string;
  readonly from: string;
  readonly until?: string;
  readonly document?: string;
}

const AUTHORITY = {
  hold: {
    does: holdSeat,
    says: 'say who holds a seat; whoever held it does so until the day before',
  },
  alternate: { does: addAlternate, says: 'give an alternate or delegate authority for some days' },
} as const;

function authorityCommand(seat: Command, run: Run, verb: keyof typeof AUTHORITY): void {
  const { does, says } = AUTHORITY[verb];
  example(
    seat.command(`${verb} <group> <member>`),
    `seat ${verb} cto SM-AC --email cto@example.org --from 2026-01-01`,
  )
    .description(says)
    .requiredOption('--email <address>', 'a contact of the member')
    .requiredOption('--from <day>', 'first day', day)
    .option('--until <day>', 'last day; open unless given', day)
    .option('--document <text>', 'the letter that says so, as it was given')
    .action(
      run<AuthorityOptions>(async ({ parley, actor, output }, options, given = '', member = '') => {
        const name: SeatName = { group: group(given), member };
        const result = await does(parley, { ...name, ...options }, actor);
        const seated = valueOrRefused(result, parley.refusalWords);
        output.result(seated, seatLines([seated]));
      }),
    );
}

interface EndOptions {
  readonly on: string;
  readonly how: SeatEnding;
  readonly reason: string;
}

function endCommand(seat: Command, run: Run): void {
  example(
    seat.command('end <group> <member>'),
    'seat end cto SM-AC --on 2026-11-01 --how withdrawn --reason "left the market"',
  )
    .description('end a seat; what it was stays on record')
    .requiredOption('--on <day>', 'the first day without it', day)
    .requiredOption('--how <how>', SEAT_ENDINGS.join(' | '), choice(SEAT_ENDINGS))
    .requiredOption('--reason <text>', 'why', reason)
    .action(
      run<EndOptions>(
        async ({ parley, actor, output }, { on, how, reason: why }, given = '', member = '') => {
          const input = { group: group(given), member, on, ending: how, reason: why };
          const ended = valueOrRefused(await endSeat(parley, input, actor), parley.refusalWords);
          output.result(ended, seatLines([ended]));
        },
      ),
    );
}

function listCommand(seat: Command, run: Run): void {
  example(seat.command('list <group>'), 'seat list cto')
    .description('the membership of a group, with seats that have ended or look lapsed')
    .action(
      run(async ({ parley, actor, output }, _options, given = '') => {
        const result = await listSeats(parley, group(given), actor);
        const list = valueOrRefused(result, parley.refusalWords);
        output.result(list, seatListLines(list));
      }),
    );
}
