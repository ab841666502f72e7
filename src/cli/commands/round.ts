import type { Command } from 'commander';
import { archiveRound } from '../../application/rounds/archive-round.ts';
import { closeRound } from '../../application/rounds/close-round.ts';
import { draftRound } from '../../application/rounds/draft-round.ts';
import { extendRound } from '../../application/rounds/extend-round.ts';
import { type Opened, openNewRound, openRound } from '../../application/rounds/open-round.ts';
import { pauseRound } from '../../application/rounds/pause-round.ts';
import { remindRound } from '../../application/rounds/remind-round.ts';
import { resumeRound } from '../../application/rounds/resume-round.ts';
import { listRounds, roundStatus } from '../../application/rounds/round-status.ts';
import { scheduleRound } from '../../application/rounds/schedule-round.ts';
import { day, reason, time } from '../arguments.ts';
import { example } from '../example.ts';
import { WrongUsage } from '../exit.ts';
import { table } from '../output.ts';
import type { Run } from '../run.ts';
import { valueOrRefused } from './refusal.ts';
import { exportCommands } from './round-export.ts';
import { addDraftOptions, type DraftOptions, draftFrom, newRound } from './round-options.ts';
import { reminderCommands } from './round-reminders.ts';
import { statusLines } from './round-status-lines.ts';

interface Because {
  readonly because?: string;
}

export function roundCommands(program: Command, run: Run): void {
  const round = program
    .command('round')
    .description('one asking of one questionnaire before one meeting (Res. 68, resolves 2)');
  addDraftOptions(
    example(
      round.command('draft <name>').description('prepare a round; nobody is asked yet'),
      'round draft cto-2027-needs --meeting cto-2027 --questionnaire administrations --closes 2027-04-15',
    ),
  ).action(
    run<DraftOptions>(async ({ parley, actor, output }, options, name = '') => {
      const input = draftFrom(name, options);
      const drafted = valueOrRefused(await draftRound(parley, input, actor), parley.refusalWords);
      output.result(drafted, [`Round "${name}" is drafted.`]);
    }),
  );
  example(round.command('schedule <name>'), 'round schedule cto-2027-needs --at 2027-03-01T08:00Z')
    .description('let a drafted round open by itself')
    .requiredOption('--at <time>', 'when, like 2027-03-01T08:00Z', time)
    .option('--because <reason>', 'why it may close on or after the meeting begins', reason)
    .action(
      run<Because & { at: number }>(
        async ({ parley, actor, output }, { at: opensAt, because }, name = '') => {
          const input = {
            round: name,
            opensAt,
            ...(because === undefined ? {} : { closesAfterMeetingBecause: because }),
          };
          const done = valueOrRefused(
            await scheduleRound(parley, input, actor),
            parley.refusalWords,
          );
          output.result(done, [`Round "${name}" will open at ${new Date(opensAt).toISOString()}.`]);
        },
      ),
    );
  openCommand(round, run);
  actCommands(round, run);
  statusCommands(round, run);
  reminderCommands(round, run);
  exportCommands(round, run);
}

function openCommand(round: Command, run: Run): void {
  addDraftOptions(
    example(
      round.command('open <name>'),
      'round open cto-2027-needs --meeting cto-2027 --questionnaire administrations --closes 2027-04-15',
    ).description(
      'freeze the addressees and invite them: a new round by its meeting, questionnaire and closing day, or a drafted one',
    ),
    { optional: true },
  ).action(
    run<Partial<DraftOptions>>(async ({ parley, actor, output }, options, name = '') => {
      const { because } = options;
      const confirmed = because === undefined ? {} : { closesAfterMeetingBecause: because };
      const fresh = newRound(options);
      const result =
        fresh === undefined
          ? await openRound(parley, { round: name, ...confirmed }, actor)
          : await openNewRound(parley, { draft: draftFrom(name, fresh), ...confirmed }, actor);
      const opened: Opened = valueOrRefused(result, parley.refusalWords);
      output.result(opened, [
        `Round "${name}" is open: ${opened.addressees} members are asked, ${opened.deliveries} messages are planned.`,
      ]);
    }),
  );
}

