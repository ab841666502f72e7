import { Command, CommanderError } from 'commander';
import { agendaCommands } from './commands/agenda.ts';
import { communiqueCommands } from './commands/communique.ts';
import { conclusionCommands } from './commands/conclusion.ts';
import { deliveryCommands } from './commands/delivery.ts';
import { demoCommand } from './commands/demo.ts';
import { digestCommands } from './commands/digest.ts';
import { doctorCommand } from './commands/doctor.ts';
import { inviteCommands } from './commands/invite.ts';
import { meetingCommands } from './commands/meeting.ts';
import { memberCommands } from './commands/member.ts';
import { needCommands } from './commands/need.ts';
import { nominationCommands } from './commands/nomination.ts';
import { questionnaireCommands } from './commands/questionnaire.ts';
import { registerCommands } from './commands/register.ts';
import { reportCommands } from './commands/report.ts';
import { roundCommands } from './commands/round.ts';
import { seatCommands } from './commands/seat.ts';
import { serveCommand } from './commands/serve.ts';
import { staffCommands } from './commands/staff.ts';
import { tokenCommands } from './commands/token.ts';
import { vaultCommands } from './commands/vault.ts';
import { webhookCommands } from './commands/webhook.ts';
import { EXIT } from './exit.ts';
import { createOutput } from './output.ts';
import { type CliWorld, createRun, guarded } from './run.ts';

/** Runs one command: what follows `parley` on the command line. Never throws; the world hears of the exit code. */
export async function runProgram(world: CliWorld, argv: readonly string[]): Promise<void> {
  const json = asksForJson(argv);
  const output = createOutput(world.streams, json);
  let help = '';
  const program = createProgram(world, {
    writeOut: (text) => {
      if (json) help += text;
      else world.streams.stdout.write(text);
    },
    writeErr: (text) => {
      if (!json) world.streams.stderr.write(text);
    },
  });
  await guarded(world, output, async () => {
    try {
      await program.parseAsync([...argv], { from: 'user' });
    } catch (cause) {
      const helped = cause instanceof CommanderError && cause.exitCode === EXIT.done;
      if (!helped) throw cause;
      if (json) output.result({ help }, []);
    }
  });
}

/** Wrong usage must be told as JSON too, so this is seen before anything is understood. */
export function asksForJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return (end === -1 ? argv : argv.slice(0, end)).includes('--json');
}

interface Writers {
  writeOut(text: string): void;
  writeErr(text: string): void;
}

/** The whole command line. Commands inherit what is set here, so it comes before them. */
export function createProgram(world: CliWorld, writers: Writers): Command {
  const program = new Command('parley')
    .description(
      'Asks the members of developing countries what they need before a CTO/CxO meeting (WTSA Resolution 68).',
    )
    .option('--json', 'one JSON document instead of lines')
    .option('--as <email>', 'act as this member of staff; the first administrator unless given')
    .showHelpAfterError('(add --help to see what it takes)')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput(writers)
    .exitOverride();
  program.addHelpText('after', FIRST_STEPS);
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
  needCommands(program, run);
  seatCommands(program, run);
  registerCommands(program, run);
  nominationCommands(program, run);
  conclusionCommands(program, run);
  digestCommands(program, run);
  communiqueCommands(program, run);
  reportCommands(program, run);
  staffCommands(program, run);
  tokenCommands(program, run);
  vaultCommands(program, run);
  webhookCommands(program, run);
  for (const addCommands of world.ownCommands) addCommands(program, run);
  return program;
}

const FIRST_STEPS = `
Exit codes: 0 done, 1 refused, 2 wrong usage.
New here? "parley demo" shows a whole consultation in a minute or two; docs/commands.md tells one by commands.`;
