import type { Command } from 'commander';
import { addConclusion, linkConclusion } from '../../application/outcomes/add-conclusion.ts';
import { endNeed } from '../../application/outcomes/end-need.ts';
import { followConclusion } from '../../application/outcomes/follow-conclusion.ts';
import { listConclusions, listEndings } from '../../application/outcomes/list-outcomes.ts';
import { recordResponse, routeConclusion } from '../../application/outcomes/route-conclusion.ts';
import { labels } from '../../domain/outcomes/numbered.ts';
import {
  ENDINGS,
  type Ending,
  FOLLOW_UP_STATUSES,
  type FollowUpStatus,
} from '../../domain/vocabulary.ts';
import { choice, day, reason } from '../arguments.ts';
import { example } from '../example.ts';
import { counted, countedList } from '../numbered-arguments.ts';
import type { Run } from '../run.ts';
import { conclusionLines, endingLines } from './conclusion-lines.ts';
import { tellCommand } from './conclusion-tell.ts';
import { translationCommands } from './conclusion-translations.ts';
import { valueOrRefused } from './refusal.ts';

/** What a meeting concluded, where that went, and how each need ended (Res. 68, resolves 2 and 5 to 7). */
export function conclusionCommands(program: Command, run: Run): void {
  const conclusion = program
    .command('conclusion')
    .description('what a meeting concluded, and what became of it');
  addCommand(conclusion, run);
  linkCommand(conclusion, run);
  listCommand(conclusion, run);
  routeCommand(conclusion, run);
  respondCommand(conclusion, run);
  followUpCommand(conclusion, run);
  outcomeCommand(conclusion, run);
  tellCommand(conclusion, run);
  translationCommands(conclusion, run);
}

interface AddOptions {
  readonly title: string;
  readonly text: string;
  readonly asks?: string;
  readonly addressee?: string;
  readonly otherBodies?: string;
  readonly topic?: string;
  readonly items: readonly number[];
  readonly needs: readonly number[];
}

function addCommand(conclusion: Command, run: Run): void {
  example(
    conclusion.command('add <meeting>'),
    'conclusion add cto-2026 --title "Rural access" --text "The group asks ITU-T to …" --items A1 --needs N1,N2',
  )
    .description(
      'enter a conclusion under its next number; the needs that it names end as reflected',
    )
    .requiredOption('--title <title>', 'a short title')
    .requiredOption('--text <text>', 'the conclusion as adopted, in English')
    .option('--asks <text>', 'the call to action')
    .option('--addressee <who>', 'who is asked')
    .option('--other-bodies <names>', 'other standards bodies concerned')
    .option('--topic <code>', 'one of the questionnaire’s topics')
    .option('--items <list>', 'the items it came from, like A1,A2', countedList('A'), [])
    .option('--needs <list>', 'the needs that it reflects, like N1,N2', countedList('N'), [])
    .action(
      run<AddOptions>(async ({ parley, actor, output }, options, meeting = '') => {
        const { title, text, items, needs } = options;
        const { asks = null, addressee = null, otherBodies = null, topic = null } = options;
        const input = {
          ...{ title, text, callToAction: asks, addressee, otherBodies, topic },
          ...{ items: [...items], needs: [...needs] },
        };
        const result = await addConclusion(parley, meeting, input, actor);
        const added = valueOrRefused(result, parley.refusalWords);
        output.result(added, [
          `C${added.number} is entered: ${added.title}.`,
          ...(added.needs.length > 0 ? [`Reflected in it: ${labels('N', added.needs)}.`] : []),
        ]);
      }),
    );
}

function linkCommand(conclusion: Command, run: Run): void {
  example(
    conclusion.command('link <meeting> <conclusion>'),
    'conclusion link cto-2026 C1 --needs N3',
  )
    .description('name further items and needs with a conclusion')
    .option('--items <list>', 'like A1,A2', countedList('A'), [])
    .option('--needs <list>', 'like N1,N2; they end as reflected', countedList('N'), [])
    .action(
      run<Pick<AddOptions, 'items' | 'needs'>>(
        async ({ parley, actor, output }, { items, needs }, meeting = '', number = '') => {
          const input = { meeting, conclusion: counted('C')(number), items, needs };
          const result = await linkConclusion(parley, input, actor);
          const linked = valueOrRefused(result, parley.refusalWords);
          output.result(linked, conclusionLines([linked]));
        },
      ),
    );
}

function listCommand(conclusion: Command, run: Run): void {
  example(conclusion.command('list <meeting>'), 'conclusion list cto-2026')
    .description('the conclusions, where each went, and how each need ended')
    .action(
      run(async ({ parley, actor, output }, _options, meeting = '') => {
        const all = await listConclusions(parley, meeting, actor);
        const conclusions = valueOrRefused(all, parley.refusalWords);
        const ended = await listEndings(parley, meeting, actor);
        const needs = valueOrRefused(ended, parley.refusalWords);
        output.result({ conclusions, needs }, [
          ...conclusionLines(conclusions),
          ...endingLines(needs),
        ]);
      }),
    );
}