function actCommands(round: Command, run: Run): void {
  const acts = [
    { verb: 'pause', words: 'take no answers and send nothing until resumed', act: pauseRound },
    { verb: 'resume', words: 'go on after a pause', act: resumeRound },
    { verb: 'close', words: 'end the round now', act: closeRound },
    { verb: 'archive', words: 'put a closed round away', act: archiveRound },
  ];
  for (const { verb, words, act } of acts) {
    example(round.command(`${verb} <name>`), `round ${verb} cto-2027-needs`)
      .description(words)
      .option('--because <reason>', 'kept in the record', reason)
      .action(
        run<Because>(async ({ parley, actor, output }, { because }, name = '') => {
          const order = { round: name, ...(because === undefined ? {} : { reason: because }) };
          const done = valueOrRefused(await act(parley, order, actor), parley.refusalWords);
          output.result(done, [`Round "${name}" is ${done.state}.`]);
        }),
      );
  }
  extendCommand(round, run);
  remindCommand(round, run);
}

function extendCommand(round: Command, run: Run): void {
  example(
    round.command('extend <name>'),
    'round extend cto-2027-needs --closes 2027-04-22 --because "asked by three regions"',
  )
    .description('move the closing day to a later one and tell those concerned')
    .requiredOption('--closes <day>', 'the new last day, like 2027-04-15', day)
    .option(
      '--because <reason>',
      'kept in the record; needed to close on or after the meeting begins',
      reason,
    )
    .option('--after-meeting', 'confirm that it may close on or after the meeting begins')
    .action(
      run<Because & { closes: string; afterMeeting?: boolean }>(
        async ({ parley, actor, output }, { closes, because, afterMeeting }, name = '') => {
          if (afterMeeting === true && because === undefined) {
            throw new WrongUsage(
              '--after-meeting needs --because: the reason is kept in the record',
            );
          }
          const input = {
            round: name,
            closesOn: closes,
            ...(because === undefined ? {} : { reason: because }),
            ...(afterMeeting === true && because !== undefined
              ? { closesAfterMeetingBecause: because }
              : {}),
          };
          const { told } = valueOrRefused(
            await extendRound(parley, input, actor),
            parley.refusalWords,
          );
          output.result({ told }, [
            `Round "${name}" closes on ${closes} now; ${told} members are told.`,
          ]);
        },
      ),
    );
}

function remindCommand(round: Command, run: Run): void {
  example(round.command('remind <name>'), 'round remind cto-2027-needs --because "one week left"')
    .description('remind, at their next working hour, those who have not answered')
    .requiredOption('--because <reason>', 'kept in the record', reason)
    .action(
      run<{ because: string }>(async ({ parley, actor, output }, { because }, name = '') => {
        const input = { round: name, reason: because };
        const { planned } = valueOrRefused(
          await remindRound(parley, input, actor),
          parley.refusalWords,
        );
        output.result({ planned }, [`${planned} reminders are planned.`]);
      }),
    );
}

function statusCommands(round: Command, run: Run): void {
  example(round.command('status [name]'), 'round status cto-2027-needs')
    .description('who has answered, what went out, who is missing; all rounds without a name')
    .action(
      run(async ({ parley, actor, output }, _options, name) => {
        if (name !== undefined) {
          const status = valueOrRefused(
            await roundStatus(parley, { round: name }, actor),
            parley.refusalWords,
          );
          output.result(status, statusLines(status));
          return;
        }
        const rounds = valueOrRefused(await listRounds(parley, actor), parley.refusalWords);
        const rows = rounds.map((one) => [one.slug, one.state, one.closesOn, one.meetingTitle]);
        output.result(rounds, table(['Name', 'State', 'Closes', 'Meeting'], rows));
      }),
    );
}
