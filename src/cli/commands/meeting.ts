import type { Command } from 'commander';
import { addMeeting } from '../../application/meetings/add-meeting.ts';
import { glanceAtMeetings } from '../../application/meetings/glance.ts';
import { showMeeting } from '../../application/meetings/show-meeting.ts';
import { MEETING_KINDS, type MeetingKind } from '../../domain/vocabulary.ts';
import { choice, day, numberBetween } from '../arguments.ts';
import { example } from '../example.ts';
import { table } from '../output.ts';
import type { Run } from '../run.ts';
import { deadlineText, meetingLines, standingText } from './meeting-lines.ts';
import { valueOrRefused } from './refusal.ts';

interface AddOptions {
  readonly kind: MeetingKind;
  readonly number?: number;
  readonly title: string;
  readonly from: string;
  readonly to?: string;
  readonly place: string;
  readonly studyPeriod: string;
}

export function meetingCommands(program: Command, run: Run): void {
  const meeting = program
    .command('meeting')
    .description('CTO and CxO meetings (Res. 68, resolves 1)');
  example(
    meeting.command('add <name>'),
    'meeting add cto-2027 --kind cto --title "CTO group meeting" --from 2027-05-18 --place Geneva',
  )
    .description('record a meeting; its name is used in all other commands')
    .requiredOption('--kind <kind>', MEETING_KINDS.join(' | '), choice(MEETING_KINDS))
    .option('--number <n>', 'its number in the series', numberBetween(1, 9999))
    .requiredOption('--title <title>', 'as members will read it')
    .requiredOption('--from <day>', 'first day, like 2027-05-18', day)
    .option('--to <day>', 'last day; the first unless given', day)
    .requiredOption('--place <place>', 'city and country, or "online"')
    .option('--study-period <years>', 'like 2025-2028', '2025-2028')
    .action(
      run<AddOptions>(async ({ parley, actor, output }, options, slug = '') => {
        const { kind, number = null, title, from, to = from, place, studyPeriod } = options;
        const input = { slug, kind, number, title, startsOn: from, endsOn: to, place, studyPeriod };
        const added = valueOrRefused(await addMeeting(parley, input, actor), parley.refusalWords);
        output.result(added, [`Meeting "${added.slug}" is recorded: ${added.title}.`]);
      }),
    );
  listCommand(meeting, run);
  showCommand(meeting, run);
}

function listCommand(meeting: Command, run: Run): void {
  example(meeting.command('list'), 'meeting list')
    .description('all meetings, the latest first: how far each is, and what comes next')
    .action(
      run(async ({ parley, actor, output }) => {
        const result = await glanceAtMeetings(parley, actor);
        const meetings = valueOrRefused(result, parley.refusalWords);
        const rows = meetings.map((one) => [
          ...[one.slug, one.kind, one.startsOn, one.place, standingText(one.standing)],
          ...[deadlineText(one.next), one.title],
        ]);
        const head = ['Name', 'Kind', 'From', 'Place', 'Status', 'Next', 'Title'];
        output.result(meetings, table(head, rows));
      }),
    );
}

function showCommand(meeting: Command, run: Run): void {
  example(meeting.command('show <meeting>'), 'meeting show cto-2027')
    .description('one meeting in one look: rounds, needs, items, register, papers, what is missing')
    .action(
      run(async ({ parley, actor, output }, _options, slug = '') => {
        const result = await showMeeting(parley, { meeting: slug }, actor);
        const shown = valueOrRefused(result, parley.refusalWords);
        const missing = shown.missing.map((one) => ({
          ...one,
          words: parley.traceWords(one.code, one.params),
        }));
        output.result({ ...shown, missing }, meetingLines({ ...shown, missing }));
      }),
    );
}
