import type { Command } from 'commander';
import { recordAttendance } from '../../application/register/attend.ts';
import { attendTable } from '../../application/register/attend-table.ts';
import { enterRsvp } from '../../application/register/enter-rsvp.ts';
import { inviteGuest, inviteSeats } from '../../application/register/invite.ts';
import { showRegister } from '../../application/register/show-register.ts';
import {
  ENTITY_KINDS,
  type EntityKind,
  MODES,
  type Mode,
  PRESENCES,
  type Presence,
  RSVPS,
} from '../../domain/register/words.ts';
import { choice, day } from '../arguments.ts';
import { example } from '../example.ts';
import { Refused, WrongUsage } from '../exit.ts';
import { faultLines } from '../output.ts';
import type { Run } from '../run.ts';
import { valueOrRefused } from './refusal.ts';
import { askCommand } from './register-ask.ts';
import { entryLines, registerLines } from './register-lines.ts';

export function registerCommands(program: Command, run: Run): void {
  const register = program
    .command('register')
    .description(
      "a meeting's register: who is invited, who comes and who came (Res. 68, resolves 3)",
    );
  inviteCommand(register, run);
  askCommand(register, run);
  rsvpCommand(register, run);
  attendCommand(register, run);
  example(register.command('show <meeting>'), 'register show cto-2026')
    .description('the register with its regional balance, continuity and lapsed seats')
    .action(
      run(async ({ parley, actor, output }, _options, meeting = '') => {
        const shown = valueOrRefused(
          await showRegister(parley, meeting, actor),
          parley.refusalWords,
        );
        output.result(shown, registerLines(shown));
      }),
    );
}

interface InviteOptions {
  readonly member?: string;
  readonly guest?: string;
  readonly kind: EntityKind;
  readonly country?: string;
}

function inviteCommand(register: Command, run: Run): void {
  example(register.command('invite <meeting>'), 'register invite cto-2026')
    .description('invite all who have a seat; or one entity, with --member or --guest')
    .option('--member <reference>', 'a member of industry that has no seat')
    .option('--guest <name>', 'an entity that is no member')
    .option(
      '--kind <kind>',
      `the guest's: ${ENTITY_KINDS.join(', ')}`,
      choice(ENTITY_KINDS),
      'guest',
    )
    .option('--country <code>', "the guest's country, two letters")
    .action(
      run<InviteOptions>(async ({ parley, actor, output }, options, meeting = '') => {
        const { member, guest: name, kind, country = '' } = options;
        if (member !== undefined && name !== undefined) {
          throw new WrongUsage('--member and --guest cannot stand together: invite one at a time.');
        }
        if (member === undefined && name === undefined) {
          const result = await inviteSeats(parley, { meeting }, actor);
          const invited = valueOrRefused(result, parley.refusalWords);
          const said = `${invited.added.length} invited, ${invited.already} were on the register already.`;
          output.result(invited, [...entryLines(invited.added), said]);
          return;
        }
        const input =
          member === undefined ? { meeting, name: name ?? '', kind, country } : { meeting, member };
        const entry = valueOrRefused(await inviteGuest(parley, input, actor), parley.refusalWords);
        output.result(entry, entryLines([entry]));
      }),
    );
}

interface RsvpOptions {
  readonly mode?: Mode;
  readonly alternate?: string;
  readonly channel: string;
}

function rsvpCommand(register: Command, run: Run): void {
  example(
    register.command('rsvp <meeting> <entry> <answer>'),
    'register rsvp cto-2026 R1 yes --mode remote --channel letter',
  )
    .description(`write down what an entity said of coming: ${RSVPS.join(', ')}`)
    .option('--mode <mode>', MODES.join(' | '), choice(MODES))
    .option('--alternate <address>', 'who is sent; with the answer "alternate"')
    .requiredOption('--channel <words>', 'how it came: letter, telephone …')
    .action(
      run<RsvpOptions>(
        async ({ parley, actor, output }, options, meeting = '', entry = '', given = '') => {
          const answer = choice(RSVPS)(given);
          const input = { ...options, meeting, entry, answer };
          const said = valueOrRefused(await enterRsvp(parley, input, actor), parley.refusalWords);
          output.result(said, entryLines([said]));
        },
      ),
    );
}

interface AttendOptions {
  readonly table?: string;
  readonly who?: string;
  readonly asGuest?: boolean;
  readonly on?: string;
}

function attendCommand(register: Command, run: Run): void {
  example(
    register.command('attend <meeting> [entry] [presence]'),
    'register attend cto-2026 R1 in-person --who cto@example.org',
  )
    .description(`write down who came: ${PRESENCES.join(', ')}; or all from a table`)
    .option('--table <file>', 'CSV or XLSX with entry, presence, who, as-guest, on; all or nothing')
    .option('--who <address>', 'the contact who came; the holder unless given')
    .option('--as-guest', 'without authority for the seat')
    .option('--on <day>', 'the day on which authority is looked at; the first unless given', day)
    .action(
      run<AttendOptions>(async (world, options, meeting = '', entry = '', given = '') => {
        const { parley, actor, output } = world;
        const { table, who = null, asGuest = false, on = null } = options;
        if (table === undefined) {
          if (entry === '') throw new WrongUsage('Say whose attendance it is, or give --table.');
          const presence: Presence = choice(PRESENCES)(given);
          const input = { meeting, entry, presence, who, asGuest, on };
          const result = await recordAttendance(parley, input, actor);
          const said = valueOrRefused(result, parley.refusalWords);
          output.result(said, entryLines([said]));
          return;
        }
        if (entry !== '') throw new WrongUsage('Give --table or one entity, not both.');
        const deps = { ...parley, words: parley.refusalWords };
        const file = await parley.files.openTable(table);
        const result = await attendTable(deps, { meeting, table: file }, actor);
        if ('faults' in result) {
          const { code, params, faults, total } = result;
          const words = parley.refusalWords(code, params);
          throw new Refused(words, { total, faults }, faultLines(faults));
        }
        const { rows } = valueOrRefused(result, parley.refusalWords);
        output.result({ rows }, [`${rows} rows of attendance are recorded.`]);
      }),
    );
}
