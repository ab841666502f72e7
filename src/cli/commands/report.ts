import type { Command } from 'commander';
import { type MeetingTrace, traceMeeting } from '../../application/outcomes/trace-meeting.ts';
import type { Statement } from '../../domain/outcomes/trace.ts';
import { example } from '../example.ts';
import type { Run } from '../run.ts';
import { listVerb, paperVerbs } from './paper-verbs.ts';
import { valueOrRefused } from './refusal.ts';

type Words = (name: string, params?: Readonly<Record<string, string | number>>) => string;

/** What was done for the resolution, clause by clause. */
export function reportCommands(program: Command, run: Run): void {
  const report = program
    .command('report')
    .description('what was done for each clause of the resolution, and what became of it');
  paperCommands(report, run);
  example(report.command('trace <meeting>'), 'report trace cto-2026')
    .description('clause by clause: what was done, when, where the evidence lies, what is missing')
    .option('--edition <id>', 'an edition in data/resolution; the newest unless given')
    .action(
      run<{ readonly edition?: string }>(
        async ({ parley, actor, output }, options, meeting = '') => {
          const result = await traceMeeting(parley, { meeting, ...options }, actor);
          const traced = valueOrRefused(result, parley.refusalWords);
          output.result(withWords(traced, parley.traceWords), lines(traced, parley.traceWords));
        },
      ),
    );
}

/** To the advisory group (resolves 7), and to the assembly (resolves 8). */
function paperCommands(report: Command, run: Run): void {
  const scope = { scope: '<period>', sample: '2025-2028' };
  const tsag = report.command('tsag').description('what became of the conclusions, for TSAG');
  paperVerbs(tsag, run, { ...scope, kind: 'tsag-report', words: 'report tsag' });
  const wtsa = report.command('wtsa').description('figures of a study period, for WTSA');
  paperVerbs(wtsa, run, { ...scope, kind: 'wtsa-report', words: 'report wtsa' });
  listVerb(report, run, ['tsag-report', 'wtsa-report']);
}

/** The same for programs, each statement with its words beside its code. */
function withWords(traced: MeetingTrace, words: Words) {
  const spoken = (statement: Statement) => ({
    ...statement,
    words: words(statement.code, statement.params),
  });
  const clauses = traced.clauses.map(({ done, missing, ...clause }) => ({
    ...{ ...clause, done: done.map(spoken), missing: missing.map(spoken) },
  }));
  return { ...traced, clauses };
}

function lines({ meeting, edition, asOf, clauses }: MeetingTrace, words: Words): string[] {
  return [
    `WTSA Resolution ${edition.resolution} (${edition.edition}), traced for "${meeting.slug}" as of ${asOf}.`,
    ...clauses.flatMap(({ label, asks, done, missing }) => [
      '',
      `${label}: ${asks}`,
      ...done.map((one) => `  ✓ ${spokenLine(one, words)}`),
      ...missing.map((one) => `  ✗ ${spokenLine(one, words)}`),
      ...(done.length + missing.length === 0 ? ['  – nothing is on record'] : []),
    ]),
  ];
}

function spokenLine({ code, params, on, where }: Statement, words: Words): string {
  const day = on === null ? '' : `${on}  `;
  const place = where === null ? '' : `  (parley ${where})`;
  return `${day}${words(code, params)}${place}`;
}
