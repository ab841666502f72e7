import type { Command } from 'commander';
import { changeRules } from '../../application/rounds/change-rules.ts';
import {
  type MessagePreview,
  PREVIEW_OCCASIONS,
  type PreviewInput,
  previewMessage,
} from '../../application/rounds/preview-message.ts';
import { roundCalendar } from '../../application/rounds/round-calendar.ts';
import { roundStatus } from '../../application/rounds/round-status.ts';
import { LANGUAGES } from '../../domain/language.ts';
import { ADDRESSEE_STATES } from '../../domain/rounds/addressee-state.ts';
import { choice, reason, time } from '../arguments.ts';
import { example } from '../example.ts';
import { WrongUsage } from '../exit.ts';
import type { Run } from '../run.ts';
import { calendarLines } from './calendar-lines.ts';
import { valueOrRefused } from './refusal.ts';
import {
  addDraftOptions,
  addRule,
  type DraftOptions,
  draftFrom,
  newRound,
  type ReminderRules,
} from './round-options.ts';
import { ruleLines } from './round-status-lines.ts';

/** What a round will say, to how many, when; and how to change that. */
export function reminderCommands(round: Command, run: Run): void {
  calendarCommand(round, run);
  previewCommand(round, run);
  rulesCommand(round, run);
}

function calendarCommand(round: Command, run: Run): void {
  addDraftOptions(
    example(
      round.command('calendar <name>'),
      'round calendar cto-2027-needs --meeting cto-2027 --questionnaire administrations --closes 2027-04-15',
    ).description(
      'what will be sent on which day to how many: of a round, or of one that does not exist yet, by the options of round open',
    ),
    { optional: true },
  )
    .option('--at <time>', 'as if it opened then, like 2027-03-01T08:00Z', time)
    .action(
      run<Partial<DraftOptions> & { at?: number }>(
        async ({ parley, actor, output }, { at, ...options }, name = '') => {
          const fresh = newRound(options);
          const which = fresh === undefined ? { round: name } : { draft: draftFrom(name, fresh) };
          const input = { ...which, ...(at === undefined ? {} : { opensAt: at }) };
          const calendar = valueOrRefused(
            await roundCalendar(parley, input, actor),
            parley.refusalWords,
          );
          output.result(calendar, calendarLines(calendar, parley.refusalWords));
        },
      ),
    );
}

function previewCommand(round: Command, run: Run): void {
  example(
    round.command('preview <name>'),
    'round preview cto-2027-needs --occasion reminder --state partial --language ar',
  )
    .description('the exact text of a message; its link is made only when it is sent')
    .option(
      '--occasion <kind>',
      PREVIEW_OCCASIONS.join(', '),
      choice(PREVIEW_OCCASIONS),
      'invitation',
    )
    .option('--state <state>', ADDRESSEE_STATES.join(', '), choice(ADDRESSEE_STATES))
    .option('--language <code>', LANGUAGES.join(', '), choice(LANGUAGES))
    .option('--member <name>', 'a member of the round, by its name or its country’s two letters')
    .action(
      run<Omit<PreviewInput, 'round'>>(async ({ parley, actor, output }, options, name = '') => {
        const preview = valueOrRefused(
          await previewMessage(parley, { ...options, round: name }, actor),
          parley.refusalWords,
        );
        output.result(preview, previewLines(preview));
      }),
    );
}

function previewLines({ to, letter }: MessagePreview): string[] {
  const { subject, paragraphs, link, closing } = letter;
  return [
    to === null ? 'Names are placeholders.' : `As it would go to ${to.contact}, ${to.member}.`,
    '',
    subject,
    ...paragraphs.flatMap((paragraph) => ['', ...paragraph.split('\n')]),
    ...(link === undefined ? [] : ['', `[${link.label}] ${link.url}`]),
    '',
    ...closing,
  ];
}

interface RulesOptions {
  readonly remind?: ReminderRules;
  readonly escalateAfter?: string;
  readonly because?: string;
}

function rulesCommand(round: Command, run: Run): void {
  example(
    round.command('rules <name>'),
    'round rules cto-2027-needs --remind "opening P5D not-started" --because "the holidays end then"',
  )
    .description('the reminders of a round; with --remind, the whole list that it has from now on')
    .option('--remind <rule>', 'once for each rule of the new list, or none', addRule)
    .option('--escalate-after <duration>', 'silence until the next contact is written to, like P7D')
    .option('--because <reason>', 'kept in the record; needed once the round is open', reason)
    .action(
      run<RulesOptions>(async ({ parley, actor, output }, options, name = '') => {
        const { remind, escalateAfter, because } = options;
        if (remind === undefined && escalateAfter === undefined) {
          if (because !== undefined) throw new WrongUsage('--because goes with --remind');
          const status = await roundStatus(parley, { round: name }, actor);
          const { rules, round: stored } = valueOrRefused(status, parley.refusalWords);
          output.result({ rules, escalateAfter: stored.escalateAfter }, [
            ...ruleLines(rules),
            `The next contact is written to after ${stored.escalateAfter} of silence.`,
          ]);
          return;
        }
        const input = {
          round: name,
          ...(remind === undefined ? {} : { reminders: remind }),
          ...(escalateAfter === undefined ? {} : { escalateAfter }),
          ...(because === undefined ? {} : { reason: because }),
        };
        const changed = valueOrRefused(
          await changeRules(parley, input, actor),
          parley.refusalWords,
        );
        const { kept, added, ended, planned, cancelled } = changed;
        output.result(changed, [
          `Reminders of "${name}": ${kept} kept, ${added} added, ${ended} ended.`,
          `${planned} messages are planned by the new ones, ${cancelled} of the old ones are cancelled.`,
        ]);
      }),
    );
}
