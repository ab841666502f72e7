import type { Command } from 'commander';
import { addMeeting } from '../../application/meetings/add-meeting.ts';
import { listMeetings } from '../../application/meetings/list-meetings.ts';
import { MEETING_KINDS, type MeetingKind } from '../../domain/vocabulary.ts';
import { choice, day, numberBetween } from '../arguments.ts';
import { example } from '../example.ts';
import { table } from '../output.ts';
import type { Run } from '../run.ts';
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
  example(meeting.command('list'), 'meeting list')
    .description('all meetings, the latest first')
    .action(
      run(async ({ parley, actor, output }) => {
        const meetings = valueOrRefused(await listMeetings(parley, actor), parley.refusalWords);
        const rows = meetings.map((one) => [
          one.slug,
          one.kind,
          one.startsOn,
          one.place,
          one.title,
        ]);
        output.result(meetings, table(['Name', 'Kind', 'From', 'Place', 'Title'], rows));
      }),
    );
}
