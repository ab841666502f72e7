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
import { table } from '../output.ts';
import type { Run } from '../run.ts';
import { valueOrRefused } from './refusal.ts';
import { addDraftOptions, type DraftOptions, draftFrom } from './round-options.ts';
import { statusLines } from './round-status-lines.ts';

interface Because {
  readonly because?: string;
}

export function roundCommands(program: Command, run: Run): void {
  const round = program
    .command('round')
    .description('one asking of one questionnaire before one meeting (Res. 68, resolves 2)');
  addDraftOptions(
    round.command('draft <name>').description('prepare a round; nobody is asked yet'),
  ).action(
    run<DraftOptions>(async ({ parley, actor, output }, options, name = '') => {
      const input = draftFrom(name, options);
      const drafted = valueOrRefused(await draftRound(parley, input, actor), parley.refusalWords);
      output.result(drafted, [`Round "${name}" is drafted.`]);
    }),
  );
  round
    .command('schedule <name>')
    .description('let a drafted round open by itself')
    .requiredOption('--at <time>', 'when, like 2027-03-01T08:00:00Z')
    .option('--because <reason>', 'why it may close on or after the meeting begins')
    .action(
      run<Because & { at: string }>(
        async ({ parley, actor, output }, { at, because }, name = '') => {
          const opensAt = Date.parse(at);
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
}

function openCommand(round: Command, run: Run): void {
  addDraftOptions(
    round
      .command('open <name>')
      .description(
        'freeze the addressees and invite them; with --meeting and --questionnaire a new round, else a drafted one',
      ),
    { optional: true },
  ).action(
    run<Partial<DraftOptions>>(async ({ parley, actor, output }, options, name = '') => {
      const { because } = options;
      const confirmed = because === undefined ? {} : { closesAfterMeetingBecause: because };
      const { meeting, questionnaire, closes } = options;
      const isNew = meeting !== undefined && questionnaire !== undefined && closes !== undefined;
      const result = isNew
        ? await openNewRound(
            parley,
            {
              draft: draftFrom(name, { ...options, meeting, questionnaire, closes }),
              ...confirmed,
            },
            actor,
          )
        : await openRound(parley, { round: name, ...confirmed }, actor);
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
    round
      .command(`${verb} <name>`)
      .description(words)
      .option('--because <reason>', 'kept in the record')
      .action(
        run<Because>(async ({ parley, actor, output }, { because }, name = '') => {
          const order = { round: name, ...(because === undefined ? {} : { reason: because }) };
          const done = valueOrRefused(await act(parley, order, actor), parley.refusalWords);
          output.result(done, [`Round "${name}" is ${done.state}.`]);
        }),
      );
  }
  round
    .command('extend <name>')
    .description('move the closing day to a later one and tell those concerned')
    .requiredOption('--closes <day>', 'the new last day, like 2027-04-15')
    .option(
      '--because <reason>',
      'kept in the record; needed to close on or after the meeting begins',
    )
    .option('--after-meeting', 'confirm that it may close on or after the meeting begins')
    .action(
      run<Because & { closes: string; afterMeeting?: boolean }>(
        async ({ parley, actor, output }, { closes, because, afterMeeting }, name = '') => {
          const input = {
            round: name,
            closesOn: closes,
            ...(because === undefined ? {} : { reason: because }),
            ...(afterMeeting === true ? { closesAfterMeetingBecause: because ?? '' } : {}),
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
  round
    .command('remind <name>')
    .description('remind, at their next working hour, those who have not answered')
    .requiredOption('--because <reason>', 'kept in the record')
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
  round
    .command('status [name]')
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