interface RouteOptions {
  readonly to: string;
  readonly reason: string;
  readonly sent?: string;
  readonly document?: string;
}

function routeCommand(conclusion: Command, run: Run): void {
  example(
    conclusion.command('route <meeting> <conclusion>'),
    'conclusion route cto-2026 C1 --to TSAG --reason "for the strategic function"',
  )
    .description('send a conclusion to TSAG or a study group, and say why')
    .requiredOption('--to <body>', 'TSAG, or a study group like SG17')
    .requiredOption('--reason <text>', 'why it goes there', reason)
    .option('--sent <day>', 'the day on which it was sent', day)
    .option('--document <number>', 'the document’s number, as TSB’s own system gave it')
    .action(
      run<RouteOptions>(async ({ parley, actor, output }, options, meeting = '', number = '') => {
        const { to, reason: why, sent = null, document = null } = options;
        const conclusion = counted('C')(number);
        const input = { meeting, conclusion, body: to, reason: why, sentOn: sent, document };
        const result = await routeConclusion(parley, input, actor);
        const routed = valueOrRefused(result, parley.refusalWords);
        output.result(routed, conclusionLines([routed]));
      }),
    );
}

interface RespondOptions {
  readonly from: string;
  readonly response: string;
  readonly on: string;
}

function respondCommand(conclusion: Command, run: Run): void {
  example(
    conclusion.command('respond <meeting> <conclusion>'),
    'conclusion respond cto-2026 C1 --from TSAG --on 2026-11-20 --response "Noted; sent to RG-WPR"',
  )
    .description('record what TSAG or a study group answered')
    .requiredOption('--from <body>', 'TSAG, or a study group like SG17')
    .requiredOption('--response <text>', 'what they answered or decided')
    .requiredOption('--on <day>', 'the day on which they did', day)
    .action(
      run<RespondOptions>(async ({ parley, actor, output }, options, meeting = '', number = '') => {
        const { from, response, on } = options;
        const conclusion = counted('C')(number);
        const input = { meeting, conclusion, body: from, response, respondedOn: on };
        const result = await recordResponse(parley, input, actor);
        const answered = valueOrRefused(result, parley.refusalWords);
        output.result(answered, conclusionLines([answered]));
      }),
    );
}

interface FollowUpOptions {
  readonly status: FollowUpStatus;
  readonly reason?: string;
  readonly owner?: string;
  readonly evidence?: string;
  readonly next?: string;
}

function followUpCommand(conclusion: Command, run: Run): void {
  example(
    conclusion.command('follow-up <meeting> <conclusion>'),
    'conclusion follow-up cto-2026 C1 --status under-study --evidence https://www.itu.int/',
  )
    .description('say what became of a conclusion')
    .requiredOption('--status <status>', FOLLOW_UP_STATUSES.join(' | '), choice(FOLLOW_UP_STATUSES))
    .option('--reason <text>', 'why; always with not-pursued')
    .option('--owner <email>', 'the member of staff who looks after it; stays unless given')
    .option('--evidence <address>', 'where it can be seen')
    .option('--next <day>', 'when to look again', day)
    .action(
      run<FollowUpOptions>(
        async ({ parley, actor, output }, options, meeting = '', number = '') => {
          const { status, reason: why = null, owner = null, evidence = null } = options;
          const conclusion = counted('C')(number);
          const input = {
            ...{ meeting, conclusion, status, reason: why, owner, evidence },
            nextOn: options.next ?? null,
          };
          const result = await followConclusion(parley, input, actor);
          const followed = valueOrRefused(result, parley.refusalWords);
          output.result(followed, conclusionLines([followed]));
        },
      ),
    );
}

function outcomeCommand(conclusion: Command, run: Run): void {
  example(
    conclusion.command('outcome <meeting> <need> <ending>'),
    'conclusion outcome cto-2026 N3 not-raised --reason "Another study group has taken it up already"',
  )
    .description(`say how a need ended: ${ENDINGS.join(', ')}`)
    .option('--reason <text>', 'why; always with not-raised')
    .action(
      run<{ readonly reason?: string }>(
        async ({ parley, actor, output }, options, meeting = '', number = '', how = '') => {
          const ending: Ending = choice(ENDINGS)(how);
          const input = { meeting, need: counted('N')(number), ending, ...options };
          const result = await endNeed(parley, input, actor);
          const ended = valueOrRefused(result, parley.refusalWords);
          output.result(ended, [`N${ended.need} ends as ${ended.ending}.`]);
        },
      ),
    );
}
