import { basename } from 'node:path';
import type { Command } from 'commander';
import { type RecordedReturn, recordReturn } from '../../application/deliveries/record-return.ts';
import { example } from '../example.ts';
import { WrongUsage } from '../exit.ts';
import type { Run, Session } from '../run.ts';
import { valueOrRefused } from './refusal.ts';

/** Messages that were taken are kept here, beside the new ones. */
const DONE = 'done';

/** What came back to the mailbox of the letters: one message, or a folder of them. */
export function returnedCommand(delivery: Command, run: Run): void {
  example(delivery.command('returned [file]'), 'delivery returned data/samples/returned-letter.eml')
    .description('take a letter that came back or a complaint, from a file or standard input')
    .option('--folder <path>', `every .eml file in it; each is then moved to ${DONE}/`)
    .action(
      run<{ folder?: string }>(async (session, { folder }, file) => {
        if (folder === undefined) return takeOne(session, file);
        if (file !== undefined) throw new WrongUsage('Give a file or --folder, not both.');
        return takeFolder(session, folder);
      }),
    );
}

async function takeOne({ parley, actor, output }: Session, file?: string): Promise<void> {
  const message = await parley.files.readMessage(file);
  const recorded = valueOrRefused(
    await recordReturn(parley, { message }, actor),
    parley.refusalWords,
  );
  output.result(recorded, [wordsFor(recorded)]);
}

async function takeFolder({ parley, actor, output }: Session, folder: string): Promise<void> {
  const taken: (RecordedReturn & { readonly file: string })[] = [];
  for (const path of await parley.files.listFolder(folder, '.eml')) {
    const message = await parley.files.readMessage(path);
    const result = await recordReturn(parley, { message }, actor);
    const recorded = valueOrRefused(result, parley.refusalWords);
    await parley.files.moveBeside(path, DONE);
    taken.push({ file: basename(path), ...recorded });
  }
  const lines = taken.map((one) => `${one.file}: ${wordsFor(one)}`);
  output.result(taken, taken.length === 0 ? ['No .eml file is there.'] : lines);
}

function wordsFor(recorded: RecordedReturn): string {
  switch (recorded.outcome) {
    case 'ignored':
      return `Nothing was changed: ${IGNORED[recorded.because]}.`;
    case 'noted':
      return `Delivery ${recorded.delivery} did not arrive; that is noted, and its address stays in use.`;
    case 'set-aside': {
      const { cause, delivery, contacts, repeats } = recorded;
      const people = `${contacts} contact${contacts === 1 ? '' : 's'}`;
      if (cause === 'complained') {
        return `The mailbox of delivery ${delivery} complained: it gets no letters any more (${people}).`;
      }
      const again = repeats === 0 ? 'nothing is said again' : `${repeats} sent again another way`;
      return `The address of delivery ${delivery} was set aside (${people}); ${again}.`;
    }
  }
}

const IGNORED: Readonly<
  Record<Extract<RecordedReturn, { outcome: 'ignored' }>['because'], string>
> = {
  unreadable: 'this is no mail message, or a damaged one',
  'no-report': 'this is no report; if somebody wrote, read it',
  'out-of-office': 'this is an automatic answer, such as an out-of-office note',
  delayed: 'the letter is late, and still on its way',
  delivered: 'the letter has arrived',
  receipt: 'this says that a letter was read',
  'no-complaint': 'this report is about something else than a complaint',
  'not-ours': 'it names no letter that was sent from here',
  'other-mailbox': 'it is about another mailbox than the one that the letter went to',
  known: 'it was recorded before',
  cleared: 'staff have cleared this address since the letter went out',
};
