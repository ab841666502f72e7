import { Command } from 'commander';
import { agendaCommands } from './commands/agenda.ts';
import { deliveryCommands } from './commands/delivery.ts';
import { demoCommand } from './commands/demo.ts';
import { doctorCommand } from './commands/doctor.ts';
import { inviteCommands } from './commands/invite.ts';
import { meetingCommands } from './commands/meeting.ts';
import { memberCommands } from './commands/member.ts';
import { questionnaireCommands } from './commands/questionnaire.ts';
import { roundCommands } from './commands/round.ts';
import { serveCommand } from './commands/serve.ts';
import { staffCommands } from './commands/staff.ts';
import { EXIT } from './exit.ts';
import { type CliWorld, createRun } from './run.ts';

/** The whole command line. Exit 0 done, 1 refused, 2 wrong usage. */
export function createProgram(world: CliWorld): Command {
  const program = new Command('parley')
    .description(
      'Asks the members of developing countries what they need before a CTO/CxO meeting (WTSA Resolution 68).',
    )
    .option('--json', 'one JSON document instead of lines')
    .option('--as <email>', 'act as this member of staff; the first administrator unless given')
    .showHelpAfterError('(add --help to see what it takes)')
    .configureOutput({
      writeOut: (text) => world.streams.stdout.write(text),
      writeErr: (text) => world.streams.stderr.write(text),
    });
  const run = createRun(world);
  serveCommand(program, world);
  demoCommand(program, world);
  doctorCommand(program, world);
  memberCommands(program, run);
  questionnaireCommands(program, run);
  meetingCommands(program, run);
  roundCommands(program, run);
  inviteCommands(program, run);
  deliveryCommands(program, run);
  agendaCommands(program, run);
  staffCommands(program, run);
  exitWithUsage(program);
  return program;
}

/** Commander ends with 1 on wrong usage; ours is 2, for every command below. Help and version end with 0. */
function exitWithUsage(command: Command): void {
  command.exitOverride((error) => {
    throw error.exitCode === 0 ? error : Object.assign(error, { exitCode: EXIT.usage });
  });
  for (const child of command.commands) exitWithUsage(child);
  for (const option of ['--json', '--as <email>']) {
    const known = command.options.some(({ flags }) => flags === option);
    if (command.parent !== null && !known && command.commands.length === 0) {
      command.option(
        option,
        option === '--json' ? 'one JSON document' : 'act as this member of staff',
      );
    }
  }
}
